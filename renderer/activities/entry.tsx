import { Button, Checkbox } from "@mantine/core";
import { IconLogin2 } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { blankEntries, type EntrySettings } from "../../shared/activities/entry.ts";
import type { JourneyDocument } from "../../shared/journey/graph.ts";
import { durationWords } from "../../shared/activities/words.ts";
import { useCriteria } from "../criteria/criteria-context.ts";
import type { ActivityView, InspectorProps } from "./activity-view.ts";
import { EntrySummary } from "./card/entry-summary.tsx";
import { EventField } from "./conditions/event-field.tsx";
import { SegmentField } from "./conditions/segment-field.tsx";
import { SelectField } from "./form/choice-field.tsx";
import { useFormParts } from "./form/form-context.ts";
import classes from "./form/form.module.css";
import { Hint } from "./form/field.tsx";
import { ClockField } from "./form/local-field.tsx";
import { NumberField } from "./form/number-field.tsx";
import { TextField } from "./form/text-field.tsx";

type By = EntrySettings["by"];
type Kind = By["kind"];
type Part<K extends Kind> = {
  by: Extract<By, { kind: K }>;
  set: (by: By, said: string) => void;
};

const kinds: { value: Kind; label: string }[] = [
  { value: "segment", label: "By segment" },
  { value: "event", label: "By event" },
  { value: "date", label: "By date" },
  { value: "manual", label: "From another journey" },
];

const refreshes = [
  { value: "never", label: "Never" },
  { value: "PT1H", label: "Every hour" },
  { value: "PT12H", label: "Every 12 hours" },
  { value: "PT24H", label: "Every day" },
  { value: "P7D", label: "Every week" },
];

/** How often one contact may enter, which is a setting of the journey. */
function LimitsLine({ document }: { document: JourneyDocument }) {
  const { openJourney } = useFormParts();
  const { reentryCap, reentryInterval } = document.settings.limits;
  const times =
    reentryCap === 0 ? "as often as they like" : reentryCap === 1 ? "once" : `${reentryCap} times`;
  const apart =
    reentryCap === 1 || reentryInterval === null
      ? ""
      : `, at least ${durationWords(reentryInterval)} apart`;
  return (
    <div className={classes.stack}>
      <Hint>{`One contact enters ${times}${apart}. Start, end and time zone are settings of the journey.`}</Hint>
      {openJourney ? (
        <div className={classes.row}>
          <Button size="xs" onClick={() => openJourney("reentryCap")}>
            Entry limits
          </Button>
          <Button size="xs" onClick={() => openJourney("schedule")}>
            Schedule
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function EntryForm({ document, settings, change }: InspectorProps<EntrySettings>) {
  const { by } = settings;
  // Coming back to a kind finds what was set there before.
  const [kept, setKept] = useState<Partial<Record<Kind, By>>>({});
  const set = (next: By, said: string) => change({ by: next }, said);
  return (
    <>
      <SelectField
        label="Who enters"
        value={by.kind}
        options={kinds}
        onChange={(kind) => {
          setKept({ ...kept, [by.kind]: by });
          set(kept[kind] ?? blankEntries[kind](), "Change who enters");
        }}
      />
      {by.kind === "segment" ? <BySegment by={by} set={set} /> : null}
      {by.kind === "event" ? <ByEvent by={by} set={set} /> : null}
      {by.kind === "date" ? <ByDate by={by} set={set} /> : null}
      {by.kind === "manual" ? (
        <Hint>People enter from another journey, by its activity “Start journey”.</Hint>
      ) : null}
      <LimitsLine document={document} />
    </>
  );
}

function BySegment({ by, set }: Part<"segment">) {
  const value = by.refresh ?? "never";
  const known = refreshes.some((one) => one.value === value);
  return (
    <>
      <SegmentField
        name="segment"
        label="Segment"
        value={by.segmentId}
        onChange={(segmentId) => set({ ...by, segmentId }, "Choose the segment")}
      />
      <SelectField
        name="refresh"
        label="Add new members"
        value={value}
        options={[
          ...refreshes,
          ...(known ? [] : [{ value, label: `Every ${durationWords(value)}` }]),
        ]}
        onChange={(next) =>
          set({ ...by, refresh: next === "never" ? null : next }, "Change when members are added")
        }
        hint={refreshWords(by)}
      />
      <Checkbox
        label="Also when the segment changes"
        checked={by.onUpdate}
        onChange={(event) =>
          set({ ...by, onUpdate: event.currentTarget.checked }, "Change when members are added")
        }
      />
    </>
  );
}

/** What the pair of settings means (Pinpoint’s table). */
function refreshWords({ refresh, onUpdate }: Part<"segment">["by"]): string {
  if (refresh === null)
    return onUpdate
      ? "Members at the start enter. Changes count only while somebody is inside."
      : "Members at the start enter, nobody later.";
  return onUpdate
    ? "New members enter each time, and at once when the segment itself is changed."
    : "New members enter each time. The rules of the segment stay as they are when you publish.";
}

function ByEvent({ by, set }: Part<"event">) {
  return (
    <>
      <EventField
        name="event"
        value={by.event}
        onChange={(event, said) => set({ ...by, event }, said)}
      />
      <SegmentField
        name="eventSegment"
        label="Only members of"
        placeholder="Anybody"
        dynamicOnly
        value={by.segmentId}
        onChange={(segmentId) => set({ ...by, segmentId }, "Choose the segment")}
        onClear={() => set({ ...by, segmentId: null }, "Let anybody in")}
      />
      <Hint>
        People enter at the time of the event, so the local time of the start doesn’t apply.
      </Hint>
    </>
  );
}

function ByDate({ by, set }: Part<"date">) {
  const { fields } = useCriteria();
  const kind = by.of === "user" ? "userAttribute" : "attribute";
  const names = useMemo(
    () =>
      (fields ?? []).flatMap(({ field }) =>
        field.kind === kind && field.name ? [field.name] : [],
      ),
    [fields, kind],
  );
  return (
    <>
      <SelectField
        label="The date is an attribute of"
        value={by.of}
        options={[
          { value: "user", label: "The contact" },
          { value: "endpoint", label: "The endpoint" },
        ]}
        onChange={(of) => set({ ...by, of }, "Change the attribute")}
      />
      <TextField
        name="date"
        label="Attribute"
        placeholder="Such as Birthday"
        data={names}
        maxLength={128}
        value={by.attribute}
        onCommit={(text) => set({ ...by, attribute: text.trim() }, "Choose the date attribute")}
      />
      <NumberField
        label="Days after it"
        value={by.offsetDays}
        min={-365}
        max={365}
        hint="0 is the day itself, −3 is three days before."
        onCommit={(offsetDays) => set({ ...by, offsetDays }, "Change the days")}
      />
      <ClockField
        label="Time of day"
        value={by.time}
        onChange={(time) => set({ ...by, time }, "Change the time")}
      />
      <Checkbox
        label="Every year"
        checked={by.yearly}
        onChange={(event) => set({ ...by, yearly: event.currentTarget.checked }, "Change the year")}
      />
      <SegmentField
        name="dateSegment"
        label="Only members of"
        placeholder="Anybody"
        value={by.segmentId}
        onChange={(segmentId) => set({ ...by, segmentId }, "Choose the segment")}
        onClear={() => set({ ...by, segmentId: null }, "Let anybody in")}
      />
    </>
  );
}

export const entry: ActivityView<EntrySettings> = {
  type: "entry",
  group: null,
  icon: IconLogin2,
  tone: "entry",
  Summary: EntrySummary,
  Inspector: EntryForm,
};
