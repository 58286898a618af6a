import { draw } from "../random.ts";

/** Chance in journeys, always the same for the same participant: the runner and the simulation draw alike. */
export const draws = (
  journey: string,
  of: { contact: number; entry: number; activity: string; visit: number },
) => ({
  draw: draw(journey, of.contact, of.entry, of.activity, of.visit),
  contactDraw: draw(journey, of.contact, of.activity),
});

/** Whether a contact is among the percent that a journey holds out; the same however often they enter. */
export const isHeldOut = (journey: string, contact: number, percent: number): boolean =>
  percent > 0 && draw(journey, contact, "journey holdout") * 100 < percent;
