import {
  completeCriteria,
  problemOf,
  saysSomething,
  type CriteriaGroup,
  type Criterion,
  type SegmentGroup,
  type SegmentRules,
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
type Focus = SentencePart["focus"];

const plain = (text: string): SentencePart => ({ text, strong: false });
const bold = (text: string, focus: Focus): SentencePart => ({
  text,
  strong: true,
  ...(focus ? { focus } : {}),
});

/**
 * What the rules say, in plain language: “Contacts in **All customers** who live in **Vienna or Graz**, leaving out
 * **Staff**.” Rows that are not complete are left out, as they are in the count. `nameOf` gives a segment's name, or
 * null when it is gone.
 */
export function segmentSentence(
  rules: SegmentRules,
  nameOf: (segmentId: string) => string | null,
): SentencePart[] {
  const groups = rules.groups.map((group, index) => ({ group, index }));
  const included = groups.filter(({ group }) => !group.exclude);
  const excluded = groups.filter(({ group }) => group.exclude && saysSomething(group));
  const none = rules.include === "none" && included.length > 0;
  const joiner = { all: "; at the same time ", any: "; or ", none: "; and except " }[rules.include];
  const parts: SentencePart[] = [plain(none ? "All contacts except " : "")];
  for (const [place, { group, index }] of included.entries()) {
    if (place > 0) parts.push(plain(joiner));
    const whom = none ? "those" : place === 0 ? "Contacts" : "contacts";
    parts.push(...groupParts(group, index, whom, nameOf));
  }
  if (included.length === 0) parts.push(bold("All contacts", undefined));
  for (const [place, { group, index }] of excluded.entries())
    parts.push(
      plain(place === 0 ? " — leaving out " : " and "),
      ...groupParts(group, index, "those", nameOf),
    );
  return joined([...parts, plain(".")]);
}

/** The same as one text, for screen readers and titles. */
export const sentenceText = (parts: readonly SentencePart[]): string =>
  parts.map((part) => part.text).join("");

function groupParts(
  group: SegmentGroup,
  index: number,
  whom: string,
  nameOf: (segmentId: string) => string | null,
): SentencePart[] {
  const focus = { group: index };
  const boxes = group.dimensions.flatMap((box, at) =>
    completeCriteria(box).length === 0 ? [] : [boxParts(box, { group: index, box: at }, group)],
  );
  const sources = sourceParts(group, focus, nameOf);
  if (sources.length === 0 && boxes.length === 0)
    return [bold(whom === "Contacts" ? "All contacts" : "all contacts", focus)];
  const criteria: SentencePart[] = boxes.flatMap((box, at) => [
    plain(at === 0 ? "" : group.type === "all" ? " and " : " or "),
    ...box,
  ]);
  // Nobody says “those in Staff” when the segment is all there is to name.
  const onlyNamed = whom === "those" && boxes.length === 0 && group.sourceType !== "none";
  const named = onlyNamed ? sources.slice(1) : [plain(whom), ...sources];
  if (boxes.length === 0) return named;
  return group.type === "none"
    ? [...named, plain(", but none "), ...criteria]
    : [...named, plain(" "), ...criteria];
}

function sourceParts(
  group: SegmentGroup,
  focus: Focus,
  nameOf: (segmentId: string) => string | null,
): SentencePart[] {
  if (group.sources.length === 0) return [];
  const how = {
    any: [" in ", " or "],
    all: [group.sources.length > 1 ? " in all of " : " in ", " and "],
    none: [" not in ", " or "],
  }[group.sourceType];
  return [
    plain(how[0] ?? ""),
    ...group.sources.flatMap(({ segmentId, version }, at) => [
      plain(at === 0 ? "" : (how[1] ?? "")),
      bold(
        `${nameOf(segmentId) ?? "a segment that no longer exists"}${version === undefined ? "" : ` (version ${version})`}`,
        focus,
      ),
    ]),
  ];
}

/** Brackets only where “and” meets “or”. */
function boxParts(
  box: CriteriaGroup,
  focus: { group: number; box: number },
  group: SegmentGroup,
): SentencePart[] {
  const rows = box.criteria.flatMap((criterion, row) =>
    problemOf(criterion) === null ? [criterionParts(criterion, { ...focus, row })] : [],
  );
  const outer = group.type === "all" ? "all" : "any";
  const others = group.dimensions.filter((one) => completeCriteria(one).length > 0).length > 1;
  const brackets = rows.length > 1 && (others || group.type === "none") && box.match !== outer;
  const inside = rows.flatMap((row, at) => [
    plain(at === 0 ? "" : box.match === "all" ? " and " : " or "),
    ...row,
  ]);
  return brackets ? [plain("("), ...inside, plain(")")] : inside;
}

const whose: Partial<Record<Criterion["operator"], string>> = {
  is: "is",
  isNot: "is not",
  contains: "contains",
  startsWith: "starts with",
  before: "is before",
  after: "is after",
  on: "is on",
  equals: "is",
  greaterThan: "is more than",
  lessThan: "is less than",
};
const dated = new Set<Criterion["operator"]>(["before", "after", "on", "between"]);

/** One criterion as a clause that begins with who or whose. */
function criterionParts(criterion: Criterion, focus: Focus): SentencePart[] {
  const { field, operator } = criterion;
  const name = fieldName(field);
  const isDate = dated.has(operator) && field.kind !== "metric";
  const values = valuesInWords(criterion).map((value) => (isDate ? dateInWords(value) : value));
  const value = bold(listInWords(values, "or"), focus);
  const negated = operator === "isNot";
  const end = criterion.matchCase ? [plain(" (same case)")] : [];
  if (field.kind === "channel") {
    const channels = bold(listInWords(values.map(channelName), "or"), focus);
    return [plain(negated ? "whose channel is not " : "whose channel is "), channels];
  }
  if (field.kind === "activity")
    return [
      plain(
        operator === "activeWithin"
          ? "who were active in the last "
          : "who weren’t active in the last ",
      ),
      bold(daysInWords(Number(criterion.values[0])), focus),
    ];
  if (operator === "isSet") return [plain("who have a value for "), bold(name, focus)];
  if (operator === "isEmpty") return [plain("who have no value for "), bold(name, focus)];
  if (operator === "between")
    return [
      plain(`whose ${name} is between `),
      bold(values[0] ?? "", focus),
      plain(" and "),
      bold(values[1] ?? "", focus),
    ];
  if (operator === "greaterOrEqual" || operator === "lessOrEqual")
    return [
      plain(`whose ${name} is `),
      bold(`${values[0] ?? ""} or ${operator === "greaterOrEqual" ? "more" : "less"}`, focus),
    ];
  if (field.kind === "location" && field.name !== "PostalCode" && (operator === "is" || negated))
    return [plain(negated ? "who don’t live in " : "who live in "), value, ...end];
  return [plain(`whose ${name} ${whose[operator] ?? "is"} `), value, ...end];
}

/** Neighbours that look alike become one piece; empty ones go. */
function joined(parts: readonly SentencePart[]): SentencePart[] {
  const out: SentencePart[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (part.text === "") continue;
    if (last && !last.strong && !part.strong) out[out.length - 1] = plain(last.text + part.text);
    else out.push(part);
  }
  return out;
}
