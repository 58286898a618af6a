import { Checkbox, Switch } from "@mantine/core";
import { IconHourglass } from "@tabler/icons-react";
import { useState } from "react";
import type { WaitSettings } from "../../shared/activities/wait.ts";
import { weekdayNames } from "../../shared/activities/words.ts";
import type { ActivityView, InspectorProps } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";
import { ConditionFields } from "./conditions/condition-fields.tsx";
import { SelectField } from "./form/choice-field.tsx";
import { DurationField } from "./form/duration-field.tsx";
import { Field, Hint } from "./form/field.tsx";
import classes from "./form/form.module.css";
import { ClockField, LocalField } from "./form/local-field.tsx";

type How = WaitSettings["wait"];
type Kind = How["kind"];

const kinds: { value: Kind; label: string }[] = [
  { value: "for", label: "For a time" },
  { value: "until", label: "Until a date" },
  { value: "next", label: "Until the next weekday or time" },
  { value: "event", label: "Until something happens" },
];

const blank: { [K in Kind]: () => Extract<How, { kind: K }> } = {
  for: () => ({ kind: "for", duration: "P1D" }),
  until: () => ({ kind: "until", at: "", contactZone: false }),
  next: () => ({ kind: "next", weekdays: [1], time: "09:00" }),
  event: () => ({
    kind: "event",
    condition: { kind: "event", event: { name: "", attributes: [], metrics: [] }, happened: true },
    timeout: "P3D",
  }),
};

function WaitForm(props: InspectorProps<WaitSettings>) {
  const { settings, change } = props;
  const how = settings.wait;
  // Coming back to a kind finds what was set there before.
  const [kept, setKept] = useState<Partial<Record<Kind, How>>>({});
  const set = (wait: How, said: string) => change({ wait }, said);
  return (
    <>
      <SelectField
        label="Wait"
        value={how.kind}
        options={kinds}
        onChange={(kind) => {
          setKept({ ...kept, [how.kind]: how });
          set(kept[kind] ?? blank[kind](), "Change how it waits");
        }}
      />
      {how.kind === "for" ? (
        <DurationField
          name="duration"
          label="Time"
          value={how.duration}
          onChange={(duration) => set({ ...how, duration }, "Change the wait")}
          hint="From 1 minute to 365 days. Pausing the journey stops the clock."
        />
      ) : null}
      {how.kind === "until" ? <UntilFields how={how} set={set} /> : null}
      {how.kind === "next" ? <WeekdayFields how={how} set={set} /> : null}
      {how.kind === "event" ? <EventFields {...props} how={how} set={set} /> : null}
    </>
  );
}

type Part<K extends Kind> = {
  how: Extract<How, { kind: K }>;
  set: (how: How, said: string) => void;
};

function UntilFields({ how, set }: Part<"until">) {
  return (
    <>
      <LocalField
        name="until"
        label="Date"
        value={how.at}
        onChange={(at) => set({ ...how, at }, "Change the date")}
      />
      <Switch
        label="In each contact’s time zone"
        checked={how.contactZone}
        onChange={(event) =>
          set({ ...how, contactZone: event.currentTarget.checked }, "Change the time zone")
        }
      />
      <Hint>Who comes here later goes on at once.</Hint>
    </>
  );
}

function WeekdayFields({ how, set }: Part<"next">) {
  return (
    <>
      <Field label="Weekdays" hint="None chosen means any day.">
        <div className={classes.radios}>
          {weekdayNames.map((name, index) => (
            <Checkbox
              key={name}
              label={name.slice(0, 3)}
              aria-label={name}
              checked={how.weekdays.includes(index + 1)}
              onChange={(event) =>
                set(
                  {
                    ...how,
                    weekdays: event.currentTarget.checked
                      ? [...how.weekdays, index + 1].toSorted((a, b) => a - b)
                      : how.weekdays.filter((day) => day !== index + 1),
                  },
                  "Change the weekdays",
                )
              }
            />
          ))}
        </div>
      </Field>
      <ClockField
        label="Time"
        value={how.time}
        onChange={(time) => set({ ...how, time }, "Change the time")}
      />
      <Hint>In each contact’s time zone.</Hint>
    </>
  );
}

function EventFields({ document, id, how, set }: InspectorProps<WaitSettings> & Part<"event">) {
  return (
    <>
      <Field name="event" label="Until">
        <div className={classes.box}>
          <ConditionFields
            condition={how.condition}
            document={document}
            id={id}
            onChange={(condition, said) => set({ ...how, condition }, said)}
          />
        </div>
      </Field>
      <DurationField
        name="duration"
        label="Times out after"
        value={how.timeout}
        onChange={(timeout) => set({ ...how, timeout }, "Change the time-out")}
        hint="Who waited that long leaves by “Timed out”."
      />
    </>
  );
}

export const wait: ActivityView<WaitSettings> = {
  type: "wait",
  group: "Timing",
  icon: IconHourglass,
  tone: "wait",
  Summary: DescribedSummary,
  Inspector: WaitForm,
};
