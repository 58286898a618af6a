import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { MessagePort } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Desktop, DesktopCommand } from "../shared/contract/desktop.ts";
import type { EngineClient } from "../shared/contract/index.ts";
import { choose, electron, emitted, menuItems, seen, speakFrom } from "./host/testing/electron.ts";
import { testPlaces } from "./host/testing/parts.ts";

// main.ts and preload.ts run whole, against a stand-in for Electron and one for the engine.
vi.mock("electron", async () => (await import("./host/testing/electron.ts")).electron);
vi.mock("electron-store", async () => {
  const { default: Conf } = await import("conf");
  return {
    default: class extends Conf {
      constructor({ name, ...options }: { name: string }) {
        super({ ...options, configName: name, projectName: "test" });
      }
    },
  };
});
const places = testPlaces();
vi.mock("./host/places.ts", () => ({
  placesBeside: () => places,
  dataFolder: () => places.dataDir,
}));

type PageEvent = { source: unknown; data: unknown; ports: MessagePort[] };
type Page = {
  addEventListener: (type: string, listener: (event: PageEvent) => void) => void;
  postMessage: (data: unknown, target: string, ports?: MessagePort[], source?: unknown) => void;
};
const listeners: ((event: PageEvent) => void)[] = [];
const page: Page = {
  addEventListener: (_type, listener) => {
    listeners.push(listener);
  },
  postMessage: (data, _target, ports = [], source = page) => {
    for (const listener of listeners.slice()) listener({ source, data, ports });
  },
};
let desktop: Desktop;
const window = () => {
  const last = seen.windows.at(-1);
  if (!last) throw new Error("No window is open.");
  return last;
};

beforeAll(async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  vi.stubGlobal("window", page);
  await import("./main.ts");
  await vi.waitUntil(() => seen.windows.length === 1, { timeout: 10_000 });
  await import("./preload.ts");
  desktop = seen.world["wayline"] as Desktop;
});
afterAll(() => rmSync(places.folder, { recursive: true }));

describe("the window", () => {
  test("is locked down and does not flash", () => {
    expect(window().url).toBe("app://wayline/");
    expect(window().options).toMatchObject({
      minWidth: 1024,
      minHeight: 680,
      backgroundColor: "#0f1217",
      titleBarStyle: "hidden",
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        preload: places.preload,
      },
    });
    expect(seen.schemes).toMatchObject([
      { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  test("the profile lies in the data folder, so that each folder has an app of its own", () => {
    expect(seen.paths["userData"]).toBe(path.join(places.dataDir, "desktop"));
  });

  test("its scheme serves the page and nothing of another host", async () => {
    const ask = (url: string) => seen.protocols["app"]?.(new Request(url));
    expect(await (await ask("app://wayline/audience"))?.text()).toContain("The page");
    expect((await ask("app://other/"))?.status).toBe(404);
    expect((await ask("app://wayline/..%2f..%2fsecret.json"))?.status).toBe(404);
  });

  test.each([
    ["https://example.org/a", ["https://example.org/a"]],
    ["mailto:mara@example.org", ["mailto:mara@example.org"]],
    ["file:///etc/passwd", []],
    ["javascript:alert(1)", []],
    ["https://user:password@example.org/", []],
    ["smb://server/share", []],
    [`https://example.org/${"a".repeat(2100)}`, []],
  ])("a link (%#) leaves the app only when it is safe", (url, opened) => {
    seen.opened = [];
    expect(emitted(window().webContents, "will-frame-navigate", { url })).toBe(true);
    expect(seen.opened).toEqual(opened);
    expect(window().openHandler({ url })).toEqual({ action: "deny" });
    expect(seen.opened).toEqual([...opened, ...opened]);
  });

  test("our own pages may be navigated to, even in frames; redirects and webviews may not leave", () => {
    const { webContents } = window();
    expect(emitted(webContents, "will-frame-navigate", { url: "app://wayline/pages/x" })).toBe(
      false,
    );
    expect(emitted(webContents, "will-frame-navigate", { url: "app://wayline.evil/" })).toBe(true);
    expect(emitted(webContents, "will-redirect", { url: "https://evil.example/" })).toBe(true);
    expect(emitted(webContents, "will-attach-webview")).toBe(true);
  });

  test.each([
    ["camera", "app://wayline/", false],
    ["notifications", "app://wayline/", false],
    ["clipboard-sanitized-write", "app://wayline/", true],
    ["clipboard-sanitized-write", "https://evil.example/", false],
    ["clipboard-read", "app://wayline/", true],
    ["clipboard-read", "https://evil.example/", false],
  ])("the permission %s for %s: %s", (name, url, granted) => {
    const answer = vi.fn();
    seen.permission?.({ getURL: () => url }, name, answer);
    expect(answer).toHaveBeenCalledWith(granted);
  });
});

describe("what the page gets", () => {
  test("is exactly the contract", () => {
    expect(Object.keys(desktop).toSorted((a, b) => a.localeCompare(b))).toEqual([
      "appVersion",
      "chooseFolder",
      "onCommand",
      "openFolder",
      "platform",
      "preferences",
      "setTitleBar",
      "titleBarOverlay",
    ]);
    expect(desktop).toMatchObject({ appVersion: "1.2.3", platform: process.platform });
  });

  test("a port to the engine, end to end", async () => {
    const received = new Promise<MessagePort>((done) => {
      page.addEventListener("message", ({ data, ports: [port] }) => {
        if (data === "engine:port" && port) done(port);
      });
    });
    page.postMessage("engine:connect", "app://wayline");
    const port = await received;
    const client: EngineClient = createORPCClient(new RPCLink({ port }));
    port.start();
    expect(await client.system.info()).toMatchObject({
      version: "1.2.3",
      platform: process.platform,
    });
    port.close();
  });

  test("no port for messages of others: another window, another frame, another address", async () => {
    const got = vi.fn();
    page.addEventListener("message", ({ data }) => data === "engine:port" && got());
    page.postMessage("engine:connect", "*", [], {});
    for (const frame of [
      { url: "https://evil.example/", parent: null },
      { url: "app://wayline.evil/", parent: null },
      { url: "app://wayline/pages/x", parent: {} },
      null,
    ])
      speakFrom(frame, () => page.postMessage("engine:connect", "*"));
    expect(got).not.toHaveBeenCalled();
    page.postMessage("engine:connect", "*");
    expect(got).toHaveBeenCalledOnce();
  });

  test("preferences, kept as they are, of which the theme reaches the native parts", () => {
    desktop.preferences.set({ theme: "light", density: "compact" });
    expect(desktop.preferences.get()).toEqual({ theme: "light", density: "compact" });
    expect(seen.themes.at(-1)).toBe("light");
    expect(menuItems().find(({ id }) => id === "theme:light")?.checked).toBe(true);
    const kept = JSON.parse(readFileSync(path.join(places.dataDir, "desktop.json"), "utf8")) as {
      page: object;
    };
    expect(kept.page).toEqual({ theme: "light", density: "compact" });
  });

  test("nothing for frames of others, and no nonsense from our own", async () => {
    speakFrom({ url: "app://wayline/pages/x", parent: {} }, () => {
      desktop.preferences.set({ theme: "dark" });
      expect(desktop.preferences.get()).toBeNull();
    });
    desktop.preferences.set("dark" as never);
    expect(desktop.preferences.get()).toMatchObject({ theme: "light" });
    await expect(desktop.openFolder(7 as never)).rejects.toThrow("expected string");
  });

  test("title bar colours, when they are colours", () => {
    desktop.setTitleBar({ background: "#ffffff", symbols: "#000000" });
    desktop.setTitleBar({ background: "url(x)", symbols: "#000000" });
    expect(window().titleBar).toEqual({ color: "#ffffff", symbolColor: "#000000", height: 44 });
  });

  test("folders: picked by the user, opened only when they are folders and no programs", async () => {
    expect(await desktop.chooseFolder()).toBeNull();
    seen.answers.folder = ["/projects"];
    expect(await desktop.chooseFolder()).toBe("/projects");
    const program = path.join(places.folder, "Program.app");
    mkdirSync(program);
    seen.folders = [];
    expect(await desktop.openFolder(places.dataDir)).toBe(true);
    expect(await desktop.openFolder(program)).toBe(true);
    expect(await desktop.openFolder(path.join(places.folder, "secret.json"))).toBe(false);
    expect(await desktop.openFolder("relative")).toBe(false);
    expect(seen.folders).toEqual([places.dataDir, `shown ${program}`]);
  });
});

describe("menu and tray", () => {
  test("every command reaches the page until it stops listening", () => {
    const heard: DesktopCommand[] = [];
    const stop = desktop.onCommand((command) => heard.push(command));
    const commands = menuItems().flatMap(({ id }) => (id && !id.startsWith("help:") ? [id] : []));
    for (const command of new Set(commands)) choose(seen.menu, command);
    expect(heard).toEqual([...new Set(commands)]);
    expect(heard).toEqual(
      expect.arrayContaining([
        "go:home",
        "go:settings",
        "import:contacts",
        "new:project",
        "data:reload",
      ]),
    );
    stop();
    choose(seen.menu, "go:home");
    expect(heard).toHaveLength(new Set(commands).size);
  });

  test("names only screens that exist", () => {
    const go = seen.menu.find(({ label }) => label === "&Go");
    expect(go?.submenu?.flatMap(({ label }) => label ?? [])).toEqual([
      "Back",
      "Forward",
      "Home",
      "Audience",
      "Segments",
      "Journeys",
      "Campaigns",
      "Templates",
      "Messages",
      "Settings",
      "Command palette",
    ]);
  });

  test("the tray shows what is next, pauses and resumes, and the window shows progress", async () => {
    await vi.waitFor(() => expect(seen.tray[2]?.label).toMatch(/^Next send: Autumn roast, /));
    expect(window().progress.at(-1)).toBe(0.25);
    choose(seen.tray, "Pause sending");
    await vi.waitFor(() => expect(seen.tray[1]?.label).toBe("Resume sending"), { timeout: 5000 });
    choose(seen.tray, "Resume sending");
    await vi.waitFor(() => expect(seen.tray[1]?.label).toBe("Pause sending"), { timeout: 5000 });
    choose(seen.tray, "Open Wayline");
    expect(window().show).toHaveBeenCalled();
  });
});

test("the loopback server answers mail readers and nobody else", async () => {
  const lock = readFileSync(path.join(places.dataDir, "instance.lock"), "utf8");
  const { address } = JSON.parse(lock) as { address: string };
  expect((await fetch(`${address}/t/o/abc.gif`)).status).toBe(200);
  expect((await fetch(`${address}/u/abc`)).status).toBe(200);
  for (const target of ["/", "/pages/a", "/downloads/a", "/assets/a-1.js"])
    expect((await fetch(address + target)).status).toBe(404);
});

describe("closing and quitting", () => {
  test("the window opens again where it was", () => {
    const first = window();
    first.emit("close");
    first.emit("closed");
    electron.app.emit("second-instance");
    expect(seen.windows).toHaveLength(2);
    expect(window().options).toMatchObject(first.bounds);
  });

  test("bounds of a display that is gone are moved onto one that is there", () => {
    window().bounds = { x: -4000, y: 3000, width: 9000, height: 100 };
    window().emit("close");
    window().emit("closed");
    electron.app.emit("activate");
    expect(window().options).toMatchObject({ x: 0, y: 360, width: 1920, height: 680 });
  });

  test("quitting asks while something is scheduled, and staying stays", async () => {
    electron.app.quit();
    await vi.waitFor(() => expect(seen.questions).toHaveLength(1));
    expect(seen.questions[0]).toMatchObject({
      message: "“Autumn roast” is scheduled.",
      detail: "If you quit, nothing is sent until you open the app again.",
      buttons: ["Keep open", "Quit"],
    });
    expect(seen.ended).toBeNull();
  });

  test("then quits in order", async () => {
    seen.answers.quit = 1;
    electron.app.quit();
    await vi.waitFor(() => expect(seen.ended).toBe(0), { timeout: 10_000 });
    expect(seen.questions).toHaveLength(2);
    expect(existsSync(path.join(places.dataDir, "instance.lock"))).toBe(false);
    expect(seen.errors).toEqual([]);
  });
});
