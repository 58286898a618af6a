import type { SegmentRow } from "../../../shared/contract/segments.ts";

type Use = SegmentRow["usedBy"][number];

/** The segments that build on one, directly or through others, without itself. */
export function buildingOn(segments: readonly SegmentRow[], id: string): Set<string> {
  const byId = new Map(segments.map((segment) => [segment.id, segment]));
  const found = new Set<string>();
  const look = (at: string) => {
    for (const use of byId.get(at)?.usedBy ?? [])
      if (use.kind === "segment" && use.id !== id && !found.has(use.id)) {
        found.add(use.id);
        look(use.id);
      }
  };
  look(id);
  return found;
}

/** The campaigns that go to a segment, also through segments that build on it. */
export function campaignsOf(segments: readonly SegmentRow[], id: string): Use[] {
  const through = new Set([id, ...buildingOn(segments, id)]);
  const uses = segments
    .filter((segment) => through.has(segment.id))
    .flatMap(({ usedBy }) => usedBy.filter(({ kind }) => kind === "campaign"));
  return [...new Map(uses.map((use) => [use.id, use])).values()];
}

export const linkOfUse = ({ kind, id }: Pick<Use, "kind" | "id">): string => `/${kind}s/${id}`;

/** “1 campaign, 1 journey, 2 segments” */
export function wordsOfUses(uses: readonly Use[]): string {
  const count = (kind: Use["kind"]) => uses.filter((use) => use.kind === kind).length;
  const words = (["campaign", "journey", "segment"] as const).flatMap((kind) => {
    const number = count(kind);
    return number === 0 ? [] : [`${number} ${kind}${number === 1 ? "" : "s"}`];
  });
  return words.join(", ");
}
