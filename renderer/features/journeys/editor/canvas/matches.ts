import type { JourneyDocument } from "../../../../../shared/journey/graph.ts";
import { titleOf } from "./card-name.ts";

/** Whether an activity says what is looked for: its name, remark, id, or anything in its settings. */
export function matches(document: JourneyDocument, id: string, wanted: string): boolean {
  const activity = document.activities[id];
  if (!activity) return false;
  const text = `${id} ${activity.name} ${titleOf(activity.type)} ${activity.note ?? ""} ${JSON.stringify(activity.settings)}`;
  return text.toLowerCase().includes(wanted.toLowerCase());
}
