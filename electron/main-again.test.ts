import { rmSync } from "node:fs";
import { afterAll, expect, test, vi } from "vitest";
import { seen } from "./host/testing/electron.ts";
import { testPlaces } from "./host/testing/parts.ts";

vi.mock("electron", async () => (await import("./host/testing/electron.ts")).electron);
vi.mock("electron-store", () => ({ default: class {} }));
const places = testPlaces();
vi.mock("./host/places.ts", () => ({
  placesBeside: () => places,
  dataFolder: () => places.dataDir,
}));
afterAll(() => rmSync(places.folder, { recursive: true }));

test("a second start on the same folder leaves everything to the first", async () => {
  seen.answers.singleInstance = false;
  await import("./main.ts");
  await vi.waitFor(() => expect(seen.ended).toBe(0));
  expect(seen.windows).toEqual([]);
  expect(seen.protocols).toEqual({});
});
