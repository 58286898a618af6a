import { add, besideEachOther, type Block, freePlace, keepLane, pass, single } from "./columns.ts";
import { dominatorsOf } from "./dominators.ts";
import { type JourneyDocument, outletsOf, type Position, reachableFrom } from "./graph.ts";
import { orderOf } from "./order.ts";
import { endSize, type Size, type SizeOf } from "./sizes.ts";
import { withFreePositions } from "./free-layout.ts";

export type Layout = {
  positions: Record<string, Position & Size>;
  /** The capsules of ways out that lead to the end, by `from:outlet`. */
  ends: Record<string, Position>;
  /**
   * By `from:outlet`, for paths to where others join: where they go straight down beside everything else, until they are
   * above it; the middle, across. Empty in free mode.
   */
  lanes: Record<string, number>;
  /** The bounds of everything. In auto mode the entry is at 0, 0, so that what grows beside it does not move it. */
  left: number;
  top: number;
  width: number;
  height: number;
};

const laneKey = (from: string, outlet: string): string => `lane ${from}:${outlet}`;
const isLane = (key: string): boolean => key.startsWith("lane ");

export const endKey = (from: string, outlet: string): string => `${from}:${outlet}`;
/** The distance of what is not connected from the graph. */
export const parkedGap = 96;

/** Between one row and the next; after a split there is room for the names of its paths. */
export const rowGaps = { TB: { plain: 34, split: 70 }, LR: { plain: 48, split: 112 } } as const;

/** A place in rows: `across` in the row, `down` over the rows. Turned to the right, rows are columns. */
type Cell = { across: number; down: number; breadth: number; length: number };
type Cells = Map<string, Cell>;

/*
 * Layered by hand: a library for layered drawings orders the columns by its own measure and moves siblings about when
 * something is added. With the order given, rows are the longest ways and columns are trees of blocks.
 */

/**
 * Where everything is drawn. Rows go by the longest way from the entry, columns by the order of the ways out, so that
 * adding something never makes others change places. What paths join to stands under the split that all of them come
 * from, below the lowest. What is not connected stands beside. In free mode positions of the document count.
 */
export function layoutOf(document: JourneyDocument, sizes: SizeOf): Layout {
  const order = orderOf(document) ?? Object.keys(document.activities);
  const live = reachableFrom(document, document.entry);
  const cells = cellsOf(document, order.filter((id) => live.has(id)), sizes); // prettier-ignore
  const edge = Math.max(...[...cells.values()].map((cell) => cell.across + cell.breadth));
  let down = 0;
  for (const ids of partsOf(
    document,
    order.filter((id) => !live.has(id)),
  )) {
    // prettier-ignore
    const part = cellsOf(document, ids, sizes);
    const left = Math.min(...[...part.values()].map((cell) => cell.across));
    const below = down;
    for (const [key, cell] of part) {
      const across = cell.across - left + edge + parkedGap;
      cells.set(key, { ...cell, across, down: cell.down + below });
      down = Math.max(down, cell.down + below + cell.length);
    }
    down += rowGaps[document.layout.direction].split;
  }
  return withFreePositions(document, drawn(document, cells));
}

/** What is not connected, in the parts that hang together. */
function partsOf(document: JourneyDocument, parked: readonly string[]): string[][] {
  const near = new Map<string, string[]>(parked.map((id) => [id, []]));
  for (const id of parked)
    for (const to of Object.values(document.activities[id]?.next ?? {})) {
      if (!near.has(to)) continue;
      near.get(id)?.push(to);
      near.get(to)?.push(id);
    }
  const seen = new Set<string>();
  return parked.flatMap((start) => {
    if (seen.has(start)) return [];
    const part = new Set([start]);
    for (const id of part) for (const other of near.get(id) ?? []) part.add(other);
    for (const id of part) seen.add(id);
    return [parked.filter((id) => part.has(id))];
  });
}

/** No id of an activity has a space. */
const above = " ";

/** Places a part of which everything follows from its roots; `order` has every activity after all that lead to it. */
function cellsOf(document: JourneyDocument, order: readonly string[], sizes: SizeOf): Cells {
  const { direction } = document.layout;
  const turned = direction === "LR";
  const parents = new Map<string, string[]>(order.map((id) => [id, []]));
  for (const id of order)
    for (const { id: outlet } of outletsOf(document.activities[id] ?? nothing))
      parents.get(document.activities[id]?.next[outlet] ?? "")?.push(id);
  const roots = order.filter((id) => parents.get(id)?.length === 0);
  for (const id of roots) parents.set(id, [above]);
  const parentsOf = (id: string) => parents.get(id) ?? [];
  const dominators = dominatorsOf({ root: above, order, parents: parentsOf });

  const rows = new Map<string, number>([[above, -1]]);
  for (const id of order)
    rows.set(id, Math.max(...parentsOf(id).map((one) => rows.get(one) ?? -1)) + 1);
  const sizeOf = (key: string): [breadth: number, length: number] => {
    const { width, height } = document.activities[key] ? sizes(key) : endSize;
    return turned ? [height, width] : [width, height];
  };

  /** Those that stand right under it, and those that several of its paths join to. */
  const joins = new Map<string, string[]>();
  for (const id of order) {
    const dominator = dominators.get(id) ?? above;
    if (parentsOf(id).length > 1) joins.set(dominator, [...(joins.get(dominator) ?? []), id]);
  }
  const lanesTo = (to: string) =>
    new Set(
      parentsOf(to).flatMap((from) =>
        outletsOf(document.activities[from] ?? nothing).flatMap(({ id: outlet }) =>
          document.activities[from]?.next[outlet] === to ? [laneKey(from, outlet)] : [],
        ),
      ),
    );
  const blocks = new Map<string, Block>();
  const under = (id: string, row: number): Block[] =>
    id === above
      ? roots.flatMap((root) => blocks.get(root) ?? [])
      : outletsOf(document.activities[id] ?? nothing).flatMap(({ id: outlet }, _, all) => {
          const to = document.activities[id]?.next[outlet];
          if (to === undefined) return single(endKey(id, outlet), row + 1, sizeOf("")[0]);
          // What leads out of this part, from what is not connected, has no row here.
          if (!rows.has(to)) return [];
          if (parentsOf(to).length === 1) return blocks.get(to) ?? [];
          return all.length === 1 ? [] : pass(laneKey(id, outlet), row + 1, rows.get(to) ?? 0);
        });
  for (const id of [...order.toReversed(), above]) {
    const row = rows.get(id) ?? 0;
    const block: Block =
      id === above ? { left: 0, right: 0, items: [], spans: new Map() } : single(id, row, sizeOf(id)[0]); // prettier-ignore
    const children = under(id, row);
    const [only, ...others] = outletsOf(document.activities[id] ?? nothing);
    const to = document.activities[id]?.next[only?.id ?? ""];
    if (only && others.length === 0 && to !== undefined && parentsOf(to).length > 1)
      keepLane(block, laneKey(id, only.id), row + 1, rows.get(to) ?? 0);
    const places = besideEachOther(children);
    for (const [index, child] of children.entries()) add(block, child, places[index] ?? 0);
    for (const join of joins.get(id) ?? []) {
      const own = blocks.get(join);
      if (!own) continue;
      const lanes = lanesTo(join);
      const xs = block.items.flatMap(({ key, x }) => (lanes.has(key) ? [x] : []));
      const wanted = xs.length === 0 ? 0 : (Math.min(...xs) + Math.max(...xs)) / 2;
      add(block, own, freePlace(block, own, wanted));
    }
    blocks.set(id, block);
  }
  const items = blocks.get(above)?.items ?? [];
  return inRows(document, items, rows, sizeOf, roots[0] ?? "");
}

const nothing = { type: "", name: "", settings: null, settingsVersion: 1, next: {} };

/** Rows are as high as it takes for what stands in them and the gap below it. */
function inRows(
  document: JourneyDocument,
  items: readonly { key: string; x: number }[],
  rows: ReadonlyMap<string, number>,
  sizeOf: (key: string) => [number, number],
  first: string,
): Cells {
  const gap = rowGaps[document.layout.direction];
  const rowOf = (key: string) => rows.get(key) ?? (rows.get(key.split(":")[0] ?? "") ?? 0) + 1;
  const needs: number[] = [];
  for (const { key } of items) {
    if (isLane(key)) continue;
    const activity = document.activities[key];
    const after = activity && outletsOf(activity).length > 1 ? gap.split : gap.plain;
    needs[rowOf(key)] = Math.max(needs[rowOf(key)] ?? 0, sizeOf(key)[1] + after);
  }
  const tops: number[] = [];
  let top = 0;
  for (const need of needs) {
    tops.push(top);
    top += need ?? 0;
  }
  const start = items.find(({ key }) => key === first)?.x ?? 0;
  const half = sizeOf(first)[0] / 2;
  return new Map(
    items.map(({ key, x }): [string, Cell] => {
      const [breadth, length] = isLane(key) ? [0, 0] : sizeOf(key);
      const across = Math.round(x - start - breadth / 2 + half);
      return [key, { across, down: isLane(key) ? 0 : (tops[rowOf(key)] ?? 0), breadth, length }];
    }),
  );
}

function drawn(document: JourneyDocument, cells: Cells): Layout {
  const layout: Layout = {
    positions: {},
    ends: {},
    lanes: {},
    left: 0,
    top: 0,
    width: 0,
    height: 0,
  };
  for (const [key, { across, down, breadth, length }] of cells) {
    if (isLane(key)) {
      layout.lanes[key.slice(laneKey("", "").length - 1)] = across;
      continue;
    }
    const at =
      document.layout.direction === "LR"
        ? { x: down, y: across, width: length, height: breadth }
        : { x: across, y: down, width: breadth, height: length };
    if (document.activities[key]) layout.positions[key] = at;
    else layout.ends[key] = { x: at.x, y: at.y };
  }
  return layout;
}
