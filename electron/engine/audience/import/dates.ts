import { DateTime } from "luxon";

/** How a column writes its dates, ready to use. Gives ISO 8601: `2026-11-04`, or with a time in UTC; null = unreadable. */
export type ReadDate = (text: string) => string | null;

const iso =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*(?:Z|[+-]\d{2}:?\d{2}))?)?$/;
const numericTokens = /^(?:yyyy|MM|M|dd|d|HH|H|mm|ss|[^A-Za-z'])+$/;

function compileNumeric(format: string): (text: string) => number[] | null {
  const order: string[] = [];
  const pattern = format.replaceAll(/yyyy|MM|M|dd|d|HH|H|mm|ss|[^A-Za-z]/g, (token) => {
    if (!/[A-Za-z]/.test(token)) return token === " " ? "[ T]" : `\\${token}`;
    order.push(token.charAt(0));
    return token === "yyyy" ? "(\\d{4})" : token.length === 2 ? "(\\d{2})" : "(\\d{1,2})";
  });
  const regex = new RegExp(`^${pattern}$`);
  const at = ["y", "M", "d", "H", "m", "s"].map((letter) => order.indexOf(letter));
  return (text) => {
    const found = regex.exec(text);
    return found && at.map((index) => (index < 0 ? 0 : Number(found[index + 1])));
  };
}

const two = (value: number) => String(value).padStart(2, "0");

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** `format` in Luxon tokens, null = ISO 8601. Times without a zone are meant in `timeZone`. */
export function dateReader(format: string | null, timeZone: string): ReadDate {
  const withTime = (date: DateTime) =>
    date.isValid ? date.toUTC().toISO({ suppressMilliseconds: true }) : null;
  if (format === null)
    return (text) => {
      const trimmed = text.trim();
      if (!iso.test(trimmed)) return null;
      const date = DateTime.fromISO(trimmed.replace(" ", "T").replaceAll(/\s/g, ""), {
        zone: timeZone,
      });
      if (!date.isValid) return null;
      return trimmed.length === 10 ? trimmed : withTime(date);
    };
  const hasTime = /[Hh]/.test(format);
  if (!numericTokens.test(format) || format.includes("MMM"))
    return (text) => {
      const date = DateTime.fromFormat(text.trim(), format, { zone: timeZone, locale: "en" });
      return date.isValid ? (hasTime ? withTime(date) : date.toISODate()) : null;
    };
  const parts = compileNumeric(format);
  return (text) => {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] =
      parts(text.trim()) ?? [];
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
    if (!hasTime) return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
    return withTime(
      DateTime.fromObject({ year, month, day, hour, minute, second }, { zone: timeZone }),
    );
  };
}

const separators = [".", "/", "-"] as const;
const candidates = separators.flatMap((by) => [
  `dd${by}MM${by}yyyy`,
  `MM${by}dd${by}yyyy`,
  `d${by}M${by}yyyy`,
  `M${by}d${by}yyyy`,
  `yyyy${by}MM${by}dd`,
]);
const formats = [
  ...candidates,
  "yyyyMMdd",
  ...candidates.flatMap((date) => [`${date} HH:mm`, `${date} HH:mm:ss`, `${date} H:mm`]),
  "d MMM yyyy",
  "MMM d, yyyy",
  "d MMMM yyyy",
  "MMMM d, yyyy",
];

/**
 * The format all samples share, or null. `sure` is false when day and month could be the other way round; days first
 * is then the guess, except with slashes after which the American order is as common, so the person must look.
 */
export function dateFormat(
  samples: readonly string[],
): { format: string | null; sure: boolean } | null {
  const filled = samples.filter((sample) => sample.trim() !== "");
  if (filled.length === 0) return null;
  const readsAll = (format: string | null) => {
    const read = dateReader(format, "utc");
    return filled.every((sample) => {
      const date = read(sample);
      return date !== null && date >= "1900" && date < "2200";
    });
  };
  if (readsAll(null)) return { format: null, sure: true };
  const fitting = formats.filter(readsAll);
  const format = fitting[0];
  if (format === undefined) return null;
  const order = (text: string) => (/M/.exec(text)?.index ?? 0) < (/d/.exec(text)?.index ?? 0);
  return { format, sure: fitting.every((other) => order(other) === order(format)) };
}
