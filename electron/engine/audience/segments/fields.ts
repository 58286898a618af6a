import { demographicNames, locationTextNames } from "../../../../shared/domain/endpoint.ts";
import type { CriterionField } from "../../../../shared/domain/segment.ts";
import { fold } from "../../../../shared/domain/segment-text.ts";
import { fieldLabel } from "../../../../shared/domain/segment-words.ts";
import type { Query, Readers } from "../../store/readers.ts";
import { raw, sql, type Fragment } from "../../store/fragment.ts";

export type FieldRow = {
  field: CriterionField;
  label: string;
  group: string;
  filled: number;
  numeric: boolean;
};

const groupNames: Record<CriterionField["kind"], string> = {
  userAttribute: "Contact",
  attribute: "Endpoint",
  location: "Location",
  demographic: "Demographic",
  metric: "Metrics",
  activity: "Activity",
  channel: "Channel",
};
const order = Object.keys(groupNames) as CriterionField["kind"][];

/** One pass over the endpoints and one over the contacts; names of a contact count each of its endpoints. */
const queries: Query[] = [
  { sql: "SELECT count(*) AS n FROM endpoints", values: [] },
  { sql: "SELECT names(e.document, 1) AS found FROM endpoints AS e", values: [] },
  {
    sql: `SELECT names(c.attributes, (SELECT count(*) FROM endpoints AS e WHERE e.contact = c.key)) AS found FROM contacts AS c`,
    values: [],
  },
];
type Found = [object: string, names: [string, number][]][];

function fieldOf(kind: string, name: string): CriterionField | null {
  const demographic = demographicNames.find((one) => one === name);
  const location = locationTextNames.find((one) => one === name);
  switch (kind) {
    case "attributes":
      return { kind: "attribute", name };
    case "userAttributes":
      return { kind: "userAttribute", name };
    case "metrics":
      return { kind: "metric", name };
    case "demographic":
      return demographic ? { kind: "demographic", name: demographic } : null;
    case "location":
      return location ? { kind: "location", name: location } : null;
    default:
      return null;
  }
}

/** What criteria can ask about, by what the endpoints really hold. */
export async function readFields(readers: Readers): Promise<FieldRow[]> {
  const [all, ofEndpoints, ofContacts] = (await readers.together(queries)) as [
    { n: number }[],
    { found: string }[],
    { found: string }[],
  ];
  const found = (rows: { found: string }[]) => JSON.parse(rows[0]?.found ?? "[]") as Found;
  const rowOf = (field: CriterionField, filled: number): FieldRow => ({
    field,
    label: fieldLabel(field),
    group: groupNames[field.kind],
    filled,
    numeric: field.kind === "metric",
  });
  const named = [
    ...found(ofEndpoints),
    ...found(ofContacts).map(([, names]) => ["userAttributes", names] as const),
  ].flatMap(([kind, names]) =>
    names.flatMap(([name, filled]) => {
      const field = fieldOf(kind, name);
      return field && filled > 0 ? [rowOf(field, filled)] : [];
    }),
  );
  const always = [{ kind: "channel" }, { kind: "activity" }] satisfies CriterionField[];
  return [...named, ...always.map((field) => rowOf(field, all[0]?.n ?? 0))].toSorted(
    (a, b) =>
      order.indexOf(a.field.kind) - order.indexOf(b.field.kind) || a.label.localeCompare(b.label),
  );
}

const most = 50;

/** The values of a field with the contacts that have them, most common first; null for fields without values. */
export function valuesQuery(field: CriterionField, search: string): Query | null {
  const wanted = search.trim();
  const found = wanted
    ? raw(
        "AND (instr(lower(value), ?) > 0 OR (length(value) <> octet_length(value) AND instr(fold(value), ?) > 0))",
        fold(wanted),
        fold(wanted),
      )
    : raw("");
  const each = valuesOf(field);
  if (!each) return null;
  const query = sql`SELECT value, count(*) AS count FROM (${each}) WHERE value <> '' ${found}
    GROUP BY value ORDER BY count DESC, value LIMIT ${raw(String(most))}`;
  return { sql: query.sql, values: [...query.values] };
}

function valuesOf(field: CriterionField): Fragment | null {
  switch (field.kind) {
    case "activity":
      return null;
    case "channel":
      return raw("SELECT DISTINCT e.contact, e.channel AS value FROM endpoints AS e");
    case "userAttribute":
      return raw(
        "SELECT DISTINCT c.key, v.value AS value FROM contacts AS c, json_each(c.attributes, ?) AS v WHERE EXISTS (SELECT 1 FROM endpoints AS e WHERE e.contact = c.key)",
        `$.${JSON.stringify(field.name)}`,
      );
    case "attribute":
      return raw(
        "SELECT DISTINCT e.contact, v.value AS value FROM endpoints AS e, json_each(e.document, ?) AS v",
        `$.attributes.${JSON.stringify(field.name)}`,
      );
    default:
      return raw(
        "SELECT DISTINCT e.contact, CAST(json_extract(e.document, ?) AS TEXT) AS value FROM endpoints AS e",
        `$.${field.kind === "metric" ? "metrics" : field.kind}.${JSON.stringify(field.name)}`,
      );
  }
}
