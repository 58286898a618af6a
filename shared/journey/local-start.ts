import type { JourneySettings } from "../domain/journey.ts";
import type { ZoneMath } from "../domain/zone-math.ts";
import { latestZone } from "./contact-zone.ts";

/**
 * When a journey begins for somebody who enters at `at`: at once, or with a start in local time not before their clock shows
 * it. Null where their zone is not known and the journey skips such people.
 */
export function startFor(
  settings: Pick<JourneySettings, "localTime" | "start" | "missingZone">,
  {
    at,
    zones,
    journeyZone,
    math,
  }: { at: number; zones: readonly string[]; journeyZone: string; math: ZoneMath },
): number | null {
  if (!settings.localTime || settings.start === null) return at;
  const zone =
    latestZone(zones, at, math) ?? (settings.missingZone === "skip" ? null : journeyZone);
  return zone === null ? null : Math.max(at, math.instant(settings.start, zone));
}
