import type { z } from "zod";
import type { ContactCheck, SegmentChoice } from "../../../../shared/contract/segments.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import {
  criterionMatches,
  groupMatches,
  matchesEndpoint,
  sourceMatches,
  type EndpointFacts,
} from "../../../../shared/domain/segment-evaluate.ts";
import type {
  CriteriaGroup,
  Criterion,
  SegmentGroup,
  SegmentRules,
} from "../../../../shared/domain/segment.ts";
import type { ResolvedSource } from "../../../../shared/domain/segment-compile.ts";
import type { Parts } from "../../parts.ts";
import { getContact } from "../../store/contacts.ts";
import { findSegment, getSegment, rulesOfVersion } from "../../store/segments.ts";
import { factsOf } from "./facts.ts";
import { groupPieces, ofBox, rowPieces } from "./pieces.ts";
import { seen } from "./seen-words.ts";
import { asOfNow, membersOnly, resolved, resolvedSegment } from "./sources.ts";

type Check = z.infer<typeof ContactCheck>;
type Choice = z.infer<typeof SegmentChoice>;

/**
 * Why a contact is in a segment, or not. The same compiled tests as the index evaluates, asked of one contact; so the two
 * cannot say different things.
 */
export function checkContact(parts: Parts, of: Choice, key: number): Check {
  getContact(parts.store, key);
  const facts = factsOf(parts, key);
  const rules = rulesOf(parts, of);
  const whole =
    rules === null && "id" in of
      ? membersOnly(of.id)
      : resolved(
          parts,
          rules ?? noRules(),
          "id" in of ? getSegment(parts.store, of.id) : undefined,
        );
  const at = asOfNow(parts);
  const member = facts.find((one) => matchesEndpoint(whole, one, at));
  const groups = rules === null ? [] : plan(parts, rules);
  const shown = member ?? most(facts, (one) => groups.map((group) => group(one)));
  return {
    member: member !== undefined,
    endpoint: shown
      ? {
          key: shown.endpoint.key,
          channel: shown.endpoint.channel,
          address: shown.endpoint.address,
        }
      : null,
    groups: shown ? groups.map((group) => group(shown)) : [],
  };
}

const noRules = (): SegmentRules => ({ include: "all", groups: [] });

function rulesOf({ store }: Parts, of: Choice): SegmentRules | null {
  if ("rules" in of) return of.rules;
  const segment = getSegment(store, of.id);
  if (of.version === undefined || of.version === segment.version) return segment.rules;
  const rules = rulesOfVersion(store, of.id, of.version);
  if (!rules)
    throw new AppError("NOT_FOUND", `“${segment.name}” has no version ${of.version}.`, {
      place: segment.name,
      cure: "Choose another version of it.",
    });
  return rules;
}

type GroupCheck = Check["groups"][number];

/** Each group as a question to an endpoint; what the groups build on is put in once. */
function plan(parts: Parts, rules: SegmentRules): ((facts: EndpointFacts) => GroupCheck)[] {
  const at = asOfNow(parts);
  const wholes = groupPieces(rules).map((piece) => resolved(parts, piece));
  const counting = rowPieces(rules);
  return rules.groups.map((group, g) => {
    const sources = sourcesOf(parts, group);
    const boxes = group.dimensions.map((box, b) => boxOf(parts, box, counting[g]?.[b] ?? []));
    return (facts) => ({
      passed: (wholes[g]?.groups ?? []).every((one) => groupMatches(one, facts, at)),
      sources: sources.map(({ source, ...named }) => ({
        ...named,
        passed: sourceMatches(source, facts, at),
      })),
      boxes: boxes.map((box) => box(facts)),
    });
  });
}

const sourcesOf = (parts: Parts, group: SegmentGroup) =>
  group.sources.map(({ segmentId, version }) => {
    const segment = findSegment(parts.store, segmentId);
    const source: ResolvedSource =
      segment?.rules === null
        ? { members: segmentId }
        : { rules: resolvedSegment(parts, segmentId, version) };
    return { segmentId, name: segment?.name ?? segmentId, source };
  });

function boxOf(
  parts: Parts,
  box: CriteriaGroup,
  counting: (SegmentRules | null)[],
): (facts: EndpointFacts) => GroupCheck["boxes"][number] {
  const at = asOfNow(parts);
  const whole = resolved(parts, ofBox(box));
  const rows = box.criteria.map((criterion, row) =>
    counting[row] ? rowOf(parts, criterion) : () => ({ passed: null, value: null }),
  );
  return (facts) => ({
    passed: matchesEndpoint(whole, facts, at),
    rows: rows.map((row) => row(facts)),
  });
}

function rowOf(parts: Parts, criterion: Criterion) {
  const at = asOfNow(parts);
  const { field } = criterion;
  if (field.kind !== "segment")
    return (facts: EndpointFacts) => ({
      passed: criterionMatches(criterion, facts, at),
      value: seen(criterion, facts, at),
    });
  const members = resolvedSegment(parts, field.segmentId);
  return (facts: EndpointFacts) => {
    const inside = matchesEndpoint(members, facts, at);
    return {
      passed: inside === (criterion.operator === "isIn"),
      value: inside ? "is in it" : "is not in it",
    };
  };
}

/** The endpoint that meets most rows, the first of equals. */
function most(
  facts: readonly EndpointFacts[],
  check: (one: EndpointFacts) => GroupCheck[],
): EndpointFacts | undefined {
  const met = (one: EndpointFacts) =>
    check(one)
      .flatMap((group) => group.boxes.flatMap((box) => box.rows))
      .filter((row) => row.passed).length;
  const scores = facts.map(met);
  return facts[scores.indexOf(Math.max(...scores))];
}
