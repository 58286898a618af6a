import { TagsInput } from "@mantine/core";
import {
  MessageEvent,
  messageEvents,
  type Condition,
} from "../../../shared/activities/condition.ts";
import type { JourneyDocument } from "../../../shared/journey/graph.ts";
import { useNames } from "../../data/library.tsx";
import { SegmentedTabs } from "../../ui/segmented-tabs.tsx";
import { SelectField } from "../form/choice-field.tsx";
import { Hint } from "../form/field.tsx";
import classes from "../form/form.module.css";
import { TextField } from "../form/text-field.tsx";
import { blankCondition, conditionKinds, kindLabel } from "./condition-kinds.ts";
import { CriteriaField } from "./criteria-field.tsx";
import { EventField } from "./event-field.tsx";
import { SegmentField } from "./segment-field.tsx";
import { messagesBefore } from "./upstream.ts";

type Of<Kind extends Condition["kind"]> = Extract<Condition, { kind: Kind }>;
type Props<Kind extends Condition["kind"]> = {
  condition: Of<Kind>;
  document: JourneyDocument;
  id: string;
  onChange: (condition: Condition, said: string) => void;
};

/** One question about whoever comes by: what it is about, and the fields of that. */
export function ConditionFields(
  props: Props<Condition["kind"]> & {
    /** The kinds to choose from; all, unless some make no sense here. */
    kinds?: readonly Condition["kind"][];
  },
) {
  const { condition, document, id, onChange, kinds } = props;
  const before = messagesBefore(document, id, useNames(document));
  return (
    <div className={classes.stack}>
      <SelectField
        label="Ask about"
        hideLabel
        value={condition.kind}
        options={conditionKinds
          .filter(({ kind }) => !kinds || kinds.includes(kind))
          .map(({ kind, label }) => ({ value: kind, label }))}
        onChange={(kind) => onChange(blankCondition(kind, before), `Ask about: ${kindLabel(kind)}`)}
      />
      <Fields {...props} />
    </div>
  );
}

function Fields({ condition, ...rest }: Props<Condition["kind"]>) {
  switch (condition.kind) {
    case "segment":
      return <Membership condition={condition} {...rest} />;
    case "criteria":
      return (
        <CriteriaField
          value={condition.criteria}
          onChange={(criteria, said) => rest.onChange({ ...condition, criteria }, said)}
        />
      );
    case "messageEvent":
      return <MessageNews condition={condition} {...rest} />;
    case "customReply":
      return <Reply condition={condition} {...rest} />;
    case "event":
      return <Happened condition={condition} {...rest} />;
  }
}

function Membership({ condition, onChange }: Props<"segment">) {
  return (
    <>
      <SegmentedTabs
        label="Membership"
        value={condition.isIn ? "in" : "out"}
        options={[
          { value: "in", label: "Is in" },
          { value: "out", label: "Is not in" },
        ]}
        onChange={(value) => onChange({ ...condition, isIn: value === "in" }, "Change membership")}
      />
      <SegmentField
        hideLabel
        label="Segment"
        value={condition.segmentId}
        onChange={(segmentId) => onChange({ ...condition, segmentId }, "Choose a segment")}
      />
    </>
  );
}

function MessageNews({ condition, document, id, onChange }: Props<"messageEvent">) {
  const before = messagesBefore(document, id, useNames(document));
  const channel = before.find((one) => one.id === condition.activity)?.channel ?? null;
  const events = channel === null ? [] : messageEvents[channel];
  const later = condition.activity !== null && channel === null;
  if (before.length === 0 && condition.activity === null)
    return <Hint>No message comes before this. Add one further up to ask about it.</Hint>;
  return (
    <>
      <SelectField
        label="Message"
        hideLabel
        searchable
        placeholder="Choose a message"
        value={later ? null : condition.activity}
        error={later ? "That message no longer comes before this. Choose another." : null}
        options={before.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(activity) => {
          const offered =
            messageEvents[before.find((one) => one.id === activity)?.channel ?? "email"];
          const event = offered.some((one) => one.event === condition.event)
            ? condition.event
            : (offered[0]?.event ?? "send");
          onChange({ ...condition, activity, event }, "Choose the message to ask about");
        }}
      />
      {channel === null ? null : (
        <SelectField
          label="Message event"
          hideLabel
          value={condition.event}
          options={events.map(({ event, label }) => ({ value: event, label }))}
          onChange={(value) => {
            const event = MessageEvent.safeParse(value);
            if (event.success)
              onChange({ ...condition, event: event.data }, "Choose the message event");
          }}
        />
      )}
      <HappenedTabs
        value={condition.happened}
        onChange={(happened) => onChange({ ...condition, happened }, "Change the question")}
      />
    </>
  );
}

function HappenedTabs(props: { value: boolean; onChange: (happened: boolean) => void }) {
  return (
    <SegmentedTabs
      label="Has it happened"
      value={props.value ? "yes" : "no"}
      options={[
        { value: "yes", label: "Happened" },
        { value: "no", label: "Didn’t happen" },
      ]}
      onChange={(value) => props.onChange(value === "yes")}
    />
  );
}

function Reply({ condition, document, id, onChange }: Props<"customReply">) {
  const before = messagesBefore(document, id, useNames(document)).filter(
    ({ channel }) => channel === "custom",
  );
  if (before.length === 0 && condition.activity === null)
    return <Hint>No custom channel comes before this. Add one further up to use its reply.</Hint>;
  return (
    <>
      <SelectField
        label="Custom channel"
        hideLabel
        placeholder="Choose a custom channel"
        value={condition.activity}
        options={before.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(activity) => onChange({ ...condition, activity }, "Choose the custom channel")}
      />
      <TextField
        label="Attribute of the reply"
        hideLabel
        placeholder="Attribute of the reply"
        maxLength={128}
        value={condition.attribute}
        onCommit={(text) =>
          onChange({ ...condition, attribute: text.trim() }, "Change the attribute")
        }
      />
      <TagsInput
        size="sm"
        aria-label="Values of the reply"
        placeholder={condition.values.length === 0 ? "is any of …" : ""}
        maxTags={50}
        acceptValueOnBlur
        value={condition.values}
        onChange={(values) => onChange({ ...condition, values }, "Change the values")}
      />
    </>
  );
}

function Happened({ condition, onChange }: Props<"event">) {
  return (
    <>
      <EventField
        name="event"
        value={condition.event}
        onChange={(event, said) => onChange({ ...condition, event }, said)}
      />
      <HappenedTabs
        value={condition.happened}
        onChange={(happened) => onChange({ ...condition, happened }, "Change the question")}
      />
    </>
  );
}
