import type { ColumnMapping } from "../../../../shared/contract/imports.ts";
import { endpointLimits } from "../../../../shared/domain/endpoint.ts";
import { cut } from "./addresses.ts";
import type { Cell } from "./cells.ts";
import { dateReader } from "./dates.ts";
import { readNumber } from "./numbers.ts";

const mustEscape = /["\\\p{Cc}\p{Cs}]/u;
export const quoted = (text: string): string =>
  mustEscape.test(text) ? JSON.stringify(text) : `"${text}"`;

/** A cell as it is stored; an `Error`-free way to say why it can't be. */
export type Converted = string | { reason: string };
export type Convert = (text: string) => Converted;

export function converter(mapping: ColumnMapping, timeZone: string): Convert | null {
  if (mapping.type === "number")
    return (text) => {
      const number = readNumber(text, mapping.decimalComma);
      return number === null ? { reason: `'${cut(text)}' is not a number.` } : String(number);
    };
  if (mapping.type === "date") {
    const read = dateReader(mapping.dateFormat, timeZone);
    const like = mapping.dateFormat ?? "2026-11-04";
    return (text) => read(text) ?? { reason: `'${cut(text)}' is not a date like ${like}.` };
  }
  return null;
}

/** The parts of a list written in one cell. */
function listOf(text: string): string[] {
  if (text.startsWith("["))
    try {
      const list: unknown = JSON.parse(text);
      if (Array.isArray(list)) return list.map(String);
    } catch {
      // Not JSON after all: brackets are part of the text.
    }
  const by = text.includes("|") ? "|" : text.includes(";") ? ";" : ",";
  return text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

export const valuesOf = (cell: Cell, mapping: ColumnMapping): string[] =>
  typeof cell === "string" ? (mapping.type === "list" ? listOf(cell) : [cell]) : cell;

/** What Pinpoint would not have taken of a list of values; ours does. */
export function beyondLimits(name: string, values: string[]): string | null {
  if (values.length > endpointLimits.valuesPerAttribute)
    return `'${name}' has ${values.length} values; Amazon Pinpoint takes ${endpointLimits.valuesPerAttribute}.`;
  const long = values.find((value) => value.length > endpointLimits.attributeValueLength);
  return long === undefined
    ? null
    : `The value of '${name}' has ${long.length} characters; Amazon Pinpoint takes ${endpointLimits.attributeValueLength}.`;
}
