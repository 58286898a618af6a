import { bitsPerMask } from "../../store/functions.ts";
import { bits, list, raw, sql, type Fragment } from "../../store/fragment.ts";
import type { Query } from "../../store/readers.ts";

type Sums = { numbers: number[]; rows: number[] };
export type Read = (sums: Sums) => number;

/** Answers of each endpoint, each a bit, counted over contacts and over endpoints in one pass. */
export class TallyPlan {
  readonly #flags: Fragment[] = [];

  /** How many contacts have an endpoint with this answer. */
  contacts(flag: Fragment): Read {
    const at = this.#flags.push(flag) - 1;
    return ({ numbers }) => numbers[at] ?? 0;
  }

  endpoints(flag: Fragment): Read {
    const at = this.#flags.push(flag) - 1;
    return ({ rows }) => rows[at] ?? 0;
  }

  /** `inner` gives `contact` and the columns the flags stand over. */
  query(inner: Fragment): Query {
    const masks: Fragment[] = [];
    for (let at = 0; at < this.#flags.length; at += bitsPerMask)
      masks.push(
        bits(
          this.#flags
            .slice(at, at + bitsPerMask)
            .map((flag, bit) => sql`((${flag}) << ${raw(String(bit))})`),
        ),
      );
    const query = sql`SELECT tally(contact, ${list(masks)}) AS sums FROM (${inner} LIMIT -1)`;
    return { sql: query.sql, values: [...query.values] };
  }

  static read(results: unknown): Sums {
    const [row] = results as { sums: string }[];
    return row ? (JSON.parse(row.sums) as Sums) : { numbers: [], rows: [] };
  }
}
