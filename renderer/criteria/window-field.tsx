import { NumberInput, TextInput } from "@mantine/core";
import type { EventWindow } from "../../shared/domain/segment.ts";
import { cityOf } from "../ui/format.ts";
import { SegmentedTabs } from "../ui/segmented-tabs.tsx";
import { useFormat } from "../ui/window-settings.tsx";
import { windowWords } from "./operator-words.ts";
import { PopoverField } from "./popover-field.tsx";
import classes from "./popover-field.module.css";

const kinds = [
  { value: "any", label: "Any time" },
  { value: "last", label: "Last days" },
  { value: "dates", label: "Dates" },
] as const;

/** When an event counts: at any time, in the last days, or between two dates of the project's calendar. */
export function WindowField(props: {
  window: EventWindow | undefined;
  onChange: (window: EventWindow | undefined) => void;
  describedBy: string | undefined;
}) {
  const { window, onChange } = props;
  const format = useFormat();
  return (
    <PopoverField label="When" text={windowWords(window)} describedBy={props.describedBy}>
      <SegmentedTabs
        label="When it happened"
        value={window?.kind ?? "any"}
        options={kinds}
        onChange={(kind) =>
          onChange(
            kind === "any"
              ? undefined
              : kind === "last"
                ? { kind: "last", days: 30 }
                : { kind: "dates" },
          )
        }
      />
      {window?.kind === "last" ? (
        <NumberInput
          label="Days before now"
          min={1}
          max={36_500}
          value={window.days}
          onChange={(value) => {
            if (Number(value) > 0) onChange({ kind: "last", days: Number(value) });
          }}
        />
      ) : null}
      {window?.kind === "dates" ? (
        <>
          <div className={classes.pair}>
            {(["from", "to"] as const).map((end) => (
              <TextInput
                key={end}
                type="date"
                label={end === "from" ? "From" : "To"}
                value={window[end]?.slice(0, 10) ?? ""}
                onChange={(event) => {
                  const { [end]: _, ...rest } = window;
                  const { value } = event.currentTarget;
                  onChange(value ? { ...rest, [end]: value } : rest);
                }}
              />
            ))}
          </div>
          <p className={classes.hint}>Days of {cityOf(format.timeZone)} time, both included.</p>
        </>
      ) : null}
    </PopoverField>
  );
}
