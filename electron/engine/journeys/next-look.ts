import { clockMinutes } from "../../../shared/domain/zone-math.ts";

/** Every zone's clock shows the time of day at one of these quarters of an hour. */
export function nextLook(time: string, after: number): number {
  const quarter = 15 * 60_000;
  const rest = (clockMinutes(time) % 15) * 60_000;
  return Math.floor((after - rest) / quarter) * quarter + quarter + rest;
}
