import type { ColumnMapping, DetectedColumn } from "../../../../shared/contract/imports.ts";
import { nameOf } from "../../../../shared/domain/contact.ts";
import { type AttributeMap, endpointLimits } from "../../../../shared/domain/endpoint.ts";
import { type Cell, isEmptyCell, textOf } from "./cells.ts";
import { cut } from "./addresses.ts";
import { readNumber } from "./numbers.ts";
import { isLocationNumber, type Target, targetOf } from "./paths.ts";
import { beyondLimits, converter, quoted, valuesOf, type Convert } from "./values.ts";

export type Complain = (
  severity: "error" | "warning",
  column: string | null,
  value: string | null,
  reason: string,
) => void;
type Source = { index: number; header: string; mapping: ColumnMapping; convert: Convert | null };
type Attribute = { name: string; key: string; sources: Source[]; pieces: Pieces };
/** What was written for a value before: most columns have few different ones. Given up where they have many. */
type Pieces = { known: Map<string, string>; misses: number };
type Plain = { name: string; key: string; source: Source };

/** The columns of a file, sorted by what they are for. */
export type Plan = {
  width: number;
  single: {
    [
      kind in "id" | "channel" | "address" | "user" | "optOut" | "effective" | "email" | "phone"
    ]?: Source;
  };
  attributes: Attribute[];
  userAttributes: Attribute[];
  metrics: Plain[];
  demographic: Plain[];
  location: Plain[];
};

const maxNames = 250;
const mostPieces = 400;
const shortCell = 12;
/** Numbers that are written in JSON as they stand. */
const canonical = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{0,5}[1-9])?$/;
const noPieces = (): Pieces => ({ known: new Map(), misses: 0 });

/** A single value of an attribute as JSON. */
function pieceOf({ key, pieces }: Attribute, cell: string): string {
  // Longer ones would keep the stretch of the file alive that they are cut from.
  if (pieces.misses > mostPieces || cell.length > shortCell) return `${key}${quoted(cell)}]`;
  let piece = pieces.known.get(cell);
  if (piece === undefined) {
    piece = `${key}${quoted(cell)}]`;
    pieces.known.set(cell, piece);
    pieces.misses += 1;
    if (pieces.misses > mostPieces) pieces.known.clear();
  }
  return piece;
}

/** Sorts the mapped columns; says once what Pinpoint would not have taken of their names. */
export function planOf(
  columns: readonly DetectedColumn[],
  timeZone: string,
  complain: Complain,
): Plan {
  const plan: Plan = {
    width: columns.length,
    single: {},
    attributes: [],
    userAttributes: [],
    metrics: [],
    demographic: [],
    location: [],
  };
  for (const [index, { header, mapping }] of columns.entries()) {
    const target = mapping.path === null ? null : targetOf(mapping.path);
    if (target)
      place(plan, target, { index, header, mapping, convert: converter(mapping, timeZone) });
  }
  const named = [...plan.attributes, ...plan.userAttributes, ...plan.metrics];
  for (const { name } of named)
    if (name.length > endpointLimits.attributeNameLength)
      complain(
        "warning",
        name,
        null,
        `The name has ${name.length} characters; Amazon Pinpoint takes ${endpointLimits.attributeNameLength}.`,
      );
  if (named.length > maxNames)
    complain(
      "warning",
      null,
      null,
      `The file has ${named.length} attributes; Amazon Pinpoint takes ${maxNames}.`,
    );
  return plan;
}

function place(plan: Plan, target: Target, source: Source): void {
  if (target.kind === "attribute" || target.kind === "userAttribute") {
    const list = target.kind === "attribute" ? plan.attributes : plan.userAttributes;
    const known = list.find((attribute) => attribute.name === target.name);
    if (known) known.sources.push(source);
    else
      list.push({
        name: target.name,
        key: `${quoted(target.name)}:[`,
        sources: [source],
        pieces: noPieces(),
      });
  } else if (
    target.kind === "metric" ||
    target.kind === "demographic" ||
    target.kind === "location"
  ) {
    const list = target.kind === "metric" ? plan.metrics : plan[target.kind];
    if (!list.some(({ name }) => name === target.name))
      list.push({ name: target.name, key: `${quoted(target.name)}:`, source });
  } else plan.single[target.kind] ??= source;
}

/** Set when a JSON record takes an attribute away with an empty list. */
export type Written = { removes: boolean };

/** `"Name":["value"],…` without the braces; empty when no cell is filled. */
export function writeAttributes(
  attributes: readonly Attribute[],
  cells: readonly Cell[],
  complain: Complain,
  written: Written,
): string {
  let json = "";
  for (const attribute of attributes) {
    const { name, key, sources } = attribute;
    const only = sources.length === 1 ? sources[0] : undefined;
    const cell = only && cells[only.index];
    if (only && typeof cell === "string" && only.mapping.type === "text") {
      if (cell === "" || (cell.charCodeAt(0) <= 32 && isEmptyCell(cell))) continue;
      if (cell.length > endpointLimits.attributeValueLength)
        complain("warning", only.header, cell, beyondLimits(name, [cell]) ?? "");
      json += json === "" ? pieceOf(attribute, cell) : `,${pieceOf(attribute, cell)}`;
      continue;
    }
    const values = gather(sources, cells, complain);
    if (values === null) continue;
    if (values.length === 0) written.removes = true;
    const beyond = beyondLimits(name, values);
    if (beyond !== null) complain("warning", sources[0]?.header ?? name, values.join("|"), beyond);
    json += `${json === "" ? "" : ","}${key}${values.map(quoted).join(",")}]`;
  }
  return json;
}

/** Values of all columns of one attribute in order; null when none is filled, an empty list when JSON says so. */
function gather(
  sources: readonly Source[],
  cells: readonly Cell[],
  complain: Complain,
): string[] | null {
  let values: string[] | null = null;
  for (const { index, header, mapping, convert } of sources) {
    const cell = cells[index];
    if (cell === undefined || isEmptyCell(cell)) continue;
    values ??= [];
    for (const text of valuesOf(cell, mapping)) {
      const value = convert ? convert(text) : text;
      if (typeof value === "string") values.push(value);
      else complain("error", header, text, value.reason);
    }
  }
  return values;
}

function writeNumbers(list: readonly Plain[], cells: readonly Cell[], complain: Complain): string {
  let json = "";
  for (const { key, source } of list) {
    const text = textOf(cells[source.index]).trim();
    if (text === "") continue;
    if (!source.mapping.decimalComma && canonical.test(text)) {
      json += `${json === "" ? "" : ","}${key}${text}`;
      continue;
    }
    const number = readNumber(text, source.mapping.decimalComma);
    if (number === null) complain("error", source.header, text, `'${cut(text)}' is not a number.`);
    else json += `${json === "" ? "" : ","}${key}${number}`;
  }
  return json;
}

function writeTexts(list: readonly Plain[], cells: readonly Cell[], complain: Complain): string {
  let json = "";
  for (const { name, key, source } of list) {
    const cell = cells[source.index];
    if (cell === undefined || isEmptyCell(cell)) continue;
    const text = textOf(cell);
    const comma = json === "" ? "" : ",";
    if (!isLocationNumber(name)) {
      json += `${comma}${key}${quoted(text)}`;
      continue;
    }
    const number = readNumber(text, source.mapping.decimalComma);
    const most = name === "Latitude" ? 90 : 180;
    if (number !== null && Math.abs(number) <= most) json += `${comma}${key}${number}`;
    else complain("error", source.header, text, `'${cut(text)}' is not a ${name.toLowerCase()}.`);
  }
  return json;
}

/** The endpoint's document as it is stored: sections without values are left out. */
export function writeDocument(
  plan: Plan,
  cells: readonly Cell[],
  complain: Complain,
  written: Written,
): string {
  let json = "";
  const section = (name: string, inside: string) => {
    if (inside !== "") json += `${json === "" ? "" : ","}"${name}":{${inside}}`;
  };
  section("attributes", writeAttributes(plan.attributes, cells, complain, written));
  section("metrics", writeNumbers(plan.metrics, cells, complain));
  section("demographic", writeTexts(plan.demographic, cells, complain));
  section("location", writeTexts(plan.location, cells, complain));
  return `{${json}}`;
}

const nameParts = new Set([
  "Name",
  "FullName",
  "name",
  "full_name",
  "FirstName",
  "firstName",
  "first_name",
  "GivenName",
  "LastName",
  "lastName",
  "last_name",
  "FamilyName",
]);

/** How to get the display name without building all attributes of a row. */
export function namerOf(plan: Plan): (cells: readonly Cell[]) => string | null {
  const parts = plan.userAttributes
    .filter(({ name }) => nameParts.has(name))
    .map(({ name, sources }) => ({ sources, values: [""], name }));
  // Filled anew for every row.
  const attributes: AttributeMap = {};
  return (cells) => {
    for (const { name, sources, values } of parts) {
      const only = sources.length === 1 ? sources[0] : undefined;
      const cell = only && cells[only.index];
      if (only && typeof cell === "string" && only.mapping.type === "text") {
        values[0] = cell;
        attributes[name] = values;
      } else attributes[name] = gather(sources, cells, () => undefined) ?? [];
    }
    return nameOf(attributes);
  };
}
