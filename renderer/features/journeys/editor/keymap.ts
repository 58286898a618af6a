import type { KeyGroup } from "../../../data/screen-actions.ts";
import { pressed } from "../../../ui/shortcuts.ts";

/** Everything a key does while the focus is in the canvas or the list. */
const keys = {
  next: ["ArrowDown"],
  previous: ["ArrowUp"],
  right: ["ArrowRight"],
  left: ["ArrowLeft"],
  first: ["Home"],
  last: ["End"],
  nextSplit: ["Mod+ArrowDown"],
  previousSplit: ["Mod+ArrowUp"],
  open: ["Enter"],
  escape: ["Escape"],
  toggle: [" "],
  extendNext: ["Shift+ArrowDown"],
  extendPrevious: ["Shift+ArrowUp"],
  extendRight: ["Shift+ArrowRight"],
  extendLeft: ["Shift+ArrowLeft"],
  selectAll: ["Mod+a"],
  selectAfter: ["Mod+Shift+a"],
  addAfter: ["a"],
  addBefore: ["Shift+a"],
  path: ["e"],
  join: ["j"],
  move: ["x"],
  remove: ["Delete", "Backspace"],
  duplicate: ["Mod+d"],
  skip: ["Shift+d"],
  rename: ["F2"],
  note: ["n"],
  noteOf: ["Shift+n"],
  pasteApart: ["Shift+v"],
  zoomIn: ["Plus", "="],
  zoomOut: ["-"],
  zoomFull: ["0"],
  fit: ["1"],
  fitSelection: ["2"],
  panUp: ["Shift+Alt+ArrowUp"],
  panDown: ["Shift+Alt+ArrowDown"],
  panLeft: ["Shift+Alt+ArrowLeft"],
  panRight: ["Shift+Alt+ArrowRight"],
  hand: ["h"],
  pointer: ["v"],
  palette: ["p"],
  minimap: ["m"],
  tidy: ["Shift+t"],
  list: ["l"],
  search: ["/"],
} as const;

export type CanvasKey = keyof typeof keys;

type KeyPress = Parameters<typeof pressed>[0];

/** What a key press means in the canvas and the list; null for what is the window's own. */
export function keyOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyPress): CanvasKey | null {
  // Shortcuts are written with plus signs between their keys, so the key of that sign has a name; it may need Shift.
  const press =
    key === "+"
      ? { key: "Plus", ctrlKey, metaKey, shiftKey: false, altKey }
      : { key, ctrlKey, metaKey, shiftKey, altKey };
  const names = Object.keys(keys) as CanvasKey[];
  return names.find((name) => keys[name].some((shortcut) => pressed(press, shortcut))) ?? null;
}

const row = (label: string, ...of: CanvasKey[]): KeyGroup["rows"][number] => ({
  label,
  shortcuts: of.flatMap((name) => keys[name]),
});

/** The keys of the canvas as the shortcut sheet lists them. Find, problems, modes and publishing are the screen's own acts. */
export const canvasSheet: KeyGroup[] = [
  {
    title: "Canvas: go and select",
    rows: [
      row("Next, previous along the path", "next", "previous"),
      row("Beside it", "left", "right"),
      row("Entry, last on this path", "first", "last"),
      row("Next, previous split", "nextSplit", "previousSplit"),
      row("Path below", "path"),
      row("Settings", "open"),
      row("Back, or select nothing", "escape"),
      row("Select one more, or not", "toggle"),
      row("Select on along the path", "extendNext", "extendPrevious"),
      row("Select on beside it", "extendLeft", "extendRight"),
      row("Select all", "selectAll"),
      row("Select everything after", "selectAfter"),
    ],
  },
  {
    title: "Canvas: change",
    rows: [
      row("Add after, before", "addAfter", "addBefore"),
      row("Join a path to an activity", "join"),
      row("Move", "move"),
      row("Delete", "remove"),
      { label: "Copy, cut", shortcuts: ["Mod+C", "Mod+X"] },
      { label: "Paste and connect", shortcuts: ["Mod+V"] },
      { label: "Paste, not connected", shortcuts: [...keys.pasteApart, "Mod+Shift+V"] },
      row("Duplicate", "duplicate"),
      row("Skip, or stop skipping", "skip"),
      row("Rename", "rename"),
      row("Note, note of the activity", "note", "noteOf"),
      row("Tidy", "tidy"),
    ],
  },
  {
    title: "Canvas: view",
    rows: [
      row("Zoom in, out", "zoomIn", "zoomOut"),
      row("100 %, fit all, fit selection", "zoomFull", "fit", "fitSelection"),
      row("Move the view", "panUp", "panDown", "panLeft", "panRight"),
      row("Hand, pointer", "hand", "pointer"),
      row("Activities, overview, list view", "palette", "minimap", "list"),
      row("Find an activity to add", "search"),
      { label: "Next, previous problem", shortcuts: ["F8", "Shift+F8"] },
    ],
  },
];

/** Every key of the canvas, as shortcuts are written. */
export const canvasShortcuts: readonly string[] = Object.values(keys).flat();
