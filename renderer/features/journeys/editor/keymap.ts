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
  toggle: [" "],
  extendNext: ["Shift+ArrowDown"],
  extendPrevious: ["Shift+ArrowUp"],
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
  nextProblem: ["F8"],
  previousProblem: ["Shift+F8"],
  zoomIn: ["Plus", "="],
  zoomOut: ["-"],
  zoomFull: ["0"],
  fit: ["1"],
  fitSelection: ["2"],
  panUp: ["Shift+Alt+ArrowUp"],
  panDown: ["Shift+Alt+ArrowDown"],
  panLeft: ["Shift+Alt+ArrowLeft"],
  panRight: ["Shift+Alt+ArrowRight"],
  farUp: ["Shift+ArrowUp"],
  farDown: ["Shift+ArrowDown"],
  farLeft: ["Shift+ArrowLeft"],
  farRight: ["Shift+ArrowRight"],
  hand: ["h"],
  pointer: ["v"],
  palette: ["p"],
  minimap: ["m"],
  tidy: ["Shift+t"],
  list: ["l"],
  search: ["/"],
  menu: ["Shift+F10", "ContextMenu"],
  escape: ["Escape"],
} as const;

export type CanvasKey = keyof typeof keys;

type KeyPress = Parameters<typeof pressed>[0];

/** What a key press means; the first meaning in the table, so that Shift+arrows extend before they go far. */
export function keyOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyPress): CanvasKey | null {
  // Shortcuts are written with plus signs between their keys, so the key of that sign has a name; it may need Shift.
  const press =
    key === "+"
      ? { key: "Plus", ctrlKey, metaKey, shiftKey: false, altKey }
      : { key, ctrlKey, metaKey, shiftKey, altKey };
  const names = Object.keys(keys) as CanvasKey[];
  return names.find((name) => keys[name].some((shortcut) => pressed(press, shortcut))) ?? null;
}
