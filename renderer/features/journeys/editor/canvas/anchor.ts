import { endKey } from "../../../../../shared/journey/layout.ts";
import type { PathRef } from "../store.ts";

export type Spot = { left: number; top: number; width: number; height: number };

export function rectOf(element: Element): Spot {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
}

const within = (spot: Spot, frame: DOMRect): Spot => ({
  ...spot,
  left: Math.max(frame.left, Math.min(frame.right - spot.width, spot.left)),
  top: Math.max(frame.top, Math.min(frame.bottom - spot.height, spot.top)),
});

/** Where the first of these is on screen; what is out of sight counts as being at the edge. */
function spotOf(selectors: readonly string[]): Spot {
  const frame = document.querySelector("[data-journey-focus]");
  const found = selectors.flatMap((selector) => frame?.querySelector(selector) ?? [])[0] ?? frame;
  if (!frame || !found) return { left: innerWidth / 2, top: innerHeight / 4, width: 0, height: 0 };
  const spot = rectOf(found);
  return found === frame
    ? { left: spot.left + spot.width / 2, top: spot.top + spot.height / 4, width: 0, height: 0 }
    : within(spot, frame.getBoundingClientRect());
}

const withId = (id: string) => `[data-id="${CSS.escape(id)}"]`;

/** Where the card of an activity is, or its row in the list. */
export const cardSpot = (id: string): Spot => spotOf([withId(id)]);

/** Where the “+” of a path is; from afar and in the list, what stands for the path. */
export function pathSpot({ from, outlet }: PathRef): Spot {
  const key = endKey(from, outlet);
  return spotOf([
    `[data-plus="${CSS.escape(key)}"]`,
    ...["end", "join", "path"].map((kind) => withId(`${kind}:${key}`)),
    withId(from),
  ]);
}
