import fc from "fast-check";
import { ChannelFamily, ChannelType } from "../../../../../shared/domain/channel.ts";
import {
  MessageEventKind,
  NumberComparison,
  operatorsOf,
  type Criterion,
  type CriterionField,
  type EventCondition,
  type EventDetails,
  type SegmentGroup,
  type SegmentRules,
} from "../../../../../shared/domain/segment.ts";
import {
  categories,
  cities,
  countries,
  dates,
  eventTypes,
  interests,
  oddName,
  plans,
} from "./test-people.ts";

const of = fc.constantFrom;
const readable = dates.filter((date) => /^\d{4}-/.test(date) && date !== "2026-02-30");
const texts = [...cities, ...countries, ...interests, ...plans, ...categories, "i", "w", "2026"];
const numbers = [0, 1, 2, 60, 59.99, 60.01, 120, -5, 19.9, 100];

const field: fc.Arbitrary<CriterionField> = fc.oneof(
  fc.record({ kind: of("attribute" as const), name: of("Interests", "LastBuy", oddName, "Nothing") }),
  fc.record({ kind: of("userAttribute" as const), name: of("Plan", "Tags", "Born", oddName) }),
  fc.record({ kind: of("metric" as const), name: of("Spend", "Orders", "Nothing") }),
  fc.record({ kind: of("demographic" as const), name: of("Platform" as const, "AppVersion" as const) }),
  fc.record({ kind: of("location" as const), name: of("City" as const, "Country" as const) }),
  fc.record({ kind: of("reachable" as const), family: of(...ChannelFamily.options) }),
  fc.record({ kind: of("event" as const), name: of(...eventTypes) }),
  fc.record({ kind: of("messageEvent" as const), event: of(...MessageEventKind.options), campaignId: of(undefined, "c1", "c2") })
    .map(({ campaignId, ...rest }) => (campaignId ? { ...rest, campaignId } : rest)),
  fc.record({ kind: of("campaign" as const), campaignId: of("c1", "c2", "gone") }),
  fc.record({ kind: of("segment" as const), segmentId: of("base", "upper", "imported", "static") }),
  of(...(["channel", "distance", "activity", "optOut", "status", "created", "cohort"] as const)).map((kind) => ({ kind })),
); // prettier-ignore

const inOrder = (values: fc.Arbitrary<number>) =>
  fc.tuple(values, values).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
const period = fc
  .tuple(of(...readable), of(...readable))
  .map(([a, b]) => [a, b].toSorted((x, y) => Date.parse(x) - Date.parse(y)));

/** Values that fit a field and its operator, most of the time. */
function valuesFor({ kind }: CriterionField, operator: Criterion["operator"]): fc.Arbitrary<(string | number)[]> {
  if (/^(isSet|isEmpty|has(Not)?Happened|is(Not)?In|is(Not)?Reachable)$/.test(operator)) return of([]);
  if (kind === "cohort") return inOrder(fc.integer({ min: 0, max: 99 }));
  if (kind === "distance") return fc.tuple(of(48.2, 47.1, -23.5), of(16.4, 13.4, 179.9), of(1, 150, 600, 9000));
  if (kind === "channel") return fc.array(of("PUSH", ...ChannelType.options), { minLength: 1, maxLength: 3 });
  if (kind === "optOut") return fc.array(of("ALL", "NONE"), { minLength: 1, maxLength: 2 });
  if (kind === "status") return fc.array(of("ACTIVE", "INACTIVE"), { minLength: 1, maxLength: 2 });
  if (kind === "activity" || /^(inLast|inNext|anniversary)$/.test(operator))
    return fc.tuple(of(1, 2, 7, 14, 30, 45, 365));
  if (kind === "metric") return operator === "between" ? inOrder(of(...numbers)) : fc.tuple(of(...numbers));
  if (operator === "between") return period;
  if (/^(before|after|on)$/.test(operator)) return fc.tuple(of(...readable));
  return fc.array(of(...texts), { minLength: 1, maxLength: 4 });
} // prettier-ignore

const condition: fc.Arbitrary<EventCondition> = fc
  .oneof(
    fc.record({ kind: of("attribute" as const), name: of("category", "gift") }),
    fc.record({ kind: of("metric" as const), name: of("total") }),
  )
  .chain((asked) =>
    of(...operatorsOf(asked)).chain((operator) =>
      fc.record({
        kind: of(asked.kind),
        name: of(asked.name),
        operator: of(operator),
        values:
          asked.kind === "attribute" && /^(is|isNot|contains|startsWith|hasAll)$/.test(operator)
            ? fc.array(of(...categories, "true", "cof"), { minLength: 1, maxLength: 2 })
            : valuesFor(asked, operator),
      }),
    ),
  );

const details: fc.Arbitrary<EventDetails> = fc.record(
  {
    window: fc.oneof(
      of(1, 7, 30, 100).map((days) => ({ kind: "last" as const, days })),
      period.map(([from, to]) => ({ kind: "dates" as const, from: from ?? "", to: to ?? "" })),
      of(...readable).map((from) => ({ kind: "dates" as const, from })),
    ),
    where: fc.array(condition, { maxLength: 2 }),
    times: fc.record({ compare: of(...NumberComparison.options), count: fc.nat({ max: 3 }) }),
    measure: fc.record({
      how: of("sum" as const, "average" as const, "first" as const, "last" as const),
      metric: of("total", "nothing"),
      compare: of(...NumberComparison.options),
      value: of(...numbers, 0.1 + 0.2),
    }),
  },
  { requiredKeys: [] },
);

const criterion: fc.Arbitrary<Criterion> = field.chain((asked) =>
  of(...operatorsOf(asked)).chain((operator) =>
    fc
      .record({
        field: of(asked),
        operator: of(operator),
        values: fc.oneof(
          { weight: 9, arbitrary: valuesFor(asked, operator) },
          fc.constant<(string | number)[]>(["x"]),
        ),
        matchCase: fc.boolean(),
        disabled: fc.oneof({ weight: 9, arbitrary: of(false) }, of(true)),
        event: details,
      })
      .map(({ event, ...row }) =>
        asked.kind === "event" || asked.kind === "messageEvent" ? { ...row, event } : row,
      ),
  ),
);

const combine = of("all" as const, "any" as const, "none" as const);
const group: fc.Arbitrary<SegmentGroup> = fc.record({
  sources: fc.array(
    of("base", "upper", "imported", "static").map((segmentId) => ({ segmentId })),
    { maxLength: 2 },
  ),
  sourceType: combine,
  dimensions: fc.array(
    fc.record({
      match: of("all" as const, "any" as const),
      criteria: fc.array(criterion, { maxLength: 3 }),
    }),
    { maxLength: 3 },
  ),
  type: combine,
  exclude: fc.oneof({ weight: 3, arbitrary: of(false) }, of(true)),
  disabled: fc.oneof({ weight: 9, arbitrary: of(false) }, of(true)),
});

/** Segments of every kind of criterion, operator and combination over the fixed audience. */
export const rulesAtRandom: fc.Arbitrary<SegmentRules> = fc.record({
  include: combine,
  groups: fc.array(group, { minLength: 1, maxLength: 3 }),
});
