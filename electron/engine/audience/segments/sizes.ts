import { AppError } from "../../../../shared/domain/errors.ts";
import { loop } from "../../loop.ts";
import type { Parts } from "../../parts.ts";
import { getSegment } from "../../store/segments.ts";
import {
  bitmapOf,
  lastMembership,
  recordSize,
  sizesSince,
  unrecorded,
  type SizeRow,
} from "../../store/segment-sizes.ts";
import { localOf, tomorrowAt } from "../../zones.ts";
import { foundBy } from "../contacts/chosen.ts";

/*
 * The size of every segment once a day of the project's zone: with the first look at that day, and for a new segment at
 * once. Who entered and who left is told only against the day before; days the program was not open are not made up.
 */
export function createSizes(parts: Parts) {
  const { store, clock, log, topics } = parts;
  const zone = () => parts.settings().timeZone;
  const dayOf = (instant: number) => localOf(instant, zone()).slice(0, 10);
  const dayBefore = (day: string) =>
    new Date(Date.parse(`${day}T00:00Z`) - 86_400_000).toISOString().slice(0, 10);

  const record = async (id: string): Promise<void> => {
    const at = clock.now();
    const day = dayOf(at);
    const keys = await foundBy(parts, { segmentId: id });
    const members = bitmapOf(keys);
    const last = lastMembership(store, id);
    const moved = last?.day === dayBefore(day) ? difference(last.members, members) : null;
    const size = {
      day,
      contacts: keys.length,
      entered: moved?.entered ?? null,
      left: moved?.left ?? null,
    };
    store.transaction(() => {
      if (store.get("SELECT 1 FROM segments WHERE id = ?", id))
        recordSize(store, id, size, members, at);
    });
  };

  const recorder = loop({
    name: "segment sizes",
    clock,
    log,
    topics,
    wakesOn: ["segments", "settings"],
    nextDue: () => tomorrowAt(clock.now(), 0, zone()),
    async work(signal) {
      let any = false;
      for (const id of unrecorded(store, dayOf(clock.now()))) {
        if (signal.aborted) return;
        try {
          await record(id);
          any = true;
        } catch (error) {
          // One that builds on a deleted segment has no size until it is mended.
          if (!(error instanceof AppError) && !signal.aborted) log.error("segment size", error);
        }
      }
      if (any) topics.touch("segments");
    },
  });

  return {
    /** The days that were recorded, oldest first, today among them. */
    overTime(id: string, days: number): SizeRow[] {
      getSegment(store, id);
      return sizesSince(store, id, dayOf(clock.now() - (days - 1) * 86_400_000));
    },
    idle: recorder.idle,
    stop: recorder.stop,
  };
}

function difference(before: Buffer, now: Buffer): { entered: number; left: number } {
  let [entered, left] = [0, 0];
  for (let at = 0; at < Math.max(before.length, now.length); at += 1) {
    const [was, is] = [before[at] ?? 0, now[at] ?? 0];
    if (was === is) continue;
    entered += bitsOf(is & ~was);
    left += bitsOf(was & ~is);
  }
  return { entered, left };
}

function bitsOf(byte: number): number {
  let count = 0;
  for (let rest = byte; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
