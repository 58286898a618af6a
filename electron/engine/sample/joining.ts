import { day, hour } from "../../../shared/domain/time.ts";
import type { Calendar } from "./calendar.ts";

export const peopleCount = 5000;
const firstList = 560;
const sinceFriday = 70;

/** How many joined on a day: more every month, and most in the weeks before the holidays. */
const weightOf = (daysAgo: number): number =>
  1 + 1.8 * (1 - daysAgo / 364) + (daysAgo >= 318 && daysAgo <= 345 ? 2.2 : 0);

export type Joining = {
  createdAt: number;
  /** Days before the calendar's Friday; 0 for those who came after it. */
  tenure: number;
};

/** When each contact joined, oldest first: the shop's first list, a year of growth, the days since Friday. */
export function joinings({ friday, now }: Calendar): Joining[] {
  const before = (daysAgo: number, part: number): Joining => {
    // Seven in the morning to ten at night.
    const offset = (daysAgo + 1) * day - (15 * part - 2) * hour;
    return { createdAt: Math.round(friday - offset), tenure: offset / day };
  };
  const days = Array.from({ length: 363 }, (_, index) => 362 - index);
  const whole = days.reduce((sum, daysAgo) => sum + weightOf(daysAgo), 0);
  const growing = peopleCount - firstList - sinceFriday;
  const found = Array.from({ length: firstList }, (_, index) => before(363, index / firstList));
  let reached = 0;
  let placed = 0;
  for (const daysAgo of days) {
    reached += weightOf(daysAgo);
    const until = Math.round((growing * reached) / whole);
    const count = until - placed;
    for (let index = 0; index < count; index += 1)
      found.push(before(daysAgo, (index + 0.5) / count));
    placed = until;
  }
  for (let index = 0; index < sinceFriday; index += 1)
    found.push({
      createdAt: Math.floor(friday + ((index + 0.5) / sinceFriday) * (now - friday)),
      tenure: 0,
    });
  return found;
}
