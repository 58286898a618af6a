import {
  childrenOf,
  type JourneyDocument,
  outletsOf,
  reachableFrom,
  readActivity,
} from "./graph.ts";
import { orderOf } from "./order.ts";

export type BrokenRule = { activity: string | null; text: string };

/**
 * The rules of the graph that a document breaks. Commands never make such a document; files and other programs may.
 */
export function brokenRules(document: JourneyDocument): BrokenRule[] {
  const broken: BrokenRule[] = [];
  const say = (activity: string | null, text: string) => broken.push({ activity, text });
  const there = (id: string) => Object.hasOwn(document.activities, id);
  if (!there(document.entry) || document.activities[document.entry]?.type !== "entry")
    say(document.entry, "The journey has to begin with an entry.");
  for (const [id, activity] of Object.entries(document.activities)) {
    if (activity.type === "entry" && id !== document.entry)
      say(id, "A journey has one entry only.");
    if (id === document.entry && activity.skipped) say(id, "The entry can’t be skipped.");
    const { type } = readActivity(activity);
    const outlets = outletsOf(activity);
    for (const [outlet, to] of Object.entries(activity.next)) {
      const found = outlets.find((one) => one.id === outlet);
      if (type && !found) say(id, `It has no way out “${outlet}”.`);
      if (found?.stub) say(id, `Nothing can come after “${found.label}”.`);
      if (!there(to)) say(id, `Its way out “${outlet}” leads to “${to}”, which is not there.`);
      if (to === document.entry) say(id, "Nothing can lead back to the entry.");
    }
    if (type?.paths && new Set(outlets.map((one) => one.id)).size !== outlets.length)
      say(id, "Two of its paths have the same ID.");
  }
  if (orderOf(document) === null)
    say(loopAt(document), "A path comes back to it. People would go round for ever.");
  for (const [id, { activity }] of Object.entries(document.notes))
    if (activity !== null && !there(activity))
      say(null, `The note “${id}” belongs to “${activity}”, which is not there.`);
  return broken;
}

const loopAt = (document: JourneyDocument): string | null =>
  Object.keys(document.activities).find((id) =>
    childrenOf(document, id).some((child) => reachableFrom(document, child).has(id)),
  ) ?? null;
