import {
  emptyRules,
  type Criterion,
  type SegmentRules,
  type SegmentType,
} from "../../../shared/domain/segment.ts";
import { day } from "../../../shared/domain/time.ts";
import { draw } from "../random.ts";
import type { Calendar } from "./calendar.ts";
import { sampleId } from "./chance.ts";
import type { Person } from "./people.ts";

export type SampleSegment = {
  id: string;
  name: string;
  type: SegmentType;
  /** Null where the members are fixed. */
  rules: SegmentRules | null;
  /** Days before the calendar's Friday. */
  made: number;
  /** The rules, or the list, as a question about one person at a time; null where the project is left to count them itself. */
  has: ((person: Person, at: number) => boolean) | null;
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
const newsletterRanges: readonly (readonly [first: number, last: number])[] = [
  [1, 560],
  [1101, 1900],
  [2601, 3500],
];

const segment = (
  name: string,
  made: number,
  rules: SegmentRules | null,
  has: SampleSegment["has"],
  type: SegmentType = "dynamic",
): SampleSegment => ({ id: sampleId(`segment ${name}`), name, type, rules, made, has });

export const allCustomers = segment(
  "All customers",
  360,
  allOf(buyers),
  (person) => person.orders >= 1,
);

const staffAndTesters = segment(
  "Staff and testers",
  360,
  null,
  // Testers are customers who taste new roasts, so that leaving them out of a segment shows.
  (person) =>
    person.attributes["Role"]?.[0] === "Staff" ||
    (person.customer && draw("tester", person.key) < 0.05),
  "static",
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

export const newsletter = segment(
  "Newsletter subscribers",
  280,
  null,
  ({ key }) => newsletterRanges.some(([first, last]) => key >= first && key <= last),
  "imported",
);

/** Everything the builder can do in one: bases, an event with its details, boxes that say and and or, an exclusion. */
const lapsedCoffeeBuyers = segment(
  "Lapsed coffee buyers",
  40,
  {
    include: "all",
    groups: [
      {
        sources: [{ segmentId: allCustomers.id }, { segmentId: newsletter.id }],
        sourceType: "any",
        dimensions: [
          {
            match: "all",
            criteria: [
              {
                field: { kind: "event", name: "purchase.completed" },
                operator: "hasHappened",
                values: [],
                event: {
                  window: { kind: "last", days: 180 },
                  where: [
                    { kind: "attribute", name: "category", operator: "is", values: ["Coffee"] },
                  ],
                  measure: { how: "sum", metric: "total", compare: "greaterOrEqual", value: 60 },
                },
              },
              {
                field: { kind: "location", name: "City" },
                operator: "is",
                values: ["Vienna", "Graz", "Linz"],
              },
              {
                field: { kind: "reachable", family: "email" },
                operator: "isReachable",
                values: [],
              },
            ],
          },
          {
            match: "any",
            criteria: [
              {
                field: { kind: "messageEvent", event: "open" },
                operator: "hasNotHappened",
                values: [],
                event: { window: { kind: "last", days: 30 } },
              },
              { field: { kind: "activity" }, operator: "inactiveFor", values: [30] },
            ],
          },
        ],
        type: "all",
      },
      {
        sources: [{ segmentId: staffAndTesters.id }],
        sourceType: "any",
        dimensions: [],
        type: "all",
        exclude: true,
      },
    ],
  },
  null,
);

const nearTheRoastery = segment(
  "Near the roastery",
  150,
  allOf({ field: { kind: "distance" }, operator: "within", values: [48.2, 16.4, 60] }),
  ({ place }) =>
    place?.city === "Vienna" || place?.city === "Bratislava" || place?.city === "St. Pölten",
);

/** Whom the welcome series looks for every morning. */
export const joinedThisWeek = segment(
  "Joined this week",
  44,
  allOf({ field: { kind: "created" }, operator: "inLast", values: [7] }),
  null,
);

export const sampleSegments: readonly SampleSegment[] = [
  allCustomers,
  staffAndTesters,
  inVienna,
  filterLovers,
  lapsedBuyers,
  newsletter,
  nearTheRoastery,
  lapsedCoffeeBuyers,
  joinedThisWeek,
];

export const madeAt = ({ made }: SampleSegment, { friday }: Calendar): number =>
  friday - made * day;
