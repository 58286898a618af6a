import type { AttributeMap } from "../../../shared/domain/endpoint.ts";
import { draw } from "../random.ts";
import type { Calendar } from "./calendar.ts";
import { between, chosen, oneOf, weighted } from "./chance.ts";
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

export const figures = {
  customers: 4200,
  staff: 40,
  vienna: 1204,
  withEmail: 4700,
  withPhone: 2000,
  withApp: 650,
  withoutFirstName: 150,
  withoutUser: 60,
} as const;

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

/** The 5,000 contacts in the order in which they joined, before they did anything. */
export function makePeople(calendar: Calendar): Person[] {
  const keys = Array.from({ length: peopleCount }, (_, index) => index + 1);
  const known = new Map(knownPeople.map((person) => [person.key, person]));
  const ofKnown = (which: (person: (typeof knownPeople)[number]) => boolean) =>
    knownPeople.filter(which).map((person) => person.key);
  const others = keys.filter((key) => !known.has(key));
  // Staff have been there from the start, so that a test send has somebody to go to.
  const staff = chosen(
    "staff",
    figures.staff,
    others.slice(0, 400),
    ofKnown((person) => person.staff === true),
  );
  const nameless = chosen(
    "nameless",
    figures.withoutFirstName,
    others.filter((key) => !staff.has(key)),
  );
  const withoutUser = chosen("no user", figures.withoutUser, [...nameless]);
  const customers = chosen(
    "customer",
    figures.customers,
    others.filter((key) => !staff.has(key) || key % 2 === 0),
    ofKnown(() => true),
  );
  const inVienna = chosen(
    "vienna",
    figures.vienna,
    others,
    ofKnown((person) => person.city === "Vienna"),
  );
  const withEmail = chosen("email", figures.withEmail, others, [...known.keys(), ...staff]);
  const withoutEmail = keys.filter((key) => !withEmail.has(key));
  const withPhone = chosen("phone", figures.withPhone, keys, withoutEmail);
  const withApp = chosen(
    "app",
    figures.withApp,
    keys,
    ofKnown((person) => person.habit === "keen"),
  );
  const joined = joinings(calendar);
  const named = identities(calendar, keys, { nameless, withoutUser, staff });

  const people: Person[] = [];
  let nextEndpoint = 1;
  for (const [index, key] of keys.entries()) {
    const special = known.get(key);
    const joining = joined[index];
    const identity = named[index];
    if (!joining || !identity) throw new Error("everybody has joined and is somebody");
    const place = special?.city
      ? ([vienna, ...otherPlaces].find((one) => one.city === special.city) ?? null)
      : inVienna.has(key)
        ? vienna
        : draw("place known", key) < 0.95
          ? weighted(otherPlaces, "place", key)
          : null;
    const person: Person = {
      key,
      ...identity,
      ...joining,
      place,
      postalCode: place && oneOf(place.postalCodes, "postal code", key),
      interests: [...(special?.interests ?? interestsOf(key))],
      consent: weighted(consents, "consent", key).name,
      customer: customers.has(key),
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
      email: withEmail.has(key),
      phone: withPhone.has(key),
      app: withApp.has(key),
    });
    nextEndpoint += person.endpoints.length;
    people.push(person);
  }
  return people;
}
