import { expect, test } from "vitest";
import { keyNames, pressed } from "./shortcuts.ts";

const key = (
  name: string,
  held: Partial<Record<"ctrlKey" | "metaKey" | "shiftKey" | "altKey", boolean>> = {},
) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

test("shortcuts are written as the system writes them", () => {
  expect(keyNames("Mod+K", true)).toBe("⌘K");
  expect(keyNames("Mod+K", false)).toBe("Ctrl K");
  expect(keyNames("Mod+Shift+Z", true)).toBe("⌘⇧Z");
  expect(keyNames("Alt+ArrowLeft", false)).toBe("Alt ←");
});

test("Mod is ⌘ on a Mac and Ctrl elsewhere, never the other", () => {
  expect(pressed(key("k", { metaKey: true }), "Mod+K", true)).toBe(true);
  expect(pressed(key("k", { ctrlKey: true }), "Mod+K", true)).toBe(false);
  expect(pressed(key("k", { ctrlKey: true }), "Mod+K", false)).toBe(true);
  expect(pressed(key("k", { ctrlKey: true, shiftKey: true }), "Mod+K", false)).toBe(false);
});

test("signs that need Shift to be typed match with it", () =>
  expect(pressed(key("?", { shiftKey: true }), "?", false)).toBe(true));
