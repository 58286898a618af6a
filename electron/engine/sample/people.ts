import type { AttributeMap } from "../../../shared/domain/endpoint.ts";
import { draw } from "../random.ts";
import type { Calendar } from "./calendar.ts";
import { between, oneOf, weighted } from "./chance.ts";
import { groupsOf, type Groups } from "./groups.ts";
import { identities } from "./identity.ts";
import { joinings, peopleCount } from "./joining.ts";
import { knownPeople } from "./names.ts";
import { otherPlaces, vienna, type Place } from "./places.ts";
import { endpointsOf, type SampleEndpoint } from "./endpoints.ts";

export type Person = {
  key: number;
  userId: string | null;
  attributes: AttributeMap;
  mailbox: string;
  createdAt: number;
  /** Days before the calendar's Friday. */
  tenure: number;
  place: Place | null;
  postalCode: string | null;
  age: number | null;
  interests: string[];
  consent: string;
  customer: boolean;
  /** How readily they open and click: 0 never, about 1 on average. */
  response: number;
  /** Days before the Friday since when nothing was heard of them; 0 for nearly everybody. */
  silentFor: number;
  orders: number;
  /** Cents. */
  spent: number;
  lastSeen: number;
  endpoints: SampleEndpoint[];
};

const interestShares = [
  ["Filter", 0.3],
  ["Espresso", 0.44],
  ["Tea", 0.17],
  ["Equipment", 0.21],
  ["Gifts", 0.24],
] as const;
const consents = [
  { name: "Web form", share: 46 },
  { name: "Shop counter", share: 27 },
  { name: "Checkout", share: 21 },
  { name: "Tasting event", share: 6 },
];
/** A third never opens a mail; a fifth opens nearly all. */
const responses = [
  { value: 0, share: 28 },
  { value: 0.6, share: 26 },
  { value: 1.4, share: 26 },
  { value: 2.2, share: 20 },
];

const interestsOf = (key: number): string[] =>
  interestShares.flatMap(([name, share]) => (draw("interest", name, key) < share ? [name] : []));

/** A few live nowhere we know of. */
function placeOf(key: number, city: string | undefined, groups: Groups): Place | null {
  if (city !== undefined)
    return [vienna, ...otherPlaces].find((place) => place.city === city) ?? null;
  if (groups.vienna.has(key)) return vienna;
  return draw("place known", key) < 0.95 ? weighted(otherPlaces, "place", key) : null;
}

/** The 5,000 contacts in the order in which they joined, before they did anything. */
export function makePeople(calendar: Calendar): Person[] {
  const keys = Array.from({ length: peopleCount }, (_, index) => index + 1);
  const known = new Map(knownPeople.map((person) => [person.key, person]));
  const groups = groupsOf(keys);
  const joined = joinings(calendar);
  const named = identities(calendar, keys, groups);

  const people: Person[] = [];
  let nextEndpoint = 1;
  for (const [index, key] of keys.entries()) {
    const special = known.get(key);
    const joining = joined[index];
    const identity = named[index];
    if (!joining || !identity) throw new Error("everybody has joined and is somebody");
    const place = placeOf(key, special?.city, groups);
    const person: Person = {
      key,
      ...identity,
      ...joining,
      place,
      postalCode: place && oneOf(place.postalCodes, "postal code", key),
      interests: [...(special?.interests ?? interestsOf(key))],
      consent: weighted(consents, "consent", key).name,
      customer: groups.customers.has(key),
      response:
        special?.habit === "keen"
          ? 9
          : weighted(responses, "response", key).value * between(0.8, 1.2, "response", key, 2),
      silentFor: special?.habit === "quiet" ? 46 : 0,
      orders: 0,
      spent: 0,
      lastSeen: joining.createdAt,
      endpoints: [],
    };
    person.endpoints = endpointsOf(person, nextEndpoint, {
      email: groups.withEmail.has(key),
      phone: groups.withPhone.has(key),
      app: groups.withApp.has(key),
    });
    nextEndpoint += person.endpoints.length;
    people.push(person);
  }
  return people;
}
