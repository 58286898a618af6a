/** Where something stands in the rules, counted from 0. */
export type BoxPath = { group: number; box: number };
export type RowPath = BoxPath & { row: number };

export const changeAt = <Item>(
  items: readonly Item[],
  index: number,
  change: (item: Item) => Item,
): Item[] => items.map((item, at) => (at === index ? change(item) : item));
