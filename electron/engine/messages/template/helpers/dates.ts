import type { HelperDelegate, HelperOptions } from "handlebars";
import { DateTime } from "luxon";
import { hashOf, HelperError, textOf, type Moment } from "./arguments.ts";
import { readingFormat, writePattern } from "./date-pattern.ts";

const styles = new Set(["full", "long", "medium", "short"]);
type Style = "full" | "long" | "medium" | "short";

function zoned(date: DateTime, zone: unknown): DateTime {
  if (zone === undefined) return date;
  const moved = date.setZone(textOf(zone));
  if (!moved.isValid) throw new HelperError(`“${textOf(zone)}” is not a time zone.`);
  return moved;
}

/** Formats: full, long, medium, short, or a pattern such as MM/dd/yyyy. */
function write(date: DateTime, format: unknown, hash: Record<string, unknown>): string {
  const locale = textOf(hash["locale"] ?? "en-US").replaceAll("_", "-");
  let shown: DateTime;
  try {
    shown = zoned(date, hash["tz"]).setLocale(Intl.getCanonicalLocales(locale)[0] ?? "en-US");
  } catch (error) {
    if (error instanceof HelperError) throw error;
    throw new HelperError(`“${locale}” is not a language such as de or en-GB.`, { cause: error });
  }
  const wanted = textOf(format ?? "medium");
  if (styles.has(wanted)) return shown.toLocaleString({ dateStyle: wanted as Style });
  const written = writePattern(shown, wanted);
  if (written === null)
    throw new HelperError(`“${wanted}” is not a date format such as full or MM/dd/yyyy.`);
  return written;
}

/** ISO 8601, milliseconds since 1970 and the forms of HTTP and mail; else by `inputFormat`. Without a zone it is UTC. */
function read(value: unknown, inputFormat: unknown): DateTime {
  const text = textOf(value).trim();
  const zone = { zone: "utc" };
  if (inputFormat !== undefined) {
    const format = readingFormat(textOf(inputFormat));
    const date = format === null ? null : DateTime.fromFormat(text, format, zone);
    if (date?.isValid) return date;
    throw new HelperError(`“${text}” is not a date of the form ${textOf(inputFormat)}.`);
  }
  if (/^-?\d{9,}$/.test(text)) return DateTime.fromMillis(Number(text), zone);
  const candidates = [
    DateTime.fromISO(text, zone),
    DateTime.fromSQL(text, zone),
    DateTime.fromRFC2822(text, zone),
    DateTime.fromHTTP(text, zone),
  ];
  const date = candidates.find((candidate) => candidate.isValid);
  if (!date)
    throw new HelperError(
      `“${text}” is not a date; write it like 2026-11-04, or name its inputFormat.`,
    );
  return date;
}

/** The helpers that read a date. `now` and `uuid` read the moment that rendering is given. */
export const dates: Record<string, HelperDelegate> = {
  dateFormat: (value: unknown, ...rest: unknown[]) => {
    const options = rest.at(-1) as HelperOptions;
    const hash = hashOf(options);
    const format = hash["outputFormat"] ?? (rest.length > 1 ? rest[0] : undefined);
    return write(read(value, hash["inputFormat"]), format, hash);
  },
  now: (...given: unknown[]) => {
    const options = given.pop() as HelperOptions;
    const hash = hashOf(options);
    const format = given.length > 0 ? given[0] : hash["outputFormat"];
    return write(DateTime.fromMillis(momentOf(options).now, { zone: "utc" }), format, hash);
  },
  uuid: (options: HelperOptions) => momentOf(options).uuid(),
};

function momentOf(options: HelperOptions): Moment {
  const { moment } = options.data as { moment?: Moment };
  if (!moment) throw new Error("rendering was not given its moment");
  return moment;
}
