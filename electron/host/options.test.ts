import path from "node:path";
import { describe, expect, test } from "vitest";
import { readDesktopOptions, readOptions } from "./options.ts";
import { dataFolder, placesBeside } from "./places.ts";

describe("the command line", () => {
  test("has good defaults", () => {
    expect(readOptions([], "/default")).toEqual({
      data: path.resolve("/default"),
      port: null,
      open: true,
      help: false,
    });
  });
  test("takes every option in both spellings", () => {
    const wanted = { data: path.resolve("/d"), port: 80, open: false, help: false };
    expect(readOptions(["--data", "/d", "--port", "80", "--no-open"], "/x")).toEqual(wanted);
    expect(readOptions(["--data=/d", "--port=80", "--no-open"], "/x")).toEqual(wanted);
    expect(readOptions(["-h"], "/x").help).toBe(true);
  });
  test.each([
    [["--port", "x"], "--port x is not a port; use a number from 1 to 65535."],
    [["--port", "65536"], "--port 65536 is not a port"],
    [["--port", "1e3"], "--port 1e3 is not a port"],
    [["--port"], "Try --help."],
    [["--data"], "Try --help."],
    [["--data="], "--data needs a folder."],
    [["--colour", "red"], "Unknown option '--colour'. Try --help."],
    [["extra"], "Unexpected argument 'extra'. Try --help."],
  ])("%j is refused in one line", (args, message) => {
    expect(() => readOptions(args, "/x")).toThrow(message);
    expect(() => readOptions(args, "/x")).toThrow(/^[^\n]+$/);
  });
  test("the desktop app leaves Chromium's switches alone", () => {
    expect(readDesktopOptions(["--no-sandbox", ".", "--data=/d", "--port", "81"], "/x")).toEqual({
      data: path.resolve("/d"),
      port: 81,
    });
    expect(readDesktopOptions(["."], "/x")).toEqual({ data: path.resolve("/x"), port: null });
  });
});

describe.skipIf(process.platform === "win32")("places", () => {
  test.each([
    ["linux", {}, "/home/mara/.local/share/Wayline"],
    ["linux", { XDG_DATA_HOME: "/data" }, "/data/Wayline"],
    ["linux", { XDG_DATA_HOME: "relative" }, "/home/mara/.local/share/Wayline"],
    ["darwin", {}, "/home/mara/Library/Application Support/Wayline"],
    ["win32", { APPDATA: "/roaming" }, "/roaming/Wayline"],
    ["win32", {}, "/home/mara/AppData/Roaming/Wayline"],
  ] as const)("data on %s with %j", (platform, env, folder) => {
    expect(dataFolder(platform, env, "/home/mara")).toBe(folder);
  });
  test("parts in source, in the build and in the packaged app", () => {
    expect(placesBeside("/p/electron/serve.ts")).toEqual({
      engine: new URL("file:///p/electron/engine/worker.ts"),
      renderer: "/p/out/renderer",
      resources: "/p/resources",
      preload: "/p/out/preload.cjs",
    });
    expect(placesBeside("/p/out/main.js").engine.href).toBe("file:///p/out/engine.js");
    expect(placesBeside("/opt/resources/app.asar/out/main.js")).toEqual({
      engine: new URL("file:///opt/resources/app.asar.unpacked/out/engine.js"),
      renderer: "/opt/resources/app.asar/out/renderer",
      resources: "/opt/resources/app.asar.unpacked/out/resources",
      preload: "/opt/resources/app.asar/out/preload.cjs",
    });
  });
});
