import { endKey } from "../../../../../shared/journey/layout.ts";
import type { PathRef } from "../store.ts";

const within = (selector: string) =>
  document.querySelector<HTMLElement>(`[data-journey-focus] ${selector}`);
const withId = (id: string) => `[data-id="${CSS.escape(id)}"]`;

/** At once, so that the next key finds the focus there; what is not drawn yet once it is. */
function focusOn(find: () => HTMLElement | null | undefined): void {
  const found = find();
  if (found) found.focus({ preventScroll: true });
  else requestAnimationFrame(() => find()?.focus({ preventScroll: true }));
}

/** Gives the focus to a card of the canvas, or to a row of the list. */
export const focusCard = (id: string): void => focusOn(() => within(withId(id)));

/** Gives the focus to the row of a path in the list; on the canvas, where paths are no stops, to the card it leaves. */
export const focusPath = ({ from, outlet }: PathRef): void =>
  focusOn(() => {
    const rows = ["path", "join", "end"].map((kind) =>
      within(`[role=treeitem]${withId(`${kind}:${endKey(from, outlet)}`)}`),
    );
    return rows.find(Boolean) ?? within(withId(from));
  });
