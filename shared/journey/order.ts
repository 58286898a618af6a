import { childrenOf, type JourneyDocument } from "./graph.ts";

/**
 * Every activity after all that lead to it, along the first paths first; the entry’s come before what is parked.
 * Null when some path comes back to where it was.
 */
export function orderOf(document: JourneyDocument): string[] | null {
  const done: string[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (id: string): boolean => {
    const before = state.get(id);
    if (before !== undefined) return before === "done";
    state.set(id, "open");
    for (const child of childrenOf(document, id).toReversed())
      if (document.activities[child] && !visit(child)) return false;
    state.set(id, "done");
    done.push(id);
    return true;
  };
  const parked = Object.keys(document.activities).filter((id) => id !== document.entry);
  // What is finished first comes last.
  for (const id of [...rootsFirst(document, parked).toReversed(), document.entry])
    if (document.activities[id] && !visit(id)) return null;
  return done.toReversed();
}

/** Those that nothing leads to, before the others. */
function rootsFirst(document: JourneyDocument, ids: string[]): string[] {
  const led = new Set(ids.flatMap((id) => childrenOf(document, id)));
  return [...ids.filter((id) => !led.has(id)), ...ids.filter((id) => led.has(id))];
}

/** How many activities the longest path has, in a document without cycles. */
export function depthOf(document: JourneyDocument): number {
  const depths = new Map<string, number>();
  let deepest = 0;
  for (const id of orderOf(document) ?? []) {
    const own = (depths.get(id) ?? 0) + 1;
    deepest = Math.max(deepest, own);
    for (const child of childrenOf(document, id))
      depths.set(child, Math.max(depths.get(child) ?? 0, own));
  }
  return deepest;
}
