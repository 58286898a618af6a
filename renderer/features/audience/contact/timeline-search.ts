import type { TimelineEntry } from "../../../../shared/contract/contacts.ts";
import { fold } from "../../../../shared/domain/segment-text.ts";

/** Whether what was recorded speaks of this: in its sentence, its type or its details. */
export function speaksOf(entry: TimelineEntry, search: string): boolean {
  const wanted = fold(search.trim());
  return (
    wanted === "" ||
    fold(entry.text).includes(wanted) ||
    fold(entry.type).includes(wanted) ||
    fold(JSON.stringify(entry.detail)).includes(wanted)
  );
}
