// The audience of the segments bench: the same for the same seed, row by row, for us and for DuckDB.
const day = 86_400_000;
export const asOf = Date.parse("2026-11-17T08:00:00Z");

/** A small generator of numbers from 0 to 1 that is the same everywhere. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const words =
  "amber birch cedar dune ember fjord grove harbor iris juniper kelp lotus maple north oak pine quartz river stone tundra".split(
    " ",
  );
const cities: [string, string, number, number][] = [
  ["Vienna", "AT", 48.21, 16.37],
  ["Graz", "AT", 47.07, 15.44],
  ["Linz", "AT", 48.31, 14.29],
  ["Berlin", "DE", 52.52, 13.4],
  ["Munich", "DE", 48.14, 11.58],
  ["Hamburg", "DE", 53.55, 9.99],
  ["Zurich", "CH", 47.37, 8.54],
  ["Paris", "FR", 48.86, 2.35],
  ["Lyon", "FR", 45.76, 4.84],
  ["Milan", "IT", 45.46, 9.19],
  ["Rome", "IT", 41.9, 12.5],
  ["Prague", "CZ", 50.08, 14.44],
];
const channels = ["EMAIL", "EMAIL", "EMAIL", "SMS", "GCM", "APNS"];

export type Person = {
  key: number;
  contact: number;
  channel: string;
  active: boolean;
  optedOut: boolean;
  cohort: number;
  effectiveAt: number;
  tier: string | null;
  favourite: string | null;
  source: string;
  store: string;
  company: string;
  title: string;
  note: string | null;
  interests: string[];
  spend: number | null;
  orders: number;
  score: number;
  platform: string;
  platformVersion: string;
  appVersion: string;
  make: string;
  city: string;
  country: string;
  postalCode: string;
  latitude: number;
  longitude: number;
  firstName: string;
  lastName: string;
  plan: string;
  language: string;
  ageGroup: string | null;
};

/** Four contacts for five endpoints. */
export const contactOf = (key: number): number => Math.ceil((key * 4) / 5);

export function* peopleOf(size: number): Iterable<Person> {
  const next = chance(7);
  const one = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T;
  const upTo = (n: number) => Math.floor(next() * n);
  const word = () => one(words);
  let owner = 0;
  let user = { firstName: "", lastName: "", plan: "", language: "", ageGroup: "" as string | null };
  for (let key = 1; key <= size; key += 1) {
    if (contactOf(key) !== owner) {
      owner = contactOf(key);
      user = {
        firstName: `${word()}${upTo(100)}`,
        lastName: `${word()}${upTo(1000)}`,
        plan: one(["Free", "Free", "Pro", "Team"]),
        language: one(["de", "en", "fr", "it"]),
        ageGroup: next() < 0.7 ? one(["18-24", "25-34", "35-49", "50+"]) : null,
      };
    }
    const [city, country, lat, lon] = one(cities);
    yield {
      key,
      contact: owner,
      channel: one(channels),
      active: next() < 0.95,
      optedOut: next() < 0.1,
      cohort: upTo(100),
      effectiveAt: asOf - Math.floor(next() * next() * 720 * day),
      tier: next() < 0.6 ? one(["Bronze", "Silver", "Gold"]) : null,
      favourite:
        next() < 0.8 ? one(["Espresso", "Latte", "Mocha", "Filter", "Tea", "Decaf"]) : null,
      source: `${word()}-${upTo(4)}`,
      store: `Store ${upTo(300)}`,
      company: `${word()} ${word()} ${upTo(50)}`,
      title: `${word()} ${word()}`,
      note: next() < 0.3 ? `${word()} ${word()} ${upTo(1_000_000)}` : null,
      interests: Array.from({ length: 1 + upTo(3) }, word),
      spend: next() < 0.9 ? Math.round(next() * next() * 100_000) / 100 : null,
      orders: upTo(40),
      score: next(),
      platform: one(["iOS", "Android", "Web"]),
      platformVersion: String(10 + upTo(9)),
      appVersion: `${upTo(5)}.${upTo(10)}.${upTo(4)}`,
      make: word(),
      city,
      country,
      postalCode: String(1000 + upTo(8000)),
      latitude: lat + (next() - 0.5) * 2,
      longitude: lon + (next() - 0.5) * 2,
      ...user,
    };
  }
}

export type Happening = {
  key: number;
  contact: number;
  type: string;
  at: number;
  item: string;
  amount: number | null;
};
const types = ["view", "view", "view", "cart", "purchase", "purchase", "support", "open"];

export function* eventsOf(count: number, contacts: number): Iterable<Happening> {
  const next = chance(11);
  for (let key = 1; key <= count; key += 1) {
    const type = types[Math.floor(next() * types.length)] ?? "view";
    yield {
      key,
      contact: 1 + Math.floor(next() * contacts),
      type,
      at: asOf - 365 * day + Math.floor((key / count) * 365 * day),
      item: words[Math.floor(next() * words.length)] ?? "",
      amount: type === "purchase" ? Math.round(next() * 20_000) / 100 : null,
    };
  }
}
