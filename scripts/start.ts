// `npm start`: Electron when its binary is here or can be fetched, else the same app in a browser window of its own,
// else the address to open. Arguments are passed on: --data DIR, --port N, --no-open.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { dataFolder } from "../electron/host/places.ts";
import { chromiumPath } from "./chromium.ts";

const root = path.join(import.meta.dirname, "..");
const args = process.argv.slice(2);
const open = !args.includes("--no-open");
const asRoot = process.getuid?.() === 0;
const fetchTime = 60_000;
const diedAtOnce = 3000;

buildWhenStale();
const wantsHost = !open || args.includes("--help") || args.includes("-h");
const electron = wantsHost ? null : electronBinary();
process.exit((electron && (await runElectron(electron))) ?? (await runHost()));

/** Builds when there is no build or a source is newer than it. */
function buildWhenStale(): void {
  const marks = ["renderer/index.html", "main.js", "serve.js", "preload.cjs", "engine.js"];
  const built = marks.map((file) => modified(path.join(root, "out", file)));
  const sources = ["shared", "electron", "renderer", "resources", "vite.config.ts", "package.json"];
  const newest = Math.max(...sources.map((source) => newestIn(path.join(root, source))));
  if (Math.min(...built) > newest) return;
  console.log("Building…");
  const vite = path.join(root, "node_modules/vite/bin/vite.js");
  const { status } = spawnSync(process.execPath, [vite, "build", "--app", "--logLevel", "warn"], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}

function newestIn(place: string): number {
  const stats = statSync(place, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return /\.test\.tsx?$/.test(place) ? 0 : stats.mtimeMs;
  return Math.max(0, ...readdirSync(place).map((name) => newestIn(path.join(place, name))));
}

function modified(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Path of Electron's binary; fetches it once when the network is likely to have it. */
function electronBinary(): string | null {
  if (!hasDisplay()) return null;
  const folder = path.dirname(createRequire(import.meta.url).resolve("electron/package.json"));
  const found = findElectron(folder);
  if (found || process.env["CI"]) return found;
  console.log("Fetching Electron once…");
  spawnSync(process.execPath, [path.join(folder, "install.js")], {
    stdio: "ignore",
    timeout: fetchTime,
  });
  const fetched = findElectron(folder);
  if (!fetched) console.log("Electron could not be fetched; starting in the browser instead.");
  return fetched;
}

function findElectron(folder: string): string | null {
  const override = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  const named = path.join(folder, "path.txt");
  if (!override && !existsSync(named)) return null;
  const name = existsSync(named) ? readFileSync(named, "utf8").trim() : "electron";
  const binary = path.join(override ?? path.join(folder, "dist"), name);
  return existsSync(binary) ? binary : null;
}

/** Exit code, or null when this computer lacks what Electron needs and the browser host should be tried. */
async function runElectron(binary: string): Promise<number | null> {
  const started = performance.now();
  const child = spawn(binary, [...(asRoot ? ["--no-sandbox"] : []), root, ...args], {
    stdio: "inherit",
  });
  const code = await ended(child, () => child.kill("SIGTERM"));
  if (code === 0 || performance.now() - started > diedAtOnce) return code;
  console.log("Electron does not run here; starting in the browser instead.");
  return null;
}

/** The browser host, in a window of its own when a browser and a screen are there. */
function runHost(): Promise<number> {
  // The channel tells the host to end, on every system and also when this process is killed.
  const host = spawn(process.execPath, [path.join(root, "out/serve.js"), ...args], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const end = () => {
    if (host.connected) host.disconnect();
  };
  createInterface({ input: host.stdout as Readable }).on("line", (line) => {
    console.log(line);
    const url = /^Wayline is at (http:\S+)$/.exec(line)?.[1];
    if (url && open) openWindow(url, host, end);
  });
  return ended(host, end);
}

function openWindow(url: string, host: ChildProcess, end: () => void): void {
  const browser = chromiumPath();
  if (!browser || !hasDisplay()) {
    const why = browser ? "there is no screen" : "no Chromium, Chrome or Edge was found";
    console.log(`No window was opened because ${why}; open that address in a browser.`);
    return;
  }
  // A profile of its own makes the window a process of its own, so that closing it can end the app.
  const profile = path.join(dataOption() ?? dataFolder(), "browser");
  const window = spawn(
    browser,
    [
      `--app=${url}`,
      `--user-data-dir=${profile}`,
      "--window-size=1440,900",
      "--no-first-run",
      "--no-default-browser-check",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-background-mode",
      "--hide-crash-restore-bubble",
      ...(asRoot ? ["--no-sandbox", "--test-type"] : []),
    ],
    { stdio: "ignore" },
  );
  window.on("error", () => console.log("The window did not open; open that address in a browser."));
  window.on("exit", end);
  host.on("exit", () => window.kill("SIGTERM"));
}

function dataOption(): string | null {
  const at = args.findIndex((arg) => arg === "--data" || arg.startsWith("--data="));
  const value = args[at]?.includes("=") ? args[at].slice("--data=".length) : args[at + 1];
  return at >= 0 && value ? path.resolve(value) : null;
}

function hasDisplay(): boolean {
  return (
    process.platform !== "linux" ||
    Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"])
  );
}

/** Waits for the child; a signal to this process ends it first. */
function ended(child: ChildProcess, end: () => void): Promise<number> {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, end);
  return new Promise((done) => {
    child.on("error", () => done(1));
    child.on("exit", (code) => {
      for (const signal of signals) process.off(signal, end);
      done(code ?? 1);
    });
  });
}
