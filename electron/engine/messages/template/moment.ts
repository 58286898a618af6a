import { createHash } from "node:crypto";
import type { Moment } from "./helpers/arguments.ts";

/** Where the values of a message keep when it was made, so that `now` and `uuid` say the same when it is made again. */
export const momentValue = "@moment";
type Kept = { now: number; seed: string };

/** What goes among the values under `momentValue`. `seed` is different for every message. */
export const keptMoment = (now: number, seed: string | number): Kept => ({
  now,
  seed: String(seed),
});

/** The moment of one rendering; without one (a template that reads none) it is the beginning of time. */
export function momentOf(values: Record<string, unknown>): Moment {
  const { now, seed } = (values[momentValue] as Kept | undefined) ?? { now: 0, seed: "" };
  let asked = 0;
  return {
    now,
    uuid() {
      asked += 1;
      const hex = createHash("sha256").update(`${seed} ${now} ${asked}`).digest("hex");
      const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4] ?? "8";
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
  };
}
