import { emailEvents } from "../../../shared/domain/event.ts";
import { day } from "../../../shared/domain/time.ts";
import { daysBetween } from "../zones.ts";
import type { Calendar } from "./calendar.ts";
import type { SampleEvent } from "./events.ts";
import type { Person } from "./people.ts";
import { madeAt, sampleSegments, type SampleSegment } from "./segments.ts";

export type SampleSizes = {
  segment: SampleSegment;
  days: {
    day: string;
    at: number;
    contacts: number;
    entered: number | null;
    left: number | null;
  }[];
  /** Who is in it on the last of these days, by key. */
  members: number[];
};

const recordedDays = 90;
const order = "purchase.completed";
/** What moves an endpoint's last activity. */
const signsOfLife = new Set<string>([order, "_session.start", emailEvents.open, emailEvents.click]);

/** The size of each segment on each of the last days: what the people were and had done by then. */
export function sizesOf(
  calendar: Calendar,
  people: readonly Person[],
  events: readonly SampleEvent[],
): SampleSizes[] {
  const days = daysBetween(calendar.now - recordedDays * day, calendar.now, calendar.zone);
  // Events are in the order of their times, so that each day goes on where the one before stopped.
  const views = people.map((person) => ({ ...person, orders: 0, lastSeen: person.createdAt }));
  const byKey = new Map(views.map((view) => [view.key, view]));
  const found = sampleSegments.flatMap((segment) =>
    segment.has
      ? [{ segment, has: segment.has, days: [] as SampleSizes["days"], is: new Set<number>() }]
      : [],
  );
  let next = 0;
  for (const { day: date, at: start } of days) {
    const at = Math.min(calendar.now, start + 9 * 3_600_000);
    for (; next < events.length; next += 1) {
      const event = events[next];
      if (!event || event.at > at) break;
      const view = byKey.get(event.contact);
      if (!view || !signsOfLife.has(event.type)) continue;
      view.lastSeen = Math.max(view.lastSeen, event.at);
      if (event.type === order) view.orders += 1;
    }
    for (const one of found) {
      if (madeAt(one.segment, calendar) > at) continue;
      const was = one.is;
      one.is = new Set(
        views.filter((view) => view.createdAt <= at && one.has(view, at)).map((view) => view.key),
      );
      const first = one.days.length === 0;
      one.days.push({
        day: date,
        at,
        contacts: one.is.size,
        entered: first ? null : [...one.is].filter((key) => !was.has(key)).length,
        left: first ? null : [...was].filter((key) => !one.is.has(key)).length,
      });
    }
  }
  return found.map(({ segment, days: recorded, is }) => ({
    segment,
    days: recorded,
    members: [...is],
  }));
}
