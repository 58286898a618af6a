import { day, hour, minute } from "../../shared/domain/time.ts";

/** How this window writes figures and times: separators of the reader's locale, clock of the project's zone. */
export type FormatOptions = { locale: string; timeZone: string; currency: string };
export type Format = ReturnType<typeof createFormat>;

/** What is not known or not measured. Never 0. */
export const unknown = "—";

const months =
  "January February March April May June July August September October November December".split(
    " ",
  );
const weekdays = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
const short = (name: string | undefined) => (name ?? "").slice(0, 3);

/** “Vienna” of `Europe/Vienna`. */
export const cityOf = (zone: string) => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");

/** “1 contact”, “48,210 contacts”. */
export const plural = (count: string | number, one: string, many = `${one}s`) =>
  `${count} ${String(count) === "1" ? one : many}`;

function clock(timeZone: string) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    weekday: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (at: number) => {
    const found: Record<string, string> = {};
    for (const { type, value } of parts.formatToParts(at)) found[type] = value;
    const month = months[Number(found["month"]) - 1];
    const weekday = weekdays.find((name) => short(name) === found["weekday"]);
    return {
      year: found["year"] ?? "",
      month,
      weekday,
      day: String(Number(found["day"])),
      time: `${found["hour"]}:${found["minute"]}`,
    };
  };
}

export function createFormat({ locale, timeZone, currency }: FormatOptions) {
  const numbers = (digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: 0, maximumFractionDigits: digits });
  const fixed = (digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const [whole, tenths, one, two] = [numbers(0), numbers(1), fixed(1), fixed(2)];
  const at = clock(timeZone);

  const count = (value: number | null) => (value === null ? unknown : whole.format(value));

  /** For tiles and nodes: 99,999 in full, then 124k and 1.2M. Put `count` in the tooltip. */
  const brief = (value: number | null) => {
    if (value === null || Math.abs(value) < 100_000) return count(value);
    return Math.abs(value) < 999_500
      ? `${whole.format(value / 1_000)}k`
      : `${tenths.format(value / 1_000_000)}M`;
  };

  const hundredths = (percent: number) => {
    if (percent === 0 || percent === 100) return whole.format(percent);
    return (Math.abs(percent) < 1 ? two : one).format(percent);
  };

  /** Of a fraction: 0.412 is “41.2%”, 0.0042 is “0.42%”. */
  const percent = (fraction: number | null) =>
    fraction === null ? unknown : `${hundredths(fraction * 100)}%`;

  const signed = (value: number, text: string) => `${value > 0 ? "+" : "−"}${text}`;

  /** Between two fractions: “+1.2 points”. */
  const points = (now: number | null, before: number | null) => {
    if (now === null || before === null) return unknown;
    const difference = (now - before) * 100;
    const text = hundredths(Math.abs(difference));
    return Number(text.replace(/[^1-9]/g, "")) === 0
      ? "no change"
      : `${signed(difference, text)} points`;
  };

  /** Of a quantity against an earlier one: “+18%”. */
  const change = (now: number | null, before: number | null) => {
    if (now === null || before === null || before === 0) return unknown;
    const difference = Math.round(((now - before) / before) * 100);
    return difference === 0
      ? "no change"
      : signed(difference, `${whole.format(Math.abs(difference))}%`);
  };

  /** “4 Nov 2026” */
  const date = (time: number) => {
    const { day: number, month, year } = at(time);
    return `${number} ${short(month)} ${year}`;
  };
  /** “4 Nov” */
  const dayMonth = (time: number) => `${at(time).day} ${short(at(time).month)}`;
  const time = (when: number) => at(when).time;
  /** “4 Nov 2026, 09:00” */
  const dateTime = (when: number) => `${date(when)}, ${time(when)}`;
  /** “Tuesday 17 November” */
  const dayTitle = (when: number) => `${at(when).weekday} ${at(when).day} ${at(when).month}`;
  /** “Fri 13 Nov, 09:00 Vienna”; with the year when it is not this one. */
  const scheduled = (when: number, zone: string, now: number) => {
    const inZone = zone === timeZone ? at : clock(zone);
    const { weekday, day: number, month, year, time: hours } = inZone(when);
    const thisYear = inZone(now).year === year ? "" : ` ${year}`;
    return `${short(weekday)} ${number} ${short(month)}${thisYear}, ${hours} ${cityOf(zone)}`;
  };

  /** “14 min ago”, “in 3 h”, and the date once it is more than a day away. */
  const relative = (when: number, now: number) => {
    const distance = Math.abs(now - when);
    if (distance < minute) return "just now";
    if (distance >= day) return date(when);
    const text =
      distance < hour ? `${Math.floor(distance / minute)} min` : `${Math.floor(distance / hour)} h`;
    return when <= now ? `${text} ago` : `in ${text}`;
  };
  /** The tooltip of a relative time. */
  const absolute = (when: number) => `${dateTime(when)} ${cityOf(timeZone)}`;

  /** Below one, parts of a cent are said too: an SMS costs a few of them. */
  const money = (value: number | null) =>
    value === null
      ? unknown
      : new Intl.NumberFormat(locale, {
          style: "currency",
          currency,
          ...(value > 0 && value < 1 ? { maximumFractionDigits: 4 } : {}),
        }).format(value);

  /** “84 kB”, “4.2 MB”, “412 MB”, “1.3 GB” */
  const size = (bytes: number | null) => {
    if (bytes === null) return unknown;
    if (bytes < 1_000) return `${bytes} B`;
    const [unit, step] =
      bytes < 1e5
        ? (["kB", 1e3] as const)
        : bytes < 999.5e6
          ? (["MB", 1e6] as const)
          : (["GB", 1e9] as const);
    const value = bytes / step;
    return `${(value < 100 ? tenths : whole).format(value)} ${unit}`;
  };

  return {
    count,
    brief,
    percent,
    points,
    change,
    estimate: (value: number | null) => (value === null ? unknown : `~${count(value)}`),
    date,
    dayMonth,
    time,
    dateTime,
    dayTitle,
    scheduled,
    relative,
    absolute,
    money,
    size,
    timeZone,
  };
}

/** “40 s”, “1 h 20 min”, “2 days”: the two largest units at most, or only the largest. */
export function duration(milliseconds: number, most: 1 | 2 = 2): string {
  const units = [
    ["day", day],
    ["h", hour],
    ["min", minute],
    ["s", 1_000],
  ] as const;
  const first = units.findIndex(([, length]) => milliseconds >= length);
  if (first === -1) return "less than a second";
  const words: string[] = [];
  let rest = milliseconds;
  for (const [name, length] of units.slice(first, first + (first === 0 ? 1 : most))) {
    const amount = Math.floor(rest / length);
    rest -= amount * length;
    if (amount > 0) words.push(name === "day" ? plural(amount, "day") : `${amount} ${name}`);
  }
  return words.join(" ");
}
