import { closeSync, openSync, writeSync } from "node:fs";

/** The same numbers for the same seed, so that every run imports the same file. */
export function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const first = [
  "Amara",
  "Ruth",
  "Jonas",
  "Mei",
  "Luca",
  "Zoë",
  "Noah",
  "Elif",
  "Ivan",
  "Sara",
  "Tomás",
  "Anouk",
];
const last = [
  "Lindqvist",
  "Kaplan",
  "Gruber",
  "Chen",
  "Rossi",
  "Novak",
  "Okafor",
  "Yılmaz",
  "Petrov",
  "Müller",
];
const places = [
  "AT,Vienna",
  "AT,Graz",
  "AT,Linz",
  "DE,Berlin",
  "DE,München",
  "CH,Zürich",
  "FR,Lyon",
  "IT,Milano",
];
const plans = ["free", "basic", "plus", "gold"];
const interests = ["coffee", "tea", "brewing", "machines", "gifts"];
const platforms = ["iOS", "Android", "Web"];

export const header =
  "ChannelType,Address,User.UserId,User.UserAttributes.FirstName,User.UserAttributes.LastName,User.UserAttributes.Language,User.UserAttributes.Birthday,User.UserAttributes.Company,Attributes.Plan,Attributes.Interests,Attributes.Interests,Attributes.Store,Attributes.Source,Attributes.SignupDate,Metrics.orders,Metrics.spend,Metrics.visits,Demographic.Platform,Location.Country,Location.City";

/** Writes a file as Pinpoint takes it: 20 columns, one endpoint and one user a row, in no order. */
export function writeImportFile(path: string, rows: number, seed = 42): void {
  const file = openSync(path, "w");
  const next = numbers(seed);
  const of = (list: readonly string[]) => list[next(list.length)] ?? "";
  const two = (value: number) => String(value).padStart(2, "0");
  let lines: string[] = [header];
  for (let row = 0; row < rows; row += 1) {
    const given = of(first);
    const family = of(last);
    const code = next(0x1_0000_0000).toString(16).padStart(8, "0");
    const address = `${given}.${family}.${code.slice(0, 4)}${row.toString(36)}@example.com`
      .normalize("NFD")
      .replaceAll(/[^\x21-\x7e]/g, "")
      .toLowerCase();
    lines.push(
      [
        "EMAIL",
        address,
        `c-${code}-${row.toString(36)}`,
        given,
        family,
        next(3) === 0 ? "en" : "de",
        `${1950 + next(55)}-${two(1 + next(12))}-${two(1 + next(28))}`,
        next(4) === 0 ? `"${family}, ${given} & Co"` : "",
        of(plans),
        of(interests),
        next(3) === 0 ? of(interests) : "",
        `Store ${next(40)}`,
        next(2) === 0 ? "web" : "shop",
        `202${next(6)}-${two(1 + next(12))}-${two(1 + next(28))}`,
        next(60),
        (next(100_000) / 100).toFixed(2),
        next(400),
        of(platforms),
        of(places),
      ].join(","),
    );
    if (lines.length === 10_000) {
      writeSync(file, `${lines.join("\n")}\n`);
      lines = [];
    }
  }
  if (lines.length > 0) writeSync(file, `${lines.join("\n")}\n`);
  closeSync(file);
}
