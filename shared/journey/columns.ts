/** What is placed together. `x` counts from the middle of its head; `spans` are taken in each row. */
export type Block = {
  left: number;
  right: number;
  items: { key: string; x: number }[];
  spans: Map<number, [number, number][]>;
};

export const columnGap = 16;
/** What a path needs that goes straight down between two columns, with its label. */
export const passWidth = 72;

export const single = (key: string, row: number, width: number): Block => ({
  left: -width / 2,
  right: width / 2,
  items: [{ key, x: 0 }],
  spans: new Map([[row, [[-width / 2, width / 2]]]]),
});

/** How near a lane other things may stand. */
const laneWidth = 24;

/** Keeps rows free around the middle of a block, for a path that goes straight down. */
export function keepLane(block: Block, key: string, from: number, to: number): void {
  block.items.push({ key, x: 0 });
  for (let row = from; row < to; row += 1)
    block.spans.set(row, [...(block.spans.get(row) ?? []), [-laneWidth / 2, laneWidth / 2]]);
}

/** Room for a path that leads past, from one row to where others join it in another. */
export function pass(key: string, from: number, to: number): Block {
  const block: Block = { left: -passWidth / 2, right: passWidth / 2, items: [], spans: new Map() };
  keepLane(block, key, from, to);
  return block;
}

/** Puts a block into another, moved by `x`. */
export function add(into: Block, block: Block, x: number): void {
  into.left = Math.min(into.left, block.left + x);
  into.right = Math.max(into.right, block.right + x);
  for (const item of block.items) into.items.push({ key: item.key, x: item.x + x });
  for (const [row, spans] of block.spans) {
    const taken = into.spans.get(row) ?? [];
    for (const [from, to] of spans) taken.push([from + x, to + x]);
    into.spans.set(row, taken);
  }
}

/** Where blocks stand beside each other in their order, with the head in the middle between the first and the last. */
export function besideEachOther(blocks: readonly Block[]): number[] {
  let edge = 0;
  const places = blocks.map((block, index) => {
    const x = index === 0 ? 0 : edge + columnGap - block.left;
    edge = x + block.right;
    return x;
  });
  const middle = ((places[0] ?? 0) + (places.at(-1) ?? 0)) / 2;
  return places.map((x) => x - middle);
}

/** The place nearest to `wanted` where a block takes nothing that is taken. */
export function freePlace(taken: Block, block: Block, wanted: number): number {
  const forbidden: [number, number][] = [];
  for (const [row, spans] of block.spans)
    for (const [left, right] of taken.spans.get(row) ?? [])
      for (const [from, to] of spans)
        forbidden.push([left - columnGap - to, right + columnGap - from]);
  const stretches: [number, number][] = [];
  for (const [from, to] of forbidden.toSorted((one, other) => one[0] - other[0])) {
    const last = stretches.at(-1);
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else stretches.push([from, to]);
  }
  const [from, to] = stretches.find(([left, right]) => left < wanted && wanted < right) ?? [
    wanted,
    wanted,
  ];
  return wanted - from <= to - wanted ? from : to;
}
