import type { TimelineEntry } from "../../../../shared/contract/contacts.ts";
import type { Format } from "../../../ui/format.ts";

export type TimelineDay = { title: string; entries: TimelineEntry[] };

/** Entries, newest first, under the days of the project's zone: “Today”, “Yesterday”, “Tuesday 17 November”. */
export function daysOf(
  entries: readonly TimelineEntry[],
  format: Pick<Format, "date" | "dayTitle">,
  now: number,
): TimelineDay[] {
  const today = format.date(now);
  // A day is not always 24 hours long: the middle of a day's night before is surely yesterday.
  const yesterday = [20, 24, 28].map((hours) => format.date(now - hours * 3_600_000));
  const thisYear = today.slice(-4);
  const days: TimelineDay[] = [];
  let open = "";
  for (const entry of entries) {
    const date = format.date(entry.at);
    if (date !== open) {
      const year = date.slice(-4) === thisYear ? "" : ` ${date.slice(-4)}`;
      const title =
        date === today
          ? "Today"
          : yesterday.find((day) => day !== today) === date
            ? "Yesterday"
            : format.dayTitle(entry.at) + year;
      days.push({ title, entries: [] });
      open = date;
    }
    days.at(-1)?.entries.push(entry);
  }
  return days;
}
