import type { AttributeMap, EndpointDocument } from "../../../../shared/domain/endpoint.ts";
import type { ExportRow } from "../../store/contact-export.ts";

/** An endpoint as Pinpoint's own export writes it; what it does not have is left out. */
export function pinpointEndpoint(row: ExportRow): Record<string, unknown> {
  const document = JSON.parse(row.document) as EndpointDocument;
  const user = JSON.parse(row.user_attributes) as AttributeMap;
  const filled = (name: string, value: object | undefined) =>
    value && Object.keys(value).length > 0 ? { [name]: value } : {};
  return {
    Id: row.id,
    ChannelType: row.channel,
    Address: row.address,
    ...filled("Attributes", document.attributes),
    ...filled("Metrics", document.metrics),
    ...filled("Demographic", document.demographic),
    ...filled("Location", document.location),
    ...filled("User", {
      ...(row.user_id === null ? {} : { UserId: row.user_id }),
      ...filled("UserAttributes", user),
    }),
    OptOut: row.opted_out === 1 ? "ALL" : "NONE",
    EndpointStatus: row.active === 1 ? "ACTIVE" : "INACTIVE",
    EffectiveDate: new Date(row.effective_at).toISOString(),
    CohortId: String(row.cohort),
    CreationDate: new Date(row.created_at).toISOString(),
  };
}

const plainColumns = [
  "Id",
  "ChannelType",
  "Address",
  "User.UserId",
  "OptOut",
  "EndpointStatus",
  "EffectiveDate",
] as const;
const sections = [
  ["Attributes", "attributes"],
  ["Metrics", "metrics"],
  ["Demographic", "demographic"],
  ["Location", "location"],
] as const;

type Cells = Map<string, readonly (string | number)[]>;

/** An endpoint by columns; the values of a list stand in columns of the same name. */
function cellsOf(row: ExportRow): Cells {
  const cells: Cells = new Map<string, readonly (string | number)[]>([
    ["Id", [row.id]],
    ["ChannelType", [row.channel]],
    ["Address", [row.address]],
    ["User.UserId", row.user_id === null ? [] : [row.user_id]],
    ["OptOut", [row.opted_out === 1 ? "ALL" : "NONE"]],
    ["EndpointStatus", [row.active === 1 ? "ACTIVE" : "INACTIVE"]],
    ["EffectiveDate", [new Date(row.effective_at).toISOString()]],
  ]);
  const document = JSON.parse(row.document) as EndpointDocument;
  for (const [prefix, section] of sections)
    for (const [name, value] of Object.entries(document[section] ?? {}) as [string, unknown][])
      cells.set(
        `${prefix}.${name}`,
        Array.isArray(value) ? (value as string[]) : [value as string | number],
      );
  for (const [name, values] of Object.entries(JSON.parse(row.user_attributes) as AttributeMap))
    cells.set(`User.UserAttributes.${name}`, values);
  return cells;
}

/** The columns of a CSV file: found in a first pass over what it will hold, filled in a second one. */
export class CsvColumns {
  readonly #widths = new Map<string, number>(plainColumns.map((name) => [name, 1]));
  #order: [string, number][] | null = null;

  see(row: ExportRow): void {
    this.#order = null;
    for (const [name, values] of cellsOf(row))
      if ((this.#widths.get(name) ?? 0) < values.length) this.#widths.set(name, values.length);
  }

  header(): string[] {
    return this.#all().flatMap(([name, width]) => Array.from({ length: width }, () => name));
  }

  /** Null where the row has something no column was made for, because it was changed between the passes. */
  cells(row: ExportRow): (string | number)[] | null {
    const found = cellsOf(row);
    for (const [name, values] of found)
      if ((this.#widths.get(name) ?? 0) < values.length) return null;
    return this.#all().flatMap(([name, width]) => {
      const values = found.get(name) ?? [];
      return Array.from({ length: width }, (_, at) => values[at] ?? "");
    });
  }

  #all(): [string, number][] {
    this.#order ??= [
      ...plainColumns,
      ...[...this.#widths.keys()].slice(plainColumns.length).toSorted(),
    ].map((name) => [name, this.#widths.get(name) ?? 1]);
    return this.#order;
  }
}
