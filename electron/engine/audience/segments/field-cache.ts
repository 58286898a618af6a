import { pause } from "../../clock.ts";
import type { Parts } from "../../parts.ts";
import { readFields, type FieldRow } from "./fields.ts";

/**
 * Which attributes exist, kept until contacts change. While they keep changing, as in an import, the next look waits ten
 * times as long as the last one took, so that a reading thread is not kept busy.
 */
export function createFieldCache({ readers, clock, topics }: Parts) {
  let known: { rows: FieldRow[]; rest: number } | null = null;
  let stale = true;
  let reading: Promise<FieldRow[]> | null = null;
  const unlisten = topics.listen((touched) => {
    if (touched.includes("contacts")) stale = true;
  });

  const read = async () => {
    const rest = (known?.rest ?? 0) - clock.tick();
    if (rest > 0) await pause(clock, rest);
    stale = false;
    const begun = clock.tick();
    try {
      const rows = await readFields(readers);
      const took = clock.tick() - begun;
      known = { rows, rest: clock.tick() + (took > 1000 ? took * 10 : 0) };
      return rows;
    } catch (error) {
      stale = true;
      throw error;
    } finally {
      reading = null;
    }
  };
  return {
    read: async (): Promise<FieldRow[]> => {
      if (known && !stale) return known.rows;
      reading ??= read();
      return reading;
    },
    stop: unlisten,
  };
}
