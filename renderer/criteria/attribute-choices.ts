import { familyNames, type ChannelFamily } from "../../shared/domain/channel.ts";
import { demographicNames, locationTextNames } from "../../shared/domain/endpoint.ts";
import { MessageEventKind, type CriterionField } from "../../shared/domain/segment.ts";
import { fold } from "../../shared/domain/segment-text.ts";
import {
  fieldGroups,
  fieldKey,
  groupOfField,
  messageEventNames,
  rowLabel,
  sameField,
  type FieldGroup,
} from "./fields.ts";

export type FieldChoice = {
  field: CriterionField;
  label: string;
  group: FieldGroup;
  /** Endpoints that have it; null for what everyone can be asked. */
  filled: number | null;
  /** Other words it is found by. */
  also?: string;
  numeric: boolean;
  /** Only found by typing. */
  hidden?: boolean;
};
export type ChoiceGroup = { group: FieldGroup; choices: FieldChoice[] };

/** What the engine found in the data. */
export type KnownField = { field: CriterionField; label: string; filled: number; numeric: boolean };
type Named = { id: string; name: string };

const families: ChannelFamily[] = ["email", "sms", "push", "voice", "inapp", "custom"];

const always: { field: CriterionField; label?: string; also?: string }[] = [
  { field: { kind: "created" }, also: "added signed up" },
  { field: { kind: "cohort" }, also: "cohort percent sample" },
  { field: { kind: "channel" } },
  ...locationTextNames.map((name) => ({ field: { kind: "location" as const, name } })),
  { field: { kind: "distance" }, also: "gps radius near latitude longitude" },
  ...demographicNames.map((name) => ({ field: { kind: "demographic" as const, name } })),
  { field: { kind: "activity" }, also: "active inactive last seen" },
  { field: { kind: "event", name: "" }, label: "Event", also: "happened" },
  ...MessageEventKind.options.map((event) => ({
    field: { kind: "messageEvent" as const, event },
    label: messageEventNames[event],
    also: "message event email event sms event push event opened clicked",
  })),
  { field: { kind: "campaign", campaignId: "" }, label: "Campaign", also: "got received" },
  { field: { kind: "segment", segmentId: "" }, label: "Segment", also: "member" },
  { field: { kind: "optOut" }, also: "unsubscribed consent" },
  { field: { kind: "status" }, also: "active inactive endpoint" },
  ...families.map((family) => ({
    field: { kind: "reachable" as const, family },
    label: `${familyNames[family]} reachable`,
    also: "address consent",
  })),
];

/** Everything a criterion can ask about: what exists in the data, Pinpoint's own names, and what is not a value. */
export function allChoices(
  known: readonly KnownField[],
  more: { segments: readonly Named[]; campaigns: readonly Named[] },
): FieldChoice[] {
  const choices: FieldChoice[] = known.map(({ field, label, filled, numeric }) => ({
    field,
    label,
    filled,
    numeric,
    group: groupOfField(field),
  }));
  for (const { field, label, also } of always) {
    const found = choices.find((one) => sameField(one.field, field));
    const named = "name" in field && field.name !== "";
    // What is no value of the data is called the same here and in the row.
    if (found)
      Object.assign(
        found,
        also ? { also: `${also} ${found.label}` } : {},
        named ? {} : { label: label ?? rowLabel(field), filled: null },
      );
    else
      choices.push({
        field,
        label: label ?? rowLabel(field),
        group: groupOfField(field),
        filled: named ? 0 : null,
        numeric: false,
        ...(also ? { also } : {}),
      });
  }
  const hidden = { filled: null, numeric: false, hidden: true };
  for (const { id, name } of more.segments)
    choices.push({ field: { kind: "segment", segmentId: id }, label: name, group: "Segments", ...hidden }); // prettier-ignore
  for (const { id, name } of more.campaigns)
    choices.push({ field: { kind: "campaign", campaignId: id }, label: name, group: "Campaigns", ...hidden }); // prettier-ignore
  return choices;
}

const rankOf = (label: string, wanted: string): number => {
  const text = fold(label);
  if (text === wanted) return 0;
  if (text.startsWith(wanted)) return 1;
  if (!text.includes(wanted)) return 4;
  return text.split(/[\s._-]+/).some((word) => word.startsWith(wanted)) ? 2 : 3;
};

/** The choices that fit what is typed, in groups; best fit first, so that Enter can take the first. */
export function findChoices(
  choices: readonly FieldChoice[],
  search: string,
): { groups: ChoiceGroup[]; exact: boolean } {
  const wanted = fold(search.trim());
  const fits = ({ label, group, also = "" }: FieldChoice) =>
    fold(label).includes(wanted) || fold(group).startsWith(wanted) || fold(also).includes(wanted);
  const found =
    wanted === ""
      ? choices
          .filter(({ hidden }) => !hidden)
          .map((choice) => ({ choice, rank: fieldGroups.indexOf(choice.group) }))
      : choices.filter(fits).map((choice) => ({ choice, rank: rankOf(choice.label, wanted) }));
  const groups = new Map<FieldGroup, FieldChoice[]>();
  for (const { choice } of found.toSorted((a, b) => a.rank - b.rank))
    groups.set(choice.group, [...(groups.get(choice.group) ?? []), choice]);
  return {
    groups: [...groups].map(([group, members]) => ({ group, choices: members })),
    exact: wanted !== "" && found.some(({ choice }) => fold(choice.label) === wanted),
  };
}

/** The choice a key stands for; a name nobody has yet makes one. */
export function fieldOfKey(choices: readonly FieldChoice[], key: string): CriterionField | null {
  const found = choices.find(({ field }) => fieldKey(field) === key);
  if (found) return found.field;
  const at = key.indexOf(":");
  const [kind, name] = [key.slice(0, at), key.slice(at + 1)];
  return kind === "userAttribute" || kind === "attribute" || kind === "metric" || kind === "event"
    ? { kind, name }
    : null;
}
