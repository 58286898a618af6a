import { emptyRules, type Criterion, type SegmentRules } from "../../../shared/domain/segment.ts";
import { day } from "../../../shared/domain/time.ts";
import type { Calendar } from "./calendar.ts";
import { sampleId } from "./chance.ts";
import type { Person } from "./people.ts";

export type SampleSegment = {
  id: string;
  name: string;
  /** Null for the imported one, whose members are fixed. */
  rules: SegmentRules | null;
  /** Days before the calendar's Friday. */
  made: number;
  /** The rules, or the list, as a question about one person now. */
  has(person: Person, now: number): boolean;
};

const lapsedDays = 90;

const allOf = (...criteria: Criterion[]): SegmentRules => {
  const rules = emptyRules();
  return {
    ...rules,
    groups: rules.groups.map((group) => ({ ...group, dimensions: [{ match: "all", criteria }] })),
  };
};
const buyers: Criterion = {
  field: { kind: "metric", name: "Orders" },
  operator: "greaterOrEqual",
  values: [1],
};

/** Contacts of the newsletter lists, as they were imported: three stretches of new contacts. */
export const newsletterRanges: readonly (readonly [first: number, last: number])[] = [
  [1, 560],
  [1101, 1900],
  [2601, 3500],
];

const segment = (
  name: string,
  made: number,
  rules: SegmentRules | null,
  has: SampleSegment["has"],
): SampleSegment => ({ id: sampleId(`segment ${name}`), name, rules, made, has });

export const allCustomers = segment(
  "All customers",
  360,
  allOf(buyers),
  (person) => person.orders >= 1,
);

const staffAndTesters = segment(
  "Staff and testers",
  360,
  allOf({ field: { kind: "userAttribute", name: "Role" }, operator: "is", values: ["Staff"] }),
  (person) => person.attributes["Role"]?.[0] === "Staff",
);

export const inVienna = segment(
  "In Vienna",
  300,
  allOf({ field: { kind: "location", name: "City" }, operator: "is", values: ["Vienna"] }),
  (person) => person.place?.city === "Vienna",
);

export const filterLovers = segment(
  "Filter coffee lovers",
  180,
  allOf(
    { field: { kind: "attribute", name: "Interests" }, operator: "is", values: ["Filter"] },
    buyers,
  ),
  (person) => person.orders >= 1 && person.interests.includes("Filter"),
);

const lapsedBuyers = segment(
  "Lapsed buyers",
  64,
  allOf(buyers, { field: { kind: "activity" }, operator: "inactiveFor", values: [lapsedDays] }),
  (person, now) => person.orders >= 1 && person.lastSeen < now - lapsedDays * day,
);

export const newsletter = segment("Newsletter subscribers", 280, null, ({ key }) =>
  newsletterRanges.some(([first, last]) => key >= first && key <= last),
);

export const sampleSegments: readonly SampleSegment[] = [
  allCustomers,
  staffAndTesters,
  inVienna,
  filterLovers,
  lapsedBuyers,
  newsletter,
];

export const madeAt = ({ made }: SampleSegment, { friday }: Calendar): number =>
  friday - made * day;
