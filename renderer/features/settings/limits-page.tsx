import { useStatus } from "../../data/use-current-project.ts";
import { Card } from "../../ui/card.tsx";
import { duration } from "../../ui/format.ts";
import { useFormat } from "../../ui/window-settings.tsx";
import { CommittedNumber } from "./committed-number.tsx";
import { SettingRow } from "./setting-row.tsx";
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
