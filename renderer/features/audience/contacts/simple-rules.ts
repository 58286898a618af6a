import { clauseOf, type Names } from "../../../../shared/domain/segment-clauses.ts";
import { problemOf, type Criterion, type SegmentRules } from "../../../../shared/domain/segment.ts";
import { segmentSentence, sentenceText } from "../../../../shared/domain/segment-sentence.ts";

/** Criteria that must all hold, as rules; undefined when there are none. */
export const rulesOf = (criteria: readonly Criterion[]): SegmentRules | undefined =>
  criteria.length === 0
    ? undefined
    : {
        include: "all",
        groups: [
          {
            sources: [],
            sourceType: "any",
            dimensions: [{ match: "all", criteria: [...criteria] }],
            type: "all",
          },
        ],
      };

/** Back from `rulesOf`; null for rules that say more than a list of criteria can. */
export function criteriaOf(rules: SegmentRules | undefined): Criterion[] | null {
  if (!rules) return [];
  const [group] = rules.groups;
  const [box] = group?.dimensions ?? [];
  const plain =
    rules.groups.length === 1 &&
    group &&
    box &&
    rules.include === "all" &&
    group.dimensions.length === 1 &&
    group.sources.length === 0 &&
    group.type === "all" &&
    !group.exclude &&
    !group.disabled &&
    (box.match === "all" || box.criteria.length === 1);
  return plain ? box.criteria : null;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Rules as the builder's sentence says them, without its full stop. */
export const rulesInWords = (rules: SegmentRules, names: Names): string =>
  sentenceText(
    segmentSentence(
      rules,
      (id) => names.segment(id),
      (id) => names.campaign(id),
    ),
  ).replace(/\.$/, "");

/** One criterion as a filter says it: “Live in Vienna”, “Loyalty is gold”. */
export function criterionInWords(criterion: Criterion, names: Names): string {
  if (problemOf(criterion) !== null) return "A criterion that is not complete";
  const { parts, tail } = clauseOf(criterion, undefined, names);
  return capital(sentenceText([...parts, ...tail]).trim());
}
