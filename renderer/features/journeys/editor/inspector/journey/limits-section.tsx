import { Switch } from "@mantine/core";
import type { JourneyLimits } from "../../../../../../shared/domain/journey.ts";
import { DurationField } from "../../../../../activities/form/duration-field.tsx";
import { NumberField } from "../../../../../activities/form/number-field.tsx";
import classes from "../inspector.module.css";
import type { SectionProps } from "../journey-panel.tsx";

/** How much is too much. Every 0 is no limit. */
export function LimitsSection({ settings, set }: SectionProps) {
  const { limits } = settings;
  const change = (part: Partial<JourneyLimits>) =>
    set({ limits: { ...limits, ...part } }, "Change the limits");
  const frame = limits.timeframeCap;
  return (
    <section className={classes.section} aria-label="Limits" data-field="limits">
      <h3 className={classes.heading}>Limits</h3>
      <p className={classes.hint}>
        0 is no limit. Who is over a limit gets no message and goes on.
      </p>
      <NumberField
        name="reentryCap"
        label="Entries of one contact"
        value={limits.reentryCap}
        min={0}
        max={100}
        onCommit={(reentryCap) => change({ reentryCap })}
      />
      {limits.reentryCap === 1 ? null : (
        <>
          <Switch
            label="Some time between two entries"
            checked={limits.reentryInterval !== null}
            onChange={(event) =>
              change({ reentryInterval: event.currentTarget.checked ? "P1D" : null })
            }
          />
          {limits.reentryInterval === null ? null : (
            <DurationField
              label="At least"
              value={limits.reentryInterval}
              onChange={(reentryInterval) => change({ reentryInterval })}
            />
          )}
        </>
      )}
      <NumberField
        name="dailyCap"
        label="Messages to one contact in 24 hours"
        value={limits.dailyCap}
        min={0}
        max={100}
        onCommit={(dailyCap) => change({ dailyCap })}
      />
      <NumberField
        name="totalCap"
        label="Messages of this journey to one contact"
        value={limits.totalCap}
        min={0}
        max={100}
        onCommit={(totalCap) => change({ totalCap })}
      />
      <Switch
        label="Messages of all journeys in some days"
        checked={frame !== null}
        onChange={(event) =>
          change({ timeframeCap: event.currentTarget.checked ? { cap: 5, days: 7 } : null })
        }
      />
      {frame ? (
        <div className={classes.range}>
          <NumberField
            label="Messages"
            value={frame.cap}
            min={0}
            max={100}
            onCommit={(cap) => change({ timeframeCap: { ...frame, cap } })}
          />
          <NumberField
            label="In days"
            value={frame.days}
            min={1}
            max={30}
            onCommit={(days) => change({ timeframeCap: { ...frame, days } })}
          />
        </div>
      ) : null}
      <NumberField
        name="messagesPerSecond"
        label="Messages per second"
        value={limits.messagesPerSecond}
        min={0}
        max={20_000}
        onCommit={(messagesPerSecond) => change({ messagesPerSecond })}
      />
    </section>
  );
}
