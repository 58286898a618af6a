import type { Parts } from "../parts.ts";
import {
  dueAmong,
  dueKeys,
  dueParticipants,
  type ParticipantRecord,
} from "../store/journey-participants.ts";

/**
 * Whom a batch takes next. A few go in the order in which they fell due. Of a crowd those go together who entered together:
 * their rows, their history and their messages stand side by side, and a batch writes far fewer pages.
 */
export type DueQueue = {
  /** Empty when nobody of the version is due. */
  next(version: number, size: number): Promise<ParticipantRecord[]>;
};

/** The longest due are taken first; within a crowd of so many the order does not matter. */
const crowd = 200_000;

/** For one pass of the runner. */
export function createDueQueue({ store, readers, clock }: Parts): DueQueue {
  const ahead = new Map<number, { keys: number[]; at: number }>();

  const lookAhead = async (version: number, now: number) => {
    const { sql, values } = dueKeys(version, now, crowd);
    const [row] = await readers.all<{ keys: string }>(sql, values);
    return JSON.parse(row?.keys ?? "[]") as number[];
  };

  return {
    async next(version, size) {
      for (;;) {
        const queue = ahead.get(version);
        if (queue) {
          const some = queue.keys.slice(queue.at, queue.at + size);
          queue.at += size;
          if (some.length < size) ahead.delete(version);
          const due = dueAmong(store, version, clock.now(), some);
          if (due.length > 0) return due;
          continue;
        }
        const due = dueParticipants(store, version, clock.now(), size);
        if (due.length < size) return due;
        ahead.set(version, { keys: await lookAhead(version, clock.now()), at: 0 });
      }
    },
  };
}
