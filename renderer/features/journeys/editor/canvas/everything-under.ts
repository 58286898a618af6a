import { reachableFrom, type JourneyDocument } from "../../../../../shared/journey/graph.ts";
import { parentsOf } from "../navigate.ts";

/** An activity with all that follows it and that nothing else leads to. */
export function everythingUnder(document: JourneyDocument, id: string): string[] {
  const under = new Set(reachableFrom(document, id));
  for (let size = -1; size !== under.size;) {
    size = under.size;
    for (const one of under)
      if (one !== id && parentsOf(document, one).some((parent) => !under.has(parent)))
        under.delete(one);
  }
  return [...under];
}
