import { describe, expect, it } from "vitest";
import { canvasSheet, canvasShortcuts, keyOf } from "./keymap.ts";

const press = (key: string, ...held: ("Ctrl" | "Shift" | "Alt")[]) =>
  keyOf({
    key,
    ctrlKey: held.includes("Ctrl"),
    metaKey: false,
    shiftKey: held.includes("Shift"),
    altKey: held.includes("Alt"),
  });

describe("keys of the canvas", () => {
  it.each([
    ["next", press("ArrowDown")],
    ["nextSplit", press("ArrowDown", "Ctrl")],
    ["extendNext", press("ArrowDown", "Shift")],
    ["panDown", press("ArrowDown", "Shift", "Alt")],
    ["addAfter", press("a")],
    ["addBefore", press("A", "Shift")],
    ["selectAll", press("a", "Ctrl")],
    ["selectAfter", press("A", "Ctrl", "Shift")],
    ["duplicate", press("d", "Ctrl")],
    ["skip", press("D", "Shift")],
    ["remove", press("Backspace")],
    ["zoomIn", press("+", "Shift")],
    ["zoomIn", press("+")],
    ["pasteApart", press("V", "Shift")],
    ["extendLeft", press("ArrowLeft", "Shift")],
  ])("%s", (name, found) => {
    expect(found).toBe(name);
  });

  it("leaves to the window what is its own", () => {
    expect(press("k", "Ctrl")).toBeNull();
    expect(press("ArrowLeft", "Alt")).toBeNull();
    expect(press("Enter", "Ctrl")).toBeNull();
    expect(press("Tab")).toBeNull();
    expect(press("c", "Ctrl")).toBeNull();
  });
});

describe("the shortcut sheet", () => {
  const listed = canvasSheet.flatMap(({ rows }) => rows.flatMap(({ shortcuts }) => shortcuts));
  // Keys of the window that are about the canvas: the clipboard's, and those of the problems.
  const windows = ["Mod+C", "Mod+X", "Mod+V", "Mod+Shift+V", "F8", "Shift+F8"];

  it("lists every key of the canvas once, and nothing that is none", () => {
    expect(listed.toSorted()).toEqual([...canvasShortcuts, ...windows].toSorted());
    expect(new Set(listed).size).toBe(listed.length);
  });
});
