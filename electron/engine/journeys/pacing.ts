import type { Store } from "../store/database.ts";
import { lastQueued } from "../store/journey-messages.ts";

/** When the next message of a journey may leave, under its messages a second. */
export type Pacing = (journey: number, perSecond: number, now: number) => number;

/** What is queued already keeps its place: after a restart the next message goes behind the last of them. */
export function createPacing(store: Store): Pacing {
  const slots = new Map<number, number>();
  let lastNow = 0;
  return (journey, perSecond, now) => {
    if (perSecond === 0) return now;
    // A clock that was set back must not keep messages waiting for a time it showed before.
    if (now < lastNow) for (const key of slots.keys()) slots.set(key, 0);
    lastNow = now;
    const apart = 1000 / perSecond;
    const known = slots.get(journey);
    const next = known ?? (lastQueued(store, journey) ?? -Infinity) + apart;
    const slot = Math.max(now, next);
    slots.set(journey, slot + apart);
    return Math.floor(slot);
  };
}
