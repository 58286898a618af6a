import type Sqlite from "better-sqlite3";
import { instantOf } from "../../../shared/domain/segment-dates.ts";
import { fold } from "../../../shared/domain/segment-text.ts";

/**
 * What SQL of ours may call beside SQLite's own functions, on every connection: `fold(text)`, the text without its case
 * in any script, `instant(text, zone)`, the milliseconds of an ISO 8601 text or null, and the aggregate
 * `tally(number, mask, …)`: JSON that says for each bit of the masks over how many different `numbers` and over how
 * many `rows` it is set. It stands in for a GROUP BY that would sort every row, as does the aggregate
 * `names(json, weight)`: JSON with the names in each object inside a document (those of the document itself under ""),
 * and the sum of the weights of the documents that give them a value.
 */
export function addFunctions(sqlite: Sqlite.Database): void {
  const pure = { deterministic: true, varargs: false };
  sqlite.function("fold", pure, (text: unknown) => (typeof text === "string" ? fold(text) : text));
  sqlite.function("instant", pure, (text: unknown, zone: unknown) =>
    typeof text === "string" ? instantOf(text, String(zone)) : null,
  );
  sqlite.aggregate<Tally>("tally", {
    varargs: true,
    start: () => new Tally(),
    step(tally, number: unknown, ...masks: unknown[]) {
      tally.add(Number(number), masks as number[]);
    },
    result: (tally) => JSON.stringify(tally.sums()),
  });
  sqlite.aggregate<Names>("names", {
    varargs: true,
    start: () => new Names(),
    step(names, ...[json, weight]: unknown[]) {
      names.add(JSON.parse(String(json)), Number(weight));
    },
    result: (names) => JSON.stringify(names.sums()),
  });
}

/** Bits that fit a mask of `tally`: whole numbers of 32 bits are what JavaScript computes fast with. */
export const bitsPerMask = 30;

class Tally {
  /** For each mask, what was already set for each number. */
  readonly #seen: Int32Array[] = [];
  readonly #numbers: number[] = [];
  readonly #rows: number[] = [];

  add(number: number, masks: readonly number[]): void {
    for (let at = 0; at < masks.length; at += 1) {
      const mask = masks[at] ?? 0;
      if (mask === 0) continue;
      const seen = this.#seenOf(at, number);
      const before = seen[number] ?? 0;
      seen[number] = before | mask;
      for (let left = mask; left !== 0; left &= left - 1) {
        const bit = 31 - Math.clz32(left & -left);
        const place = at * bitsPerMask + bit;
        this.#rows[place] = (this.#rows[place] ?? 0) + 1;
        if ((before & (1 << bit)) === 0) this.#numbers[place] = (this.#numbers[place] ?? 0) + 1;
      }
    }
  }

  #seenOf(at: number, number: number): Int32Array {
    const seen = this.#seen[at] ?? new Int32Array(1024);
    if (number < seen.length && this.#seen[at]) return seen;
    const wider = new Int32Array(Math.max(1024, 2 ** Math.ceil(Math.log2(number + 1))));
    wider.set(seen);
    this.#seen[at] = wider;
    return wider;
  }

  sums(): { numbers: number[]; rows: number[] } {
    const whole = (sums: number[]) => Array.from(sums, (sum) => sum ?? 0);
    return { numbers: whole(this.#numbers), rows: whole(this.#rows) };
  }
}

class Names {
  readonly #sums = new Map<string, Map<string, number>>();

  add(document: object, weight: number): void {
    for (const [name, value] of Object.entries(document) as [string, unknown][])
      if (typeof value === "object" && value !== null && !Array.isArray(value)) {
        for (const [inner, one] of Object.entries(value)) this.#count(name, inner, one, weight);
      } else this.#count("", name, value, weight);
  }

  #count(object: string, name: string, value: unknown, weight: number): void {
    if (value === null || (Array.isArray(value) && value.length === 0)) return;
    let sums = this.#sums.get(object);
    if (!sums) this.#sums.set(object, (sums = new Map<string, number>()));
    sums.set(name, (sums.get(name) ?? 0) + weight);
  }

  /** As lists: a name may be one that objects have by birth. */
  sums(): [string, [string, number][]][] {
    return [...this.#sums].map(([object, sums]) => [object, [...sums]]);
  }
}
