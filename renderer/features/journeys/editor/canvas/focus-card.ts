import { endKey } from "../../../../../shared/journey/layout.ts";
import type { PathRef } from "../store.ts";

const within = (selector: string) =>
  document.querySelector<HTMLElement>(`[data-journey-focus] ${selector}`);
const withId = (id: string) => `[data-id="${CSS.escape(id)}"]`;

/** Gives the focus to a card of the canvas, or to a row of the list, once it is drawn. */
export function focusCard(id: string): void {
  requestAnimationFrame(() => within(withId(id))?.focus({ preventScroll: true }));
}

/** Gives the focus to the row of a path in the list; on the canvas, where paths are no stops, to the card it leaves. */
export function focusPath({ from, outlet }: PathRef): void {
  requestAnimationFrame(() => {
    const rows = ["path", "join", "end"].map((kind) =>
      within(`[role=treeitem]${withId(`${kind}:${endKey(from, outlet)}`)}`),
    );
    (rows.find(Boolean) ?? within(withId(from)))?.focus({ preventScroll: true });
  });
}
