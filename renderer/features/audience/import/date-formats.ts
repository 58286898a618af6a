const separators = [".", "/", "-"];
const tokens = [
  ...separators.flatMap((by) => [
    `dd${by}MM${by}yyyy`,
    `d${by}M${by}yyyy`,
    `MM${by}dd${by}yyyy`,
    `M${by}d${by}yyyy`,
  ]),
  "yyyy/MM/dd",
  "yyyyMMdd",
  "d MMM yyyy",
  "MMM d, yyyy",
];
export const isoFormat = "iso";

/** 4 November 2026 in Luxon's tokens, as an example people can compare with their file. */
export const exampleOf = (format: string): string =>
  format
    .replace("yyyy", "2026")
    .replace("HH", "09")
    .replace("mm", "30")
    .replace("ss", "00")
    .replace("MMMM", "@")
    .replace("MMM", "~")
    .replace("MM", "11")
    .replace("M", "11")
    .replace("dd", "04")
    .replace("d", "4")
    .replace("H", "9")
    .replace("@", "November")
    .replace("~", "Nov");

/** The usual formats, and the one of this column if it is another. */
export function dateFormats(current: string | null): { value: string; label: string }[] {
  const all = current === null || tokens.includes(current) ? tokens : [current, ...tokens];
  return [
    { value: isoFormat, label: "2026-11-04 (ISO 8601)" },
    ...all.map((format) => ({ value: format, label: `${exampleOf(format)} · ${format}` })),
  ];
}
