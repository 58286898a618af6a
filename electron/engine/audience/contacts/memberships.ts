import { AppError } from "../../../../shared/domain/errors.ts";
import type { SegmentType } from "../../../../shared/domain/segment.ts";
import type { Parts } from "../../parts.ts";
import { listSegments } from "../../store/segments.ts";
import { asOfNow, resolvedSegment } from "../segments/sources.ts";

export type Membership = { id: string; name: string; type: SegmentType };

/** The segments each of these contacts is in, by contact. One that can't be evaluated counts nobody. */
export async function membershipsOf(
  parts: Parts,
  contacts: readonly number[],
): Promise<Map<number, Membership[]>> {
  const found = new Map<number, Membership[]>();
  if (contacts.length === 0) return found;
  const segments = listSegments(parts.store)
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .flatMap(({ id, name, type }) => {
      try {
        return [{ segment: { id, name, type }, rules: resolvedSegment(parts, id) }];
      } catch (error) {
        if (error instanceof AppError) return [];
        throw error;
      }
    });
  const places = await parts.index.ask("memberships", {
    contacts,
    segments: segments.map(({ rules }) => rules),
    ...asOfNow(parts),
  });
  for (const [at, contact] of contacts.entries())
    found.set(
      contact,
      (places[at] ?? []).flatMap((place) => segments[place]?.segment ?? []),
    );
  return found;
}
