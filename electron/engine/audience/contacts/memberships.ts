import { AppError } from "../../../../shared/domain/errors.ts";
import type { SegmentType } from "../../../../shared/domain/segment.ts";
import type { Parts } from "../../parts.ts";
import { membersAmong } from "../../store/contacts.ts";
import { listSegments } from "../../store/segments.ts";
import { compileSaved } from "../segments/sources.ts";

export type Membership = { id: string; name: string; type: SegmentType };

/** The segments each of these contacts is in, by contact. One that can't be evaluated counts nobody. */
export async function membershipsOf(
  parts: Parts,
  contacts: readonly number[],
): Promise<Map<number, Membership[]>> {
  const found = new Map<number, Membership[]>();
  if (contacts.length === 0) return found;
  const questions = listSegments(parts.store)
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .flatMap(({ id, name, type }) => {
      try {
        return [
          { segment: { id, name, type }, query: membersAmong(contacts, compileSaved(parts, id)) },
        ];
      } catch (error) {
        if (error instanceof AppError) return [];
        throw error;
      }
    });
  const answers = (await parts.readers.together(questions.map(({ query }) => query))) as {
    contact: number;
  }[][];
  for (const [at, rows] of answers.entries())
    for (const { contact } of rows) {
      const segment = questions[at]?.segment;
      if (!segment) continue;
      const known = found.get(contact);
      if (known) known.push(segment);
      else found.set(contact, [segment]);
    }
  return found;
}
