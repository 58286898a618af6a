import { demographicNames, locationTextNames } from "../../../../shared/domain/endpoint.ts";
import type { CriterionField } from "../../../../shared/domain/segment.ts";
import { fold } from "../../../../shared/domain/segment-text.ts";
import { hasBit } from "./bits.ts";
import type { CodeColumn } from "./code-column.ts";
import { valuesOfEntry } from "./dictionary.ts";
import type { NumberColumn } from "./number-column.ts";
import type { IndexState } from "./state.ts";

export type FieldCount = { field: CriterionField; filled: number };
export type ValueCount = { value: string; count: number };

/** What endpoints and contacts carry, with how many endpoints have it. */
export function fieldsOf(state: IndexState): FieldCount[] {
  const { endpoints, contacts } = state;
  const found: FieldCount[] = [];
  const add = (field: CriterionField, filled: number) => {
    if (filled > 0) found.push({ field, filled });
  };
  for (const [name, column] of endpoints.attributes)
    add({ kind: "attribute", name }, filledCodes(column, 1, null));
  for (const [name, column] of contacts.attributes)
    add({ kind: "userAttribute", name }, filledCodes(column, 0, state.perContact));
  for (const name of demographicNames) {
    const column = endpoints.demographic.get(name);
    if (column) add({ kind: "demographic", name }, filledCodes(column, 1, null));
  }
  for (const name of locationTextNames) {
    const column = endpoints.location.get(name);
    if (column) add({ kind: "location", name }, filledCodes(column, 1, null));
  }
  for (const [name, column] of endpoints.metrics)
    add({ kind: "metric", name }, filledNumbers(column));
  return found;
}

/** Rows with a value, each counting `weights` of it, or `one`. Removed rows have none. */
function filledCodes(column: CodeColumn, one: number, weights: Uint16Array | null): number {
  let sum = 0;
  const { codes, length } = column;
  for (let row = 0; row < length; row += 1)
    if (codes[row] !== 0) sum += weights ? (weights[row] ?? 0) : one;
  return sum;
}
function filledNumbers({ numbers, length }: NumberColumn): number {
  let sum = 0;
  for (let row = 0; row < length; row += 1) if (!Number.isNaN(numbers[row])) sum += 1;
  return sum;
}

/** The values of a field and how many contacts have them, most common first; fields without values have none. */
export function valuesOf(
  state: IndexState,
  field: CriterionField,
  search: string,
  most: number,
): ValueCount[] {
  const wanted = fold(search.trim());
  const passes = (value: string) => value !== "" && (!wanted || fold(value).includes(wanted));
  const counts = countValues(state, field, passes);
  return [...counts]
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, most);
}

function countValues(
  state: IndexState,
  field: CriterionField,
  passes: (value: string) => boolean,
): Map<string, number> {
  const { endpoints, contacts } = state;
  switch (field.kind) {
    case "channel":
      return countCodes(
        state,
        endpoints.channels,
        endpoints.length,
        listsOf(endpoints.channelNames.size, (code) => [endpoints.channelNames.text(code)]),
        passes,
      );
    case "attribute":
      return countColumn(state, endpoints.attributes.get(field.name), passes);
    case "demographic":
      return countColumn(state, endpoints.demographic.get(field.name), passes);
    case "location":
      return countColumn(state, endpoints.location.get(field.name), passes);
    case "userAttribute": {
      const column = contacts.attributes.get(field.name);
      const counts = new Map<string, number>();
      if (!column) return counts;
      const perCode = new Uint32Array(column.dictionary.size);
      for (let row = 0; row < column.length; row += 1)
        if ((state.perContact[row] ?? 0) > 0) {
          const code = column.codes[row] ?? 0;
          perCode[code] = (perCode[code] ?? 0) + 1;
        }
      for (let code = 1; code < perCode.length; code += 1)
        if (perCode[code])
          for (const value of new Set(valuesOfEntry(column.dictionary.text(code))))
            if (passes(value)) counts.set(value, (counts.get(value) ?? 0) + (perCode[code] ?? 0));
      return counts;
    }
    case "metric": {
      const column = endpoints.metrics.get(field.name);
      const seen = new Map<string, Set<number>>();
      for (let row = 0; row < (column?.length ?? 0); row += 1) {
        const value = column?.at(row);
        if (value === undefined || !passes(String(value))) continue;
        const key = String(value);
        const holders = seen.get(key) ?? new Set<number>();
        holders.add(endpoints.contacts[row] ?? 0);
        seen.set(key, holders);
      }
      return new Map([...seen].map(([value, holders]) => [value, holders.size]));
    }
    default:
      return new Map();
  }
}

const listsOf = (size: number, list: (code: number) => readonly string[]) =>
  Array.from({ length: size }, (_, code) => (code === 0 ? [] : list(code)));

function countColumn(
  state: IndexState,
  column: CodeColumn | undefined,
  passes: (value: string) => boolean,
): Map<string, number> {
  if (!column) return new Map();
  return countCodes(state, column.codes, column.length, column.lists(), passes);
}

/** Counts each value once per contact, whichever of its endpoints have it. */
function countCodes(
  state: IndexState,
  codes: ArrayLike<number>,
  length: number,
  lists: readonly (readonly string[])[],
  passes: (value: string) => boolean,
): Map<string, number> {
  const { contacts, alive } = state.endpoints;
  const numbers = new Map<string, number>();
  const ofList = lists.map((list) =>
    [...new Set(list)].filter(passes).map((value) => {
      const known = numbers.get(value);
      if (known !== undefined) return known;
      numbers.set(value, numbers.size);
      return numbers.size - 1;
    }),
  );
  const counts = new Float64Array(numbers.size);
  // Contacts with one endpoint count at once; what the others have is told apart by pairs.
  const pairs = new Set<number>();
  for (let row = 0; row < length; row += 1) {
    const list = ofList[codes[row] ?? 0];
    if (!list || list.length === 0 || !hasBit(alive, row)) continue;
    const contact = contacts[row] ?? 0;
    const alone = state.perContact[contact] === 1;
    for (const value of list) {
      if (!alone) {
        const pair = contact * numbers.size + value;
        if (pairs.has(pair)) continue;
        pairs.add(pair);
      }
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  return new Map([...numbers].map(([value, number]) => [value, counts[number] ?? 0]));
}

export type EventTypeCount = { name: string; events: number };

export const eventTypesOf = (state: IndexState): EventTypeCount[] =>
  [...state.events]
    .map(([name, list]) => ({ name, events: list.length }))
    .filter(({ events }) => events > 0)
    .sort((a, b) => b.events - a.events || (a.name < b.name ? -1 : 1));
