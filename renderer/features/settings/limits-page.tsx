import { NumberInput } from "@mantine/core";
import { useState } from "react";
import { useStatus } from "../../data/use-current-project.ts";
import { Card } from "../../ui/card.tsx";
import { duration } from "../../ui/format.ts";
import { useFormat } from "../../ui/window-settings.tsx";
import { SettingRow } from "./setting-row.tsx";
import classes from "./settings.module.css";
import { useSaveSettings } from "./use-save-settings.ts";

export function LimitsPage() {
  const { settings, set } = useSaveSettings();
  const format = useFormat();
  const contacts = useStatus()?.contacts;
  if (!settings) return null;
  const speed = settings.sendingPerSecond;
  const whole =
    speed && contacts
      ? `One message to all ${format.count(contacts)} contacts takes about ${duration((contacts / speed) * 1_000, 1)}.`
      : "Empty: as fast as the mail server takes them.";
  return (
    <Card>
      <SettingRow
        label="Messages per contact a day"
        hint="Nobody gets more in 24 hours, whatever sends them."
      >
        <CommittedNumber
          value={settings.dailyLimit}
          min={1}
          max={100}
          onCommit={(dailyLimit) => dailyLimit !== null && set("Daily limit", { dailyLimit })}
        />
      </SettingRow>
      <SettingRow label="Messages a second" hint={whole}>
        <CommittedNumber
          value={speed}
          min={1}
          max={20_000}
          placeholder="No limit"
          onCommit={(sendingPerSecond) => set("Speed", { sendingPerSecond })}
        />
      </SettingRow>
      <SettingRow
        label="Late by at most"
        hint="A campaign that is due later than this asks you instead of sending, for example after the computer was off."
      >
        <CommittedNumber
          value={settings.lateGraceMinutes}
          min={0}
          max={10_080}
          suffix=" min"
          onCommit={(minutes) =>
            minutes !== null && set("Late grace", { lateGraceMinutes: minutes })
          }
        />
      </SettingRow>
    </Card>
  );
}

function CommittedNumber(props: {
  value: number | null;
  min: number;
  max: number;
  suffix?: string;
  placeholder?: string;
  onCommit: (value: number | null) => void;
}) {
  const { value, onCommit, ...rest } = props;
  const [draft, setDraft] = useState<number | null | undefined>(undefined);
  const commit = () => {
    if (draft !== undefined && draft !== value) onCommit(draft);
    setDraft(undefined);
  };
  return (
    <NumberInput
      {...rest}
      className={classes.grow ?? ""}
      allowDecimal={false}
      clampBehavior="strict"
      value={(draft === undefined ? value : draft) ?? ""}
      onChange={(next) => setDraft(typeof next === "number" ? next : null)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
      }}
    />
  );
}
