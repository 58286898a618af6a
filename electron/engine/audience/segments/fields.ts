import type { CriterionField } from "../../../../shared/domain/segment.ts";
import { fieldLabel } from "../../../../shared/domain/segment-words.ts";
import type { Parts } from "../../parts.ts";

export type FieldRow = {
  field: CriterionField;
  label: string;
  group: string;
  filled: number;
  numeric: boolean;
};

/** In the order of the picker. */
const groupNames: Record<CriterionField["kind"], string> = {
  userAttribute: "Contact",
  created: "Contact",
  attribute: "Endpoint",
  status: "Endpoint",
  optOut: "Endpoint",
  cohort: "Endpoint",
  location: "Location",
  distance: "Location",
  demographic: "Demographic",
  metric: "Metrics",
  activity: "Activity",
  event: "Events",
  messageEvent: "Messages",
  campaign: "Campaigns",
  segment: "Segments",
  channel: "Channel",
  reachable: "Channel",
};
const order = Object.keys(groupNames) as CriterionField["kind"][];

/** What criteria can ask about, by what endpoints, contacts and events really hold. */
export async function readFields(parts: Parts): Promise<FieldRow[]> {
  const { endpoints, fields, eventTypes } = await parts.index.ask("fields", null);
  const rowOf = (field: CriterionField, filled: number): FieldRow => ({
    field,
    label: fieldLabel(field),
    group: groupNames[field.kind],
    filled,
    numeric: field.kind === "metric",
  });
  const always = [
    { kind: "channel" },
    { kind: "activity" },
    { kind: "optOut" },
    { kind: "status" },
    { kind: "created" },
    { kind: "cohort" },
  ] satisfies CriterionField[];
  return [
    ...fields.map(({ field, filled }) => rowOf(field, filled)),
    ...eventTypes.map(({ name, events }) => rowOf({ kind: "event", name }, events)),
    ...always.map((field) => rowOf(field, endpoints)),
  ].toSorted(
    (a, b) =>
      order.indexOf(a.field.kind) - order.indexOf(b.field.kind) || a.label.localeCompare(b.label),
  );
}

const most = 50;

/** The values of a field with the contacts that have them, most common first. */
export const readValues = (
  parts: Parts,
  field: CriterionField,
  search: string,
): Promise<{ value: string; count: number }[]> =>
  parts.index.ask("values", { field, search, most });
