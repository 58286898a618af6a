import type { ContactFilter } from "../../../../shared/contract/contacts.ts";
import type { Parts } from "../../parts.ts";
import { every, type Fragment } from "../../store/fragment.ts";
import { compileSegment } from "../segments/compile.ts";
import { compileSaved, segmentEnv } from "../segments/sources.ts";

/** The segment and the rules of a filter as one condition over endpoint `e` and contact `c`; null where it names none. */
export function membersOf(parts: Parts, { segmentId, rules }: ContactFilter): Fragment | null {
  const conditions: Fragment[] = [];
  if (segmentId !== undefined) conditions.push(compileSaved(parts, segmentId));
  if (rules) conditions.push(compileSegment(rules, segmentEnv(parts)));
  return conditions.length > 0 ? every(conditions) : null;
}
