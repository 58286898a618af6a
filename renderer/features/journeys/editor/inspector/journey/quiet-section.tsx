import { Switch } from "@mantine/core";
import { SelectField } from "../../../../../activities/form/choice-field.tsx";
import { ClockField } from "../../../../../activities/form/local-field.tsx";
import classes from "../inspector.module.css";
import type { SectionProps } from "../journey-panel.tsx";

/** When nobody is written to, by their own clock. */
export function QuietSection({ settings, set }: SectionProps) {
  const quiet = settings.quietTime;
  return (
    <section className={classes.section} aria-label="Quiet time" data-field="quietTime">
      <h3 className={classes.heading}>Quiet time</h3>
      <Switch
        label="No messages at night"
        checked={quiet !== null}
        onChange={(event) =>
          set(
            { quietTime: event.currentTarget.checked ? { start: "20:00", end: "08:00" } : null },
            event.currentTarget.checked ? "Set quiet time" : "Remove quiet time",
          )
        }
      />
      {quiet ? (
        <>
          <div className={classes.range}>
            <ClockField
              label="From"
              value={quiet.start}
              onChange={(start) => set({ quietTime: { ...quiet, start } }, "Change quiet time")}
            />
            <ClockField
              label="To"
              value={quiet.end}
              onChange={(end) => set({ quietTime: { ...quiet, end } }, "Change quiet time")}
            />
          </div>
          <p className={classes.hint}>In each contact’s time zone.</p>
        </>
      ) : null}
      <SelectField
        name="whenClosed"
        label="Messages due while sending is closed"
        value={settings.whenClosed}
        options={[
          { value: "hold", label: "Hold, then send" },
          { value: "drop", label: "Don’t send" },
        ]}
        onChange={(whenClosed) => set({ whenClosed }, "Change what happens in quiet time")}
      />
    </section>
  );
}
