import { familyNames } from "./channel.ts";
import {
  filledValues,
  type Criterion,
  type EventCondition,
  type EventDetails,
  type MessageEventKind,
  type NumberComparison,
} from "./segment.ts";
import {
  channelName,
  dateInWords,
  daysInWords,
  fieldName,
  listInWords,
  valuesInWords,
} from "./segment-words.ts";

/** A piece of the sentence; `focus` says which control of the builder it speaks of. */
export type SentencePart = {
  text: string;
  strong: boolean;
  focus?: { group: number; box?: number; row?: number };
};
export type Focus = SentencePart["focus"];

/** One criterion as words after “who” or “whose”; `tail` may be said once for several clauses that share it. */
export type Clause = { lead: "who" | "whose"; parts: SentencePart[]; tail: SentencePart[] };

/** Names of what rules refer to by id; null when it is gone. */
export type Names = {
  segment(id: string): string | null;
  campaign(id: string): string | null;
};

export const plain = (text: string): SentencePart => ({ text, strong: false });
export const bold = (text: string, focus: Focus): SentencePart => ({
  text,
  strong: true,
  ...(focus ? { focus } : {}),
});

const whose: Partial<Record<Criterion["operator"], string>> = {
  is: "is",
  isNot: "is not",
  contains: "contains",
  notContains: "does not contain",
  startsWith: "starts with",
  hasAll: "has all of",
  before: "is before",
  after: "is after",
  on: "is on",
  equals: "is",
  notEquals: "is not",
  greaterThan: "is more than",
  lessThan: "is less than",
};
const dated = new Set<Criterion["operator"]>(["before", "after", "on", "between"]);

/** One complete criterion as a clause. */
export function clauseOf(criterion: Criterion, focus: Focus, names: Names): Clause {
  const { field, operator } = criterion;
  const strong = (text: string) => bold(text, focus);
  const who = (before: string, text = "", after = "", tail: SentencePart[] = []): Clause => ({
    lead: "who",
    parts: [plain(before), strong(text), plain(after)],
    tail,
  });
  const values = valuesInWords(criterion);
  const [first = ""] = values;
  const negated = operator === "isNot" || operator === "isNotIn";
  switch (field.kind) {
    case "channel": {
      const channels = strong(listInWords(values.map(channelName), "or"));
      const verb = negated ? "channel is not " : "channel is ";
      return { lead: "whose", parts: [plain(verb), channels], tail: [] };
    }
    case "activity": {
      const verb = operator === "activeWithin" ? "were active" : "weren’t active";
      const days = strong(daysInWords(Number(filledValues(criterion)[0])));
      return { lead: "who", parts: [plain(verb)], tail: [plain(" in the last "), days] };
    }
    case "distance": {
      const [latitude = "", longitude = "", kilometres = ""] = values;
      const verb = operator === "within" ? "are within " : "are not within ";
      return who(verb, `${kilometres} km of ${latitude}, ${longitude}`);
    }
    case "optOut":
    case "status": {
      const set = field.kind === "optOut" ? "ALL" : "ACTIVE";
      const given = new Set(filledValues(criterion).map((value) => String(value).toUpperCase()));
      if (given.size > 1) return who(`${negated ? "don’t have" : "have"} `, `any ${fieldName(field)}`); // prettier-ignore
      const yes = given.has(set) !== negated;
      if (field.kind === "optOut") return who("", yes ? "opted out" : "haven’t opted out");
      return { lead: "whose", parts: [plain("endpoint is "), strong(yes ? "active" : "inactive")], tail: [] }; // prettier-ignore
    }
    case "reachable": {
      const family = familyNames[field.family];
      const spoken = ["sms", "inapp"].includes(field.family) ? family : family.toLowerCase();
      return who(operator === "isReachable" ? "can be reached by " : "can’t be reached by ", spoken); // prettier-ignore
    }
    case "created":
      return who("were added ", whenInWords(criterion));
    case "cohort": {
      const [from = 0, to = 0] = filledValues(criterion).map(Number);
      return who("are in a random ", `${to - from + 1} %`, ` (cohorts ${from}–${to})`);
    }
    case "campaign":
      return who(
        negated ? "weren’t in the campaign " : "were in the campaign ",
        names.campaign(field.campaignId) ?? "that no longer exists",
      );
    case "segment":
      return who(
        negated ? "aren’t in " : "are in ",
        names.segment(field.segmentId) ?? "a segment that no longer exists",
      );
    case "event":
    case "messageEvent":
      return eventClause(criterion, focus, names);
    default:
  }
  const name = fieldName(field);
  const end = criterion.matchCase ? [plain(" (same case)")] : [];
  const its = (...parts: SentencePart[]): Clause => ({
    lead: "whose",
    parts: [...parts, ...end],
    tail: [],
  });
  if (operator === "isSet") return who("have a value for ", name);
  if (operator === "isEmpty") return who("have no value for ", name);
  if (operator === "inLast" || operator === "inNext" || operator === "anniversary") {
    const verb = operator === "anniversary" ? "anniversary is " : "is ";
    return its(plain(`${name} ${verb}`), strong(whenInWords(criterion)));
  }
  const isDate = dated.has(operator) && field.kind !== "metric";
  const said = values.map((value) => (isDate ? dateInWords(value) : value));
  if (operator === "between")
    return its(plain(`${name} is between `), strong(said[0] ?? ""), plain(" and "), strong(said[1] ?? "")); // prettier-ignore
  if (operator === "greaterOrEqual" || operator === "lessOrEqual")
    return its(plain(`${name} is `), strong(`${first} or ${operator === "greaterOrEqual" ? "more" : "less"}`)); // prettier-ignore
  const list = strong(listInWords(said, operator === "hasAll" ? "and" : "or"));
  const lives = field.kind === "location" && field.name !== "PostalCode";
  if (lives && (operator === "is" || operator === "isNot"))
    return {
      lead: "who",
      parts: [plain(negated ? "don’t live in " : "live in "), list, ...end],
      tail: [],
    };
  return its(plain(`${name} ${whose[operator] ?? "is"} `), list);
}

/** “before 4 Nov 2026”, “in the last 7 days”, “today”. */
function whenInWords(criterion: Criterion): string {
  const { operator } = criterion;
  const [first = "", second = ""] = filledValues(criterion).map((value) =>
    dateInWords(String(value)),
  );
  if (operator === "between") return `between ${first} and ${second}`;
  if (dated.has(operator)) return `${operator} ${first}`;
  if (Number(first) === 1) return "today";
  return `in the ${operator === "inLast" ? "last" : "next"} ${Number(first).toLocaleString("en")} days`;
}

const did: Record<MessageEventKind, [did: string, not: string, object: string]> = {
  send: ["were sent", "weren’t sent", " an email"],
  delivered: ["got", "didn’t get", " an email"],
  open: ["opened", "didn’t open", " an email"],
  click: ["clicked in", "didn’t click in", " an email"],
  unsubscribe: ["unsubscribed", "didn’t unsubscribe", ""],
  hardBounce: ["had a hard bounce", "had no hard bounce", ""],
  softBounce: ["had a soft bounce", "had no soft bounce", ""],
  complaint: ["complained", "didn’t complain", ""],
};

function eventClause({ field, operator, event }: Criterion, focus: Focus, names: Names): Clause {
  const happened = operator === "hasHappened";
  const parts: SentencePart[] = [];
  let bought = false;
  if (field.kind === "messageEvent") {
    const [yes, no, object] = did[field.event];
    const of = field.campaignId === undefined ? object : object === "" ? " from " : " ";
    parts.push(
      bold(`${happened ? yes : no}${field.campaignId === undefined ? object : ""}`, focus),
    );
    if (field.campaignId !== undefined)
      parts.push(
        plain(of),
        bold(names.campaign(field.campaignId) ?? "a campaign that no longer exists", focus),
      );
  } else if (field.kind === "event") {
    bought = /(^|[._\s-])purchased?([._\s-]completed?)?$/i.test(field.name);
    if (bought) parts.push(bold(happened ? "bought" : "didn’t buy", focus));
    else parts.push(plain(happened ? "had " : "didn’t have "), bold(field.name, focus));
  }
  parts.push(...detailParts(event, focus, bought));
  return { lead: "who", parts, tail: windowParts(event, focus) };
}

const compares: Record<NumberComparison, (value: string) => string> = {
  equals: (value) => `exactly ${value}`,
  greaterThan: (value) => `more than ${value}`,
  greaterOrEqual: (value) => `${value} or more`,
  lessThan: (value) => `less than ${value}`,
  lessOrEqual: (value) => `${value} or less`,
};
const measures = { sum: "in sum", average: "on average", first: "first", last: "last" } as const;

function detailParts(event: EventDetails | undefined, focus: Focus, bought: boolean) {
  const parts: SentencePart[] = [];
  const where = event?.where ?? [];
  const [only] = where;
  // “bought Coffee” says what “bought something where category is Coffee” would.
  const named =
    bought && where.length === 1 && only?.kind === "attribute" && only.operator === "is";
  if (named) parts.push(plain(" "), bold(conditionValues(only), focus));
  else
    for (const [place, one] of where.entries())
      parts.push(plain(place === 0 ? " where " : " and "), bold(conditionInWords(one), focus));
  const { times, measure } = event ?? {};
  if (times) {
    const count = times.count.toLocaleString("en");
    const word = times.count === 1 && times.compare === "equals" ? "time" : "times";
    parts.push(plain(" "), bold(`${compares[times.compare](count)} ${word}`, focus));
  }
  if (measure) {
    const amount = compares[measure.compare](measure.value.toLocaleString("en"));
    if (bought && measure.how === "sum") parts.push(plain(" for "), bold(amount, focus));
    else parts.push(plain(` with ${measure.metric} ${measures[measure.how]} `), bold(amount, focus)); // prettier-ignore
  }
  return parts;
}

const conditionValues = ({ values }: EventCondition): string =>
  listInWords(
    values.filter((value) => value !== "").map((value) => typeof value === "number" ? value.toLocaleString("en") : value),
    "or",
  ); // prettier-ignore

/** “category is Coffee”: the words of a criterion with the same name. */
function conditionInWords(condition: EventCondition): string {
  const { kind, name, operator, values } = condition;
  if (operator === "isSet") return `${name} is set`;
  if (operator === "isEmpty") return `${name} is empty`;
  const clause = clauseOf({ field: { kind, name }, operator, values }, undefined, nobody);
  return clause.parts.map((part) => part.text).join("");
}
const nobody: Names = { segment: () => null, campaign: () => null };

function windowParts(event: EventDetails | undefined, focus: Focus): SentencePart[] {
  const window = event?.window;
  if (!window) return [];
  if (window.kind === "last")
    return [plain(" in the last "), bold(daysInWords(window.days), focus)];
  const { from, to } = window;
  if (from && to)
    return [plain(" from "), bold(dateInWords(from), focus), plain(" to "), bold(dateInWords(to), focus)]; // prettier-ignore
  return from
    ? [plain(" since "), bold(dateInWords(from), focus)]
    : [plain(" until "), bold(dateInWords(to ?? ""), focus)];
}
