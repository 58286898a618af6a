import type { z } from "zod";
import type { OverlapSet } from "../../../../shared/contract/segments.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import type { Parts } from "../../parts.ts";
import type { ResolvedRules } from "../../../../shared/domain/segment-compile.ts";
import { getSegment } from "../../store/segments.ts";
import { asOfNow, resolved, resolvedSegment } from "./sources.ts";

export type Overlap = {
  sets: { name: string; contacts: number }[];
  regions: { sets: number; contacts: number }[];
};

function setOf(
  parts: Parts,
  set: z.infer<typeof OverlapSet>,
): { name: string; rules: ResolvedRules } {
  if ("id" in set)
    return { name: getSegment(parts.store, set.id).name, rules: resolvedSegment(parts, set.id) };
  const group = set.rules.groups[set.group];
  if (!group)
    throw new AppError("BAD_INPUT", `There is no group ${set.group + 1} in these rules.`, {
      place: "sets",
    });
  return {
    name: group.name ?? `Group ${set.group + 1}`,
    rules: resolved(parts, {
      include: "all",
      groups: [{ ...group, exclude: false, disabled: false }],
    }),
  };
}

/** How many contacts are in each region of a Venn diagram of up to three sets. */
export async function readOverlap(
  parts: Parts,
  sets: readonly z.infer<typeof OverlapSet>[],
): Promise<Overlap> {
  const named = sets.map((set) => setOf(parts, set));
  const answer = await parts.index.ask("overlap", {
    sets: named.map(({ rules }) => rules),
    ...asOfNow(parts),
  });
  return {
    sets: named.map(({ name }, n) => ({ name, contacts: answer.sets[n] ?? 0 })),
    regions: answer.regions,
  };
}
