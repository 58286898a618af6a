// The clock time of a place is found with Intl alone, so that the window, the engine and the reading threads agree to the
// millisecond.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    era: "short",
  });
  formats.set(zone, format);
  return format;
}

/** How far the clocks of `zone` are ahead of UTC at an instant, in ms. Throws a RangeError for a zone that does not exist. */
export function offsetAt(at: number, zone: string): number {
  if (zone === "UTC") return 0;
  const part: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = value;
  const year = part["era"] === "BC" ? 1 - Number(part["year"]) : Number(part["year"]);
  const local = utc(
    year,
    Number(part["month"]),
    Number(part["day"]),
    Number(part["hour"]) * 3_600_000 +
      Number(part["minute"]) * 60_000 +
      Number(part["second"]) * 1000,
  );
  return local - Math.floor(at / 1000) * 1000;
}

/** The instant of a date of UTC, in ms; months count from 1. */
export function utc(year: number, month: number, date: number, milliseconds: number): number {
  // Date.UTC takes 0–99 for 1900–1999; a leap cycle of 400 years later the calendar is the same.
  return Date.UTC(year + 400, month - 1, date) - 146_097 * 86_400_000 + milliseconds;
}
