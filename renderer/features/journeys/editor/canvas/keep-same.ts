import { isSame } from "../../../../../shared/journey/same.ts";

/** Gives back what it gave before for whatever is equal to it: React Flow draws again only what is another object. */
export function keeper<Item extends { id: string }>(): (items: readonly Item[]) => Item[] {
  let before = new Map<string, Item>();
  return (items) => {
    const kept = items.map((item) => {
      const old = before.get(item.id);
      return old !== undefined && isSame(old, item) ? old : item;
    });
    before = new Map(kept.map((item) => [item.id, item]));
    return kept;
  };
}
