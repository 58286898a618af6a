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

/** Bits of one mask of `tally`: few enough that every mask there can be has a place in an array. */
export const bitsPerMask = 15;

class MaskTally {
  /** What is already set for each number. */
  #seen = new Uint16Array(1024);
  /** How often each mask came, and how often each mask of bits that were new to their number. */
  readonly #rows = new Float64Array(1 << bitsPerMask);
  readonly #fresh = new Float64Array(1 << bitsPerMask);

  add(number: number, mask: number): void {
    if (number >= this.#seen.length) {
      const wider = new Uint16Array(2 ** Math.ceil(Math.log2(number + 1)));
      wider.set(this.#seen);
      this.#seen = wider;
    }
    const before = this.#seen[number] ?? 0;
    this.#seen[number] = before | mask;
    this.#rows[mask] = (this.#rows[mask] ?? 0) + 1;
    const fresh = mask & ~before;
    this.#fresh[fresh] = (this.#fresh[fresh] ?? 0) + 1;
  }

  sums(): { numbers: number[]; rows: number[] } {
    const byBit = (times: Float64Array) =>
      Array.from({ length: bitsPerMask }, (_, bit) =>
        times.reduce((sum, count, mask) => ((mask >> bit) & 1 ? sum + count : sum), 0),
      );
    return { numbers: byBit(this.#fresh), rows: byBit(this.#rows) };
  }
}

class Tally {
  readonly #masks: MaskTally[] = [];

  add(number: number, masks: readonly number[]): void {
    for (let at = 0; at < masks.length; at += 1) {
      const mask = masks[at] ?? 0;
      if (mask !== 0) (this.#masks[at] ??= new MaskTally()).add(number, mask);
    }
  }

  sums(): { numbers: number[]; rows: number[] } {
    const none = new MaskTally();
    const sums = Array.from(this.#masks, (mask) => (mask ?? none).sums());
    return {
      numbers: sums.flatMap(({ numbers }) => numbers),
      rows: sums.flatMap(({ rows }) => rows),
    };
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
