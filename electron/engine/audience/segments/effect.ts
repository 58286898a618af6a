import type { z } from "zod";
import type { SegmentEffect } from "../../../../shared/contract/segments.ts";
import { displayName } from "../../../../shared/domain/contact.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import type { ResolvedRules } from "../../../../shared/domain/segment-compile.ts";
import { matchesEndpoint } from "../../../../shared/domain/segment-evaluate.ts";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import type { Parts } from "../../parts.ts";
import { namesQuery, type NamedContact } from "../../store/contacts.ts";
import { getSegment, usesOfSegments, type SegmentRecord } from "../../store/segments.ts";
import { factsOf } from "./facts.ts";
import { steps, type Piece } from "./pieces.ts";
import { sentenceIn } from "./sentence.ts";
import { asOfNow, buildingOn, resolved } from "./sources.ts";

type Effect = z.infer<typeof SegmentEffect>;
type Mover = Effect["joining"][number];
type Way = "joining" | "leaving";
type Moves = { joins: number; leaves: number; joining: number[]; leaving: number[] };

/** Contacts named on either side. */
const named = 20;
/** All contacts, less all contacts. */
const everyone = { sources: [], sourceType: "any", boxes: [], type: "all" } as const;
const nobody = (): ResolvedRules => ({
  include: "all",
  groups: [false, true].map((exclude) => ({ ...everyone, sources: [], boxes: [], exclude })),
});

/** Who would join and leave a segment, and what is built on it, if these rules were saved. */
export async function readEffect(parts: Parts, id: string, rules: SegmentRules): Promise<Effect> {
  const { store } = parts;
  const segment = getSegment(store, id);
  const instead = { id, rules };
  const after = resolved(parts, rules, segment);
  const moves = await difference(parts, now(parts, segment), after);

  const changed = new Map<string, Moves>([[id, moves]]);
  for (const other of buildingOn(parts, id)) {
    if (other.id === id || other.rules === null) continue;
    const then = resolved(parts, other.rules, other, instead);
    changed.set(other.id, await difference(parts, now(parts, other), then, 0));
  }
  const uses = usesOfSegments(store);
  const found = new Map<string, Effect["uses"][number]>();
  for (const [segmentId, { joins, leaves }] of changed)
    for (const use of uses.get(segmentId) ?? []) {
      const own = use.kind === "segment" ? changed.get(use.id) : { joins, leaves };
      if (own && use.id !== id)
        found.set(`${use.kind} ${use.id}`, { ...use, joins: own.joins, leaves: own.leaves });
    }
  return {
    joins: moves.joins,
    leaves: moves.leaves,
    joining: await moversOf(parts, moves.joining, segment.rules, "joining"),
    leaving: await moversOf(parts, moves.leaving, rules, "leaving"),
    uses: [...found.values()],
  };
}

/** A segment as it is; one that can't be evaluated has nobody. */
function now(parts: Parts, segment: SegmentRecord): ResolvedRules {
  if (segment.rules === null)
    throw new AppError("BAD_INPUT", `“${segment.name}” has no rules that could change.`, {
      place: segment.name,
    });
  try {
    return resolved(parts, segment.rules, segment);
  } catch (error) {
    if (error instanceof AppError) return nobody();
    throw error;
  }
}

const difference = (
  parts: Parts,
  before: ResolvedRules,
  after: ResolvedRules,
  limit = named,
): Promise<Moves> => parts.index.ask("difference", { before, after, ...asOfNow(parts), limit });

/** The contacts by name, each with the first rule that keeps it out: of the rules before, or of those after. */
async function moversOf(
  parts: Parts,
  keys: readonly number[],
  rules: SegmentRules | null,
  way: Way,
): Promise<Mover[]> {
  if (keys.length === 0) return [];
  const query = namesQuery(keys);
  const rows = await parts.readers.all<NamedContact>(query.sql, query.values);
  const fall = rules === null ? [] : stepsOf(parts, rules);
  return rows.map(({ key, name, address, id }) => ({
    key,
    name: displayName({ name, address, id }),
    address,
    reason: reasonOf(parts, key, fall, way),
  }));
}

type Step = { piece: Piece; rules: ResolvedRules };

function stepsOf(parts: Parts, rules: SegmentRules): Step[] {
  try {
    return steps(rules).map((piece) => ({ piece, rules: resolved(parts, piece.rules) }));
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

function reasonOf(parts: Parts, key: number, fall: readonly Step[], way: Way): string {
  const at = asOfNow(parts);
  let left = factsOf(parts, key);
  for (const { piece, rules } of fall) {
    left = left.filter((facts) => matchesEndpoint(rules, facts, at));
    if (left.length === 0) return wordsOf(parts, piece, way);
  }
  return way === "joining" ? "The segment could not be evaluated before" : "No longer in it";
}

/** “Not among contacts who live in Vienna”, “Left out: those in Staff”. */
function wordsOf(parts: Parts, { kind, rules }: Piece, way: Way): string {
  const shown = kind === "exclude" ? { include: "all" as const, groups: rules.groups } : rules;
  const sentence = sentenceIn(parts.store, shown).replace(/\.$/, "");
  const who = sentence.charAt(0).toLowerCase() + sentence.slice(1);
  if (kind === "exclude") return `${way === "joining" ? "Was left out" : "Left out"}: ${who}`;
  return `${way === "joining" ? "Was not" : "Not"} among ${who}`;
}
