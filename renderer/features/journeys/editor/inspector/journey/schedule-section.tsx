import { Checkbox, Select, Switch } from "@mantine/core";
import { useMemo } from "react";
import type { JourneySettings } from "../../../../../../shared/domain/journey.ts";
import { LocalField } from "../../../../../activities/form/local-field.tsx";
import { SelectField } from "../../../../../activities/form/choice-field.tsx";
import { NumberField } from "../../../../../activities/form/number-field.tsx";
import { cityOf } from "../../../../../ui/format.ts";
import { timeZones } from "../../../../../ui/places.ts";
import { useFormat } from "../../../../../ui/window-settings.tsx";
import classes from "../inspector.module.css";
import type { SectionProps } from "../journey-panel.tsx";

type Estimation = JourneySettings["zoneEstimation"][number];
const estimations: { value: Estimation; label: string }[] = [
  { value: "PHONE_NUMBER", label: "The phone number and country" },
  { value: "POSTAL_CODE", label: "The postal code and country" },
];

/** When people may enter, and whose clock counts. */
export function ScheduleSection({ settings, set }: SectionProps) {
  const format = useFormat();
  const zone = settings.zone ?? format.timeZone;
  const zones = useMemo(() => timeZones(zone), [zone]);
  const late = settings.start !== null && settings.end !== null && settings.end <= settings.start;
  return (
    <section className={classes.section} aria-label="Schedule" data-field="schedule">
      <h3 className={classes.heading}>Schedule</h3>
      <Switch
        label="Start at a set time"
        checked={settings.start !== null}
        onChange={(event) =>
          set(
            { start: event.currentTarget.checked ? tomorrow(zone) : null },
            event.currentTarget.checked ? "Set a start" : "Start when published",
          )
        }
      />
      {settings.start === null ? (
        <p className={classes.hint}>It starts five minutes after you publish.</p>
      ) : (
        <LocalField
          name="start"
          label="Starts on"
          timeLabel="At"
          value={settings.start}
          onChange={(start) => set({ start }, "Change the start")}
        />
      )}
      <Switch
        label="Close at a set time"
        checked={settings.end !== null}
        onChange={(event) =>
          set(
            {
              end: event.currentTarget.checked
                ? weeksLater(settings.start ?? tomorrow(zone))
                : null,
            },
            event.currentTarget.checked ? "Set an end" : "Remove the end",
          )
        }
      />
      {settings.end === null ? null : (
        <LocalField
          name="end"
          label="Closes on"
          timeLabel="At"
          value={settings.end}
          error={late ? "The end is before the start." : null}
          onChange={(end) => set({ end }, "Change the end")}
        />
      )}
      <div data-field="zone">
        <Select
          label="Time zone"
          searchable
          data={zones}
          value={zone}
          description={settings.zone === null ? "The project’s." : undefined}
          inputWrapperOrder={["label", "input", "error", "description"]}
          nothingFoundMessage="No zone is called that."
          onChange={(value) =>
            value && set({ zone: value === format.timeZone ? null : value }, "Change the time zone")
          }
        />
      </div>
      <Switch
        label="Start and end in each contact’s time zone"
        checked={settings.localTime}
        onChange={(event) =>
          set({ localTime: event.currentTarget.checked }, "Change the time zone")
        }
      />
      <Checkbox.Group
        label="When a contact names no zone, estimate it from"
        value={settings.zoneEstimation}
        onChange={(values) =>
          set(
            {
              zoneEstimation: estimations.flatMap(({ value }) =>
                values.includes(value) ? [value] : [],
              ),
            },
            "Change how zones are estimated",
          )
        }
      >
        <div className={classes.checks}>
          {estimations.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </div>
      </Checkbox.Group>
      <SelectField
        name="missingZone"
        label="Quiet time for contacts without a zone"
        value={settings.missingZone}
        options={[
          { value: "send", label: "Doesn’t apply: send at once" },
          { value: "projectZone", label: `As in ${cityOf(zone)}` },
          { value: "skip", label: "Don’t send" },
        ]}
        onChange={(missingZone) => set({ missingZone }, "Change contacts without a zone")}
      />
      <NumberField
        name="late"
        label="A message is late after minutes"
        value={settings.late.afterMinutes}
        min={1}
        max={525_600}
        onCommit={(afterMinutes) =>
          set({ late: { ...settings.late, afterMinutes } }, "Change the late rule")
        }
      />
      <SelectField
        label="Late messages, when this computer was off"
        value={settings.late.action}
        options={[
          { value: "send", label: "Send them" },
          { value: "nextWindow", label: "Send at the next allowed time" },
          { value: "skip", label: "Don’t send them" },
          { value: "ask", label: "Ask me" },
        ]}
        onChange={(action) => set({ late: { ...settings.late, action } }, "Change the late rule")}
      />
    </section>
  );
}

/** Four weeks after a local time, by the same clock. */
const weeksLater = (local: string): string =>
  new Date(Date.parse(`${local}Z`) + 28 * 86_400_000).toISOString().slice(0, 16);

/** Tomorrow at nine by the clock of a zone. */
function tomorrow(zone: string): string {
  const text = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(Date.now() + 86_400_000);
  return `${text}T09:00`;
}
