import { bitsPerMask } from "../../store/functions.ts";
import { bits, list, raw, some, sql, type Fragment } from "../../store/fragment.ts";
import type { Query } from "../../store/readers.ts";

type Sums = { numbers: number[]; rows: number[] };
export type Read = (sums: Sums) => number;
export type Answer = { contacts: Read; endpoints: Read };

/** Answers of each endpoint, each a bit, counted over contacts and over endpoints in one pass. */
export class TallyPlan {
  readonly #masks: Fragment[][] = [];
  readonly #known = new Map<string, Answer>();
  readonly #columns: Fragment[] = [];
  #used = bitsPerMask;

  /** Counts a column that is 0 or 1; the same one twice is one bit. */
  flag(column: Fragment): Answer {
    const known = this.#known.get(column.sql);
    if (known) return known;
    const [answer] = this.bits(column, 1);
    if (!answer) throw new Error("a flag is one bit");
    this.#known.set(column.sql, answer);
    this.#columns.push(column);
    return answer;
  }

  /** Counts each bit of a whole number. It must be 0 where no flag is set: such endpoints are passed over. */
  bits(value: Fragment, width: number): Answer[] {
    if (this.#used + width > bitsPerMask) {
      this.#masks.push([]);
      this.#used = 0;
    }
    const first = this.#used;
    const start = (this.#masks.length - 1) * bitsPerMask + first;
    this.#masks.at(-1)?.push(first === 0 ? value : sql`(${value} << ${raw(String(first))})`);
    this.#used += width;
    return Array.from({ length: width }, (_, bit) => ({
      contacts: ({ numbers }) => numbers[start + bit] ?? 0,
      endpoints: ({ rows }) => rows[start + bit] ?? 0,
    }));
  }

  /** `inner` gives `contact` and the columns that are counted. */
  query(inner: Fragment): Query {
    const query = sql`SELECT tally(contact, ${list(this.#masks.map(bits))}) AS sums FROM (${inner} LIMIT -1) WHERE ${some(this.#columns)}`;
    return { sql: query.sql, values: [...query.values] };
  }

  static read(results: unknown): Sums {
    const [row] = results as { sums: string }[];
    return row ? (JSON.parse(row.sums) as Sums) : { numbers: [], rows: [] };
  }
}
