import { chosen } from "./chance.ts";
import { knownPeople, type Known } from "./names.ts";

const sizes = {
  customers: 4200,
  staff: 40,
  vienna: 1204,
  withEmail: 4700,
  withPhone: 2000,
  withApp: 650,
  withoutFirstName: 150,
  withoutUser: 60,
} as const;
/** Staff have been there from the start, so that a test send has somebody to go to. */
const staffAmongFirst = 400;

export type Groups = Record<keyof typeof sizes, ReadonlySet<number>>;

/** Who belongs to what, in exact numbers; the known people as they are described. */
export function groupsOf(keys: readonly number[]): Groups {
  const known = new Set(knownPeople.map((person) => person.key));
  const ofKnown = (which: (person: Known) => boolean) =>
    knownPeople.filter(which).map((person) => person.key);
  const others = keys.filter((key) => !known.has(key));
  const staff = chosen(
    "staff",
    sizes.staff,
    others.slice(0, staffAmongFirst),
    ofKnown((person) => person.staff === true),
  );
  const withoutFirstName = chosen(
    "nameless",
    sizes.withoutFirstName,
    others.filter((key) => !staff.has(key)),
  );
  // Half of the staff buy here as well: leaving them out of a segment shows.
  const mayBuy = others.filter((key) => !staff.has(key) || key % 2 === 0);
  const inVienna = ofKnown((person) => person.city === "Vienna");
  const withEmail = chosen("email", sizes.withEmail, others, [...known, ...staff]);
  const withoutEmail = keys.filter((key) => !withEmail.has(key));
  return {
    staff,
    withoutFirstName,
    withEmail,
    withoutUser: chosen("no user", sizes.withoutUser, [...withoutFirstName]),
    customers: chosen("customer", sizes.customers, mayBuy, [...known]),
    vienna: chosen("vienna", sizes.vienna, others, inVienna),
    // Everybody can be reached somehow.
    withPhone: chosen("phone", sizes.withPhone, keys, withoutEmail),
    withApp: chosen(
      "app",
      sizes.withApp,
      keys,
      ofKnown((person) => person.habit === "keen"),
    ),
  };
}
