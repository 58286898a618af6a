import {
  childrenOf,
  outletsOf,
  pathsOf,
  reachableFrom,
  type JourneyDocument,
} from "../../../../shared/journey/graph.ts";
import type { PathRef, Selection } from "./store.ts";

/*
 * Where the arrow keys lead: along the paths, not by pixels. Every function answers an activity, or null at the end.
 */
type Place = { x: number; y: number; width: number; height: number };
export type Places = Readonly<Record<string, Place>>;

const parents = new WeakMap<JourneyDocument, ReadonlyMap<string, string[]>>();

/** The activities that lead to one. All of a document are found at once: many are asked for, of the same document. */
export function parentsOf(document: JourneyDocument, id: string): string[] {
  const found = parents.get(document) ?? allParents(document);
  parents.set(document, found);
  return found.get(id) ?? [];
}

function allParents(document: JourneyDocument): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const { from, to } of pathsOf(document))
    if (to !== null) found.set(to, (found.get(to) ?? new Set()).add(from));
  return new Map([...found].map(([to, from]) => [to, [...from]]));
}

const isSplit = (document: JourneyDocument, id: string): boolean => {
  const activity = document.activities[id];
  return activity !== undefined && outletsOf(activity).length > 1;
};

export const after = (document: JourneyDocument, id: string): string | null =>
  childrenOf(document, id)[0] ?? null;

export const before = (document: JourneyDocument, id: string): string | null =>
  parentsOf(document, id)[0] ?? null;

/** The neighbour at the same split; else the next one in that row of the drawing. */
export function beside(
  document: JourneyDocument,
  places: Places,
  id: string,
  step: 1 | -1,
): string | null {
  for (const parent of parentsOf(document, id)) {
    const siblings = childrenOf(document, parent);
    const sibling = siblings[siblings.indexOf(id) + step];
    if (sibling) return sibling;
  }
  const here = places[id];
  if (!here) return null;
  const inRow = Object.entries(places).filter(
    ([other, place]) =>
      other !== id &&
      document.activities[other] &&
      place.y < here.y + here.height &&
      place.y + place.height > here.y &&
      (place.x - here.x) * step > 0,
  );
  const nearest = inRow.toSorted(([, one], [, other]) => (one.x - other.x) * step)[0];
  return nearest?.[0] ?? null;
}

/** Along first paths until there is none. */
export function last(document: JourneyDocument, id: string): string {
  let at = id;
  for (let next = after(document, at); next !== null; next = after(document, at)) at = next;
  return at;
}

export function nextSplit(document: JourneyDocument, id: string, step: 1 | -1): string | null {
  const go = step === 1 ? after : before;
  for (let at = go(document, id); at !== null; at = go(document, at))
    if (isSplit(document, at)) return at;
  return null;
}

/** Everything that follows an activity, itself not included. */
export const everythingAfter = (document: JourneyDocument, id: string): string[] =>
  [...reachableFrom(document, id)].filter((other) => other !== id);

const orders = new WeakMap<JourneyDocument, string[]>();

/** Activities in reading order: along the paths, first outlet first, a join after all its paths; parked ones last. */
export function readingOrder(document: JourneyDocument): string[] {
  const before = orders.get(document);
  if (before) return before;
  const order = ordered(document);
  orders.set(document, order);
  return order;
}

function ordered(document: JourneyDocument): string[] {
  const seen = new Set<string>();
  const order: string[] = [];
  const visit = (id: string) => {
    if (seen.has(id) || !document.activities[id]) return;
    seen.add(id);
    for (const child of childrenOf(document, id).toReversed()) visit(child);
    order.unshift(id);
  };
  const parked = Object.keys(document.activities).filter((id) => id !== document.entry);
  for (const id of parked.toReversed()) if (parentsOf(document, id).length === 0) visit(id);
  visit(document.entry);
  return order;
}

/** The path through which one gets to an activity; null at the entry and at parked parts. */
export const pathTo = (document: JourneyDocument, id: string): PathRef | null => {
  const path = pathsOf(document).find(({ to }) => to === id);
  return path ? { from: path.from, outlet: path.outlet } : null;
};

export const samePath = (one: PathRef | null, other: PathRef | null): boolean =>
  one !== null && other !== null && one.from === other.from && one.outlet === other.outlet;

/** The paths below an activity that something can be put on. */
export function openPaths(document: JourneyDocument, id: string): PathRef[] {
  const activity = document.activities[id];
  return activity
    ? outletsOf(activity).flatMap((outlet) =>
        outlet.stub ? [] : [{ from: id, outlet: outlet.id }],
      )
    : [];
}

/** The path that what is added after an activity goes on: its first that ends, else its first. */
export function pathAfter(document: JourneyDocument, id: string): PathRef | null {
  const paths = openPaths(document, id);
  const free = ({ from, outlet }: PathRef) => document.activities[from]?.next[outlet] === undefined;
  return paths.find(free) ?? paths[0] ?? null;
}

/** The activity the keyboard is at. */
export const focusedIn = (document: JourneyDocument, { at, activities, path }: Selection): string =>
  at ?? activities[0] ?? path?.from ?? document.entry;
