import type { Wording } from "./letter.ts";
import {
  allCustomers,
  filterLovers,
  inVienna,
  newsletter,
  type SampleSegment,
} from "./segments.ts";
import * as wordings from "./wordings.ts";

/** A campaign that has been sent once, or is sent every week. Days count back from the calendar's Friday. */
export type SentPlan = {
  name: string;
  segment: SampleSegment;
  wording: Wording;
  daysBefore: readonly number[];
  clock: string;
  /** Part of what is delivered that is opened by an average reader. */
  appeal: number;
  /** Part of the opened that is clicked, on average. */
  pull: number;
  /** Parts of what is sent. */
  hardBounces: number;
  unsubscribes: number;
  complaints: number;
};

const once = (
  name: string,
  daysBefore: number,
  clock: string,
  segment: SampleSegment,
  wording: Wording,
  rates: Partial<SentPlan> = {},
): SentPlan => ({
  name,
  segment,
  wording,
  daysBefore: [daysBefore],
  clock,
  appeal: 0.42,
  pull: 0.15,
  hardBounces: 0.0031,
  unsubscribes: 0.0028,
  complaints: 0,
  ...rates,
});

const weeks = 13;

export const fridayPlan: SentPlan = {
  ...once("Friday coffee letter", 0, "09:00", filterLovers, wordings.fridayLetter, {
    appeal: 0.45,
    pull: 0.14,
    hardBounces: 0.0005,
    unsubscribes: 0.0015,
  }),
  daysBefore: Array.from({ length: weeks }, (_, week) => 7 * (weeks - 1 - week)),
};
/** The weekly run for which the computer was off: its number, and by how many minutes it was late. */
export const lateRun = { number: 8, minutes: 132 };

// Wednesdays and Mondays: what comes back within two days has come before the next campaign goes out.
export const oncePlans: readonly SentPlan[] = [
  once("Gift guide", 331, "10:00", allCustomers, wordings.giftGuide, { appeal: 0.46, pull: 0.18 }),
  once("Brew course for two", 268, "17:00", inVienna, wordings.brewCourse, { appeal: 0.45 }),
  once("Mother's Day gift box", 193, "09:00", allCustomers, wordings.giftBox, { pull: 0.17 }),
  once("House blend, new recipe", 156, "10:00", filterLovers, wordings.houseBlend),
  once("Cold brew season", 121, "11:00", newsletter, wordings.coldBrew, { appeal: 0.39 }),
  once("Back from the summer break", 72, "09:00", newsletter, wordings.afterSummer, { pull: 0.14 }),
  once("Filter week", 39, "10:00", newsletter, wordings.filterWeek, { appeal: 0.4, pull: 0.17 }),
  once("Autumn roast launch", 9, "09:00", allCustomers, wordings.autumnRoast, {
    appeal: 0.44,
    pull: 0.16,
  }),
  once("Winter list", 2, "10:00", allCustomers, wordings.winterList, { complaints: 0.0011 }),
];
