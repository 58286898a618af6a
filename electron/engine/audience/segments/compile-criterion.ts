import { channelsOf, familyOf, type ChannelType } from "../../../../shared/domain/channel.ts";
import { filledValues, type Criterion } from "../../../../shared/domain/segment.ts";
import { dayOf, spanOf } from "../../../../shared/domain/segment-dates.ts";
import { fold } from "../../../../shared/domain/segment-text.ts";
import { day } from "../../../../shared/domain/time.ts";
import { every, not, raw, some, sql, type Fragment } from "../../store/fragment.ts";

export type CriterionEnv = {
  readonly now: number;
  /** Where a date without a time is a day. */
  readonly zone: string;
};

type Test = (value: Fragment) => Fragment;
/** Names a value that a query has already drawn out of a row's JSON, so that criteria about one field share it. */
export type Draw = (value: Fragment) => Fragment;

/**
 * A complete criterion as an SQL condition over endpoint `e` and its contact `c`; 0 or 1, never null. With `draw`, what
 * it needs of the JSON is asked for there, and the condition stands over the columns that come back.
 */
export function compileCriterion(criterion: Criterion, env: CriterionEnv, draw?: Draw): Fragment {
  const { field, operator } = criterion;
  const values = filledValues(criterion);
  switch (field.kind) {
    case "channel":
      return channelIs(values.map(String), operator === "isNot");
    case "activity": {
      const active = raw("e.effective_at >= ?", env.now - Number(values[0]) * day);
      return operator === "activeWithin" ? active : not(active);
    }
    case "metric":
      return metric(
        valueAt(draw, "e.document", pathOf("$.metrics", field.name)),
        operator,
        values.map(Number),
      );
    default: {
      const { negated, test } = textTest(criterion, values.map(String), env);
      const found = known(anyValue(criterion, test, draw));
      return negated ? not(found) : found;
    }
  }
}

/** Whether a criterion asks about the contact, so that the query has to read it too. */
export const asksContact = (criterion: Criterion): boolean =>
  criterion.field.kind === "userAttribute";

const known = (condition: Fragment) => sql`coalesce(${condition}, 0)`;

/** Any name at all is a quoted label: JSON's own way to escape is the one SQLite reads. */
const pathOf = (parent: string, name: string, at = "") => `${parent}.${JSON.stringify(name)}${at}`;

function channelIs(values: string[], negated: boolean): Fragment {
  const channels = values.flatMap((value) => {
    const channel = value.toUpperCase();
    return channel === "PUSH" ? channelsOf(familyOf(channel as ChannelType)) : [channel];
  });
  const found = sql`e.channel IN ${jsonList(channels)}`;
  return negated ? not(found) : found;
}

const comparisons: Record<string, string> = {
  equals: "=",
  greaterThan: ">",
  greaterOrEqual: ">=",
  lessThan: "<",
  lessOrEqual: "<=",
};

function metric(value: Fragment, operator: string, values: number[]): Fragment {
  if (operator === "isSet") return sql`(${value} IS NOT NULL)`;
  if (operator === "isEmpty") return sql`(${value} IS NULL)`;
  const [first = 0, second = 0] = values;
  if (operator === "between") return known(sql`${value} BETWEEN ${raw("? AND ?", first, second)}`);
  return known(sql`${value} ${raw(`${comparisons[operator] ?? "="} ?`, first)}`);
}

function valueAt(draw: Draw | undefined, column: string, path: string): Fragment {
  const value = raw(`json_extract(${column}, ?)`, path);
  return draw ? draw(value) : value;
}

/** Whether any value of a text field passes. Most lists hold one value: that way needs no virtual table. */
function anyValue({ field }: Criterion, test: Test, draw: Draw | undefined): Fragment {
  if (field.kind === "demographic" || field.kind === "location")
    return test(valueAt(draw, "e.document", pathOf(`$.${field.kind}`, field.name)));
  if (field.kind !== "attribute" && field.kind !== "userAttribute") return raw("0");
  const [column, parent] =
    field.kind === "attribute" ? ["e.document", "$.attributes"] : ["c.attributes", "$"];
  const path = (at: string) => pathOf(parent, field.name, at);
  const first = valueAt(draw, column, path("[0]"));
  const second = raw(`json_extract(${column}, ?)`, path("[1]"));
  const whole = raw(`json_extract(${column}, ?)`, path(""));
  const several = draw?.(sql`CASE WHEN ${second} IS NOT NULL THEN ${whole} END`);
  const each = several
    ? sql`json_each(${several}) AS v`
    : raw(`json_each(${column}, ?) AS v`, path(""));
  return sql`CASE WHEN ${several ?? second} IS NULL THEN ${test(first)} ELSE EXISTS (SELECT 1 FROM ${each} WHERE ${test(raw("v.value"))}) END`;
}

const jsonList = (values: (string | number)[]) =>
  raw("(SELECT value FROM json_each(?))", JSON.stringify(values));

// oxlint-disable-next-line no-control-regex -- ASCII is what is meant
const isAscii = (text: string) => /^[\u0000-\u007f]*$/.test(text);

/**
 * What one value has to pass. Case is folded by SQLite's `lower` where every wanted value is ASCII, since `fold` never
 * turns another letter into one of those; only other values cost a call per row, and only for texts that are not ASCII.
 */
function textTest(
  criterion: Criterion,
  values: string[],
  env: CriterionEnv,
): { negated: boolean; test: Test } {
  const { operator, matchCase } = criterion;
  const wanted = [...new Set(matchCase ? values : values.map(fold))];
  const cased: Test = matchCase
    ? (value) => value
    : wanted.every(isAscii)
      ? (value) => sql`lower(${value})`
      : (value) =>
          sql`(CASE WHEN length(${value}) = octet_length(${value}) THEN lower(${value}) ELSE fold(${value}) END)`;
  const [only] = wanted;
  switch (operator) {
    case "is":
    case "isNot":
      return {
        negated: operator === "isNot",
        test: (value) =>
          wanted.length === 1 && only !== undefined
            ? sql`${cased(value)} = ${raw("?", only)}`
            : sql`${cased(value)} IN ${jsonList(wanted)}`,
      };
    case "contains":
      return { negated: false, test: (value) => position(cased(value), wanted, "> 0") };
    case "startsWith":
      return { negated: false, test: (value) => position(cased(value), wanted, "= 1") };
    case "isSet":
    case "isEmpty":
      return { negated: operator === "isEmpty", test: (value) => sql`${value} <> ''` };
    default:
      return { negated: false, test: dateTest(operator, values, env.zone) };
  }
}

function position(value: Fragment, wanted: string[], where: string): Fragment {
  if (wanted.length <= 4)
    return some(wanted.map((part) => sql`instr(${value}, ${raw("?", part)}) ${raw(where)}`));
  const parts = raw("json_each(?) AS q", JSON.stringify(wanted));
  return sql`EXISTS (SELECT 1 FROM ${parts} WHERE instr(${value}, q.value) ${raw(where)})`;
}

/** A date alone means that whole day in the zone; a date with a time is an instant. */
function dateTest(operator: string, values: string[], zone: string): Test {
  const [first, second] = values.map((value) => spanOf(value, zone));
  if (!first) return () => raw("0");
  return (value) => {
    const at = sql`instant(${value}, ${raw("?", zone)})`;
    const from = (limit: number) => sql`${at} >= ${raw("?", limit)}`;
    const until = (limit: number) => sql`${at} < ${raw("?", limit)}`;
    if (operator === "before") return until(first.start);
    if (operator === "after") return from(first.end);
    if (operator === "between")
      return second ? every([from(first.start), until(second.end)]) : raw("0");
    const { start, end } = dayOf(first.start, zone);
    return every([from(start), until(end)]);
  };
}
