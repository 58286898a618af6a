import { removeParked } from "../../../../../../shared/journey/remove.ts";
import type { OutlineRow } from "../../../../../../shared/journey/outline.ts";
import type { CanvasKey } from "../../keymap.ts";
import { samePath } from "../../navigate.ts";
import type { EditorState } from "../../store.ts";
import { focusCard } from "../focus-card.ts";
import { focusedId, go, isGathering, type Hands, type KeyHandler } from "./hands.ts";

/** What a key can mean where nothing is that could be changed. */
const harmless = new Set<CanvasKey>(["escape", "selectAll", "tidy", "pasteApart", "first"]);

/** In the list ↓ and ↑ go from row to row, so that every path and every end is come to; keys are about that row. */
export const alongRows: KeyHandler = (key, state, hands) => {
  const { rows } = hands;
  if (!rows) return false;
  const here = rowAt(rows, state, hands);
  if (key === "next" || key === "previous") {
    // Paths can't be gathered.
    const stops = isGathering(state.selection)
      ? rows.filter(({ kind }) => kind === "activity")
      : rows;
    const at = here ? stops.indexOf(here) : -1;
    const to = stops[at + (key === "next" ? 1 : -1)];
    if (to) goToRow(state, to);
    return true;
  }
  if (here?.kind !== "parked") return false;
  if (key === "remove") {
    state.run(removeParked(state.document));
    focusCard(state.document.entry);
    return true;
  }
  return !isLooking(key) && !harmless.has(key);
};

/** The row the keyboard is at. A path can have two: its name and its end. */
function rowAt(
  rows: readonly OutlineRow[],
  state: EditorState,
  hands: Hands,
): OutlineRow | undefined {
  const { path, activities, at } = state.selection;
  const focused = document.activeElement?.closest<HTMLElement>("[role=treeitem]")?.dataset["id"];
  const nothing = path === null && activities.length === 0 && at === null;
  const found = rows.filter((row) => {
    if (row.kind === "activity") return path === null && row.id === focusedId(state, hands);
    if (row.kind === "parked") return nothing && row.key === focused;
    return samePath(path, { from: row.from, outlet: row.outlet });
  });
  return found.find((row) => row.key === focused) ?? found[0];
}

function goToRow(state: EditorState, row: OutlineRow): void {
  if (row.kind === "activity") {
    go(state, row.id);
    return;
  }
  state.select(row.kind === "parked" ? {} : { path: { from: row.from, outlet: row.outlet } });
  focusCard(row.key);
}

const isLooking = (key: CanvasKey): boolean =>
  /^(?:palette|list|search|minimap|fit|zoom|pan)/.test(key);
