import { draw } from "../random.ts";
import type { Calendar } from "./calendar.ts";
import { between, oneOf, weighted } from "./chance.ts";
import type { Groups } from "./groups.ts";
import { knownPeople, nameGroups } from "./names.ts";
import type { Person } from "./people.ts";

export type Identity = Pick<Person, "userId" | "attributes" | "mailbox" | "age">;

// Names reserved for examples (RFC 2606): a mail that left by mistake would reach nobody.
const domains = [
  { name: "example.com", share: 40 },
  { name: "example.org", share: 20 },
  { name: "example.net", share: 14 },
  { name: "mail.example.com", share: 12 },
  { name: "post.example.net", share: 8 },
  { name: "studio.example.org", share: 6 },
];
const roasts = ["House espresso", "Ethiopia filter", "Kenya filter", "Decaf", "Seasonal blend"];
const languages = [
  { name: "de", share: 76 },
  { name: "en", share: 24 },
];

const letters = (name: string): string =>
  name
    .replaceAll("ß", "ss")
    .replaceAll("ı", "i")
    .replaceAll("ł", "l")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D")
    .replaceAll("ø", "o")
    .normalize("NFKD")
    .replaceAll(/[^A-Za-z]/g, "")
    .toLowerCase();

function mailboxOf(key: number, given: string, family: string): string {
  const [first, last] = [letters(given), letters(family)];
  if (!last) return `guest${key}`;
  if (!first) return `${last}.${key % 100}`;
  const style = draw("mailbox", key);
  if (style < 0.5) return `${first}.${last}`;
  if (style < 0.7) return `${first.slice(0, 1)}.${last}`;
  return style < 0.85 ? `${first}${last}` : `${first}.${last}${60 + (key % 40)}`;
}

/** The birthday is so many years back that the age is the same whenever the sample is made. */
function birthdayOf(key: number, age: number, today: string): string {
  const start = new Date(Date.UTC(2001, 0, 1 + Math.floor(draw("birthday", key) * 365)));
  const monthAndDay = start.toISOString().slice(5, 10);
  const year = Number(today.slice(0, 4)) - age - (monthAndDay > today.slice(5) ? 1 : 0);
  return `${year}-${monthAndDay}`;
}

/** Who they are: names, addresses that are nobody's, and what they told the shop about themselves. */
export function identities(
  calendar: Calendar,
  keys: readonly number[],
  groups: Groups,
): Identity[] {
  const known = new Map(knownPeople.map((person) => [person.key, person]));
  const today = calendar.at(0, "00:00").local.slice(0, 10);
  const taken = new Set<string>();
  return keys.map((key) => {
    const special = known.get(key);
    const group = weighted(nameGroups, "background", key);
    const given = special?.given ?? oneOf(group.given, "given", key);
    const family = special?.family ?? oneOf(group.family, "family", key);
    const nameless = groups.withoutFirstName.has(key);
    const anonymous = groups.withoutUser.has(key);
    const domain = weighted(domains, "domain", key).name;
    const box = anonymous
      ? `guest${key}`
      : (special?.mailbox ?? mailboxOf(key, nameless ? "" : given, family));
    let mailbox = `${box}@${domain}`;
    for (let number = 2; taken.has(mailbox); number += 1) mailbox = `${box}${number}@${domain}`;
    taken.add(mailbox);
    const age = draw("age known", key) < 0.86 ? Math.round(between(19, 67, "age", key)) : null;
    const attributes: Identity["attributes"] = anonymous
      ? {}
      : {
          ...(nameless ? {} : { FirstName: [given] }),
          LastName: [family],
          ...(age === null ? {} : { Birthday: [birthdayOf(key, age, today)] }),
          ...(draw("roast known", key) < 0.62
            ? { FavouriteRoast: [oneOf(roasts, "roast", key)] }
            : {}),
          Plan: [draw("plan", key) < 0.23 ? "Club" : "None"],
          Language: [weighted(languages, "language", key).name],
          ...(groups.staff.has(key) ? { Role: ["Staff"] } : {}),
        };
    return { userId: anonymous ? null : `JO-${10_000 + key}`, attributes, mailbox, age };
  });
}
