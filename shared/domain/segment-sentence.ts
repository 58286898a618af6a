import {
  bold,
  clauseOf,
  plain,
  type Clause,
  type Focus,
  type Names,
  type SentencePart,
} from "./segment-clauses.ts";
import { problemOf, saysSomething, type SegmentGroup, type SegmentRules } from "./segment.ts";

export type { SentencePart } from "./segment-clauses.ts";

/**
 * What the rules say, in plain language: “Contacts in **All customers** who live in **Vienna or Graz**, leaving out
 * **Staff**.” Rows that are not complete are left out, as they are in the count. `nameOf` gives a segment's name, or
 * null when it is gone; `campaignName` a campaign's.
 */
export function segmentSentence(
  rules: SegmentRules,
  nameOf: (segmentId: string) => string | null,
  campaignName: (campaignId: string) => string | null = () => "a campaign",
): SentencePart[] {
  const names: Names = { segment: nameOf, campaign: campaignName };
  const groups = rules.groups
    .map((group, index) => ({ group, index }))
    .filter(({ group }) => !group.disabled);
  const included = groups.filter(({ group }) => !group.exclude);
  const excluded = groups.filter(({ group }) => group.exclude && saysSomething(group));
  const none = rules.include === "none" && included.length > 0;
  const joiner = { all: "; at the same time ", any: "; or ", none: "; and except " }[rules.include];
  const parts: SentencePart[] = [plain(none ? "All contacts except " : "")];
  for (const [place, { group, index }] of included.entries()) {
    if (place > 0) parts.push(plain(joiner));
    const whom = none ? "those" : place === 0 ? "Contacts" : "contacts";
    parts.push(...groupParts(group, index, whom, names));
  }
  if (included.length === 0) parts.push(bold("All contacts", undefined));
  for (const [place, { group, index }] of excluded.entries())
    parts.push(
      plain(place === 0 ? " — leaving out " : " and "),
      ...groupParts(group, index, "those", names),
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
  names: Names,
): SentencePart[] {
  const focus = { group: index };
  const criteria = criteriaParts(group, index, names);
  const sources = sourceParts(group, focus, names);
  if (sources.length === 0 && criteria.length === 0)
    return [bold(whom === "Contacts" ? "All contacts" : "all contacts", focus)];
  // Nobody says “those in Staff” when the segment is all there is to name.
  const onlyNamed = whom === "those" && criteria.length === 0 && group.sourceType !== "none";
  const named = onlyNamed ? sources.slice(1) : [plain(whom), ...sources];
  if (criteria.length === 0) return named;
  return group.type === "none"
    ? [...named, plain(", but none "), ...criteria]
    : [...named, plain(" "), ...criteria];
}

function sourceParts(group: SegmentGroup, focus: Focus, names: Names): SentencePart[] {
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
        `${names.segment(segmentId) ?? "a segment that no longer exists"}${version === undefined ? "" : ` (version ${version})`}`,
        focus,
      ),
    ]),
  ];
}

type Item = { clauses: Clause[]; match: "all" | "any" };

/** The clauses of all boxes that say something: as a list where all hold, else with brackets where “and” meets “or”. */
function criteriaParts(group: SegmentGroup, index: number, names: Names): SentencePart[] {
  const boxes = group.dimensions
    .map((box, at): Item => ({
      match: box.match,
      clauses: box.criteria.flatMap((criterion, row) =>
        criterion.disabled || problemOf(criterion) !== null
          ? []
          : [clauseOf(criterion, { group: index, box: at, row }, names)],
      ),
    }))
    .filter(({ clauses }) => clauses.length > 0);
  const outer = group.type === "all" ? "all" : "any";
  // Boxes joined like their own rows read as one list.
  const items = boxes.flatMap((box): Item[] =>
    box.match === outer ? box.clauses.map((one) => ({ match: outer, clauses: [one] })) : [box],
  );
  const many = items.length > 1;
  const listed = outer === "all" && (items.length > 2 || (many && (items.at(-1)?.clauses.length ?? 0) > 1)); // prettier-ignore
  const parts: SentencePart[] = [];
  let lead = "";
  for (const [place, { clauses, match }] of items.entries()) {
    const last = place === items.length - 1;
    if (place > 0) parts.push(plain(listed ? (last ? ", and " : ", ") : outer === "all" ? " and " : " or ")); // prettier-ignore
    const brackets = clauses.length > 1 && (many ? !(listed && last) : group.type === "none");
    if (brackets) {
      parts.push(plain("("));
      lead = "";
    }
    // In a list of alternatives of the same time, the time is said once.
    const shared = match === "any" && clauses.every((one) => textOf(one.tail) === textOf(clauses[0]?.tail ?? [])); // prettier-ignore
    for (const [n, clause] of clauses.entries()) {
      if (n > 0) parts.push(plain(match === "all" ? " and " : " or "));
      if (clause.lead === "whose" || lead !== "who") parts.push(plain(`${clause.lead} `));
      lead = clause.lead;
      parts.push(...clause.parts);
      if (!shared || n === clauses.length - 1) parts.push(...clause.tail);
    }
    if (brackets) {
      parts.push(plain(")"));
      lead = "";
    }
  }
  return parts;
}

const textOf = (parts: readonly SentencePart[]) => parts.map(({ text }) => text).join("");

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
