import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openPreferences, portsToTry, rememberPort } from "./preferences.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "wayline-preferences-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("what was set is there at the next start", () => {
  openPreferences(folder).set("bounds", { x: 1, y: 2, width: 3, height: 4 });
  expect(openPreferences(folder).get("bounds")).toEqual({ x: 1, y: 2, width: 3, height: 4 });
  expect(readFileSync(path.join(folder, "preferences.json"), "utf8")).toContain('"width": 3');
});

test("a damaged file is as good as none", () => {
  writeFileSync(path.join(folder, "preferences.json"), '{"ports": [');
  const preferences = openPreferences(folder);
  expect(preferences.get("ports")).toEqual([]);
  preferences.set("ports", [4]);
  expect(openPreferences(folder).get("ports")).toEqual([4]);
});

test("the port used first is preferred; a port asked for is tried alone, 0 is any", () => {
  const preferences = openPreferences(folder);
  for (const port of [7000, 7001, 7000]) rememberPort(port, preferences);
  expect(portsToTry(null, preferences)).toEqual([7000, 7001]);
  expect(portsToTry(80, preferences)).toEqual([80]);
  expect(portsToTry(0, preferences)).toEqual([]);
});
