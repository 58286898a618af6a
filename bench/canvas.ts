// The canvas: a journey of 300 activities opened, panned, zoomed, edited and tidied in Chromium with the built app.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/websocket";
import { WebSocket } from "ws";
import { activities, type ActivityType } from "../shared/activities/index.ts";
import type { EngineClient } from "../shared/contract/index.ts";
import { writeJourneyFile } from "../shared/journey/file.ts";
import { blankDocument, type JourneyDocument } from "../shared/journey/graph.ts";
import { layoutOf } from "../shared/journey/layout.ts";
import { standardSize } from "../shared/journey/sizes.ts";
import { chromiumPath } from "../scripts/chromium.ts";

const limits = { open: 1000, fps: 55, edit: 50, tidy: 120 };
const rounds = 5;

/** Twelve branches of splits, each a chain of mails and waits: 300 in all. */
function largeJourney(name: string, mode: "auto" | "free"): JourneyDocument {
  const blank = blankDocument(name);
  const all: JourneyDocument["activities"] = { ...blank.activities };
  const put = (id: string, type: ActivityType, next: Record<string, string>) => {
    all[id] = { type, name: "", settings: activities[type].blank(), settingsVersion: 1, next };
  };
  const branches = 12;
  const length = Math.floor((299 - (branches - 1)) / branches);
  for (let branch = 0; branch < branches; branch += 1)
    for (let at = 0; at < length; at += 1)
      put(
        `b${branch}x${at}`,
        at % 2 === 0 ? "email" : "wait",
        at + 1 < length ? { next: `b${branch}x${at + 1}` } : {},
      );
  // A binary tree of splits above the branches: inner ones 1 to 11, leaves 12 to 23.
  const at = (number: number) => (number < branches ? `s${number}` : `b${number - branches}x0`);
  for (let split = 1; split < branches; split += 1)
    put(`s${split}`, "yesNoSplit", { yes: at(split * 2), no: at(split * 2 + 1) });
  all["entry"] = { ...(all["entry"] ?? never()), next: { next: "s1" } };
  let number = 0;
  while (Object.keys(all).length < 300)
    put(`extra${number}`, "wait", number++ === 0 ? {} : { next: `extra${number - 2}` });
  const last = `b0x${length - 1}`;
  if (number > 0) all[last] = { ...(all[last] ?? never()), next: { next: `extra${number - 1}` } };
  const tidy: JourneyDocument = { ...blank, activities: all };
  if (mode === "auto") return tidy;
  const { positions } = layoutOf(tidy, standardSize(tidy));
  const pushed = Object.entries(positions).map(([id, { x, y }]) => [id, { x: x + 18, y: y + 18 }]);
  return { ...tidy, layout: { mode, direction: "TB", positions: Object.fromEntries(pushed) } };
}

function never(): never {
  throw new Error("The journey of the bench lacks an activity.");
}

const serve = path.join(import.meta.dirname, "../out/serve.js");
if (!existsSync(serve)) throw new Error("Build first: npm run build");
const dataDir = mkdtempSync(path.join(tmpdir(), "wayline-canvas-"));
const host = spawn(process.execPath, [serve, "--data", dataDir, "--port", "0", "--no-open"], {
  stdio: ["ignore", "pipe", "inherit"],
});
let text = "";
while (!/http:\S+/.test(text)) {
  const [bytes] = (await once(host.stdout, "data")) as [Buffer];
  text += bytes.toString();
}
const url = new URL(/http:\S+/.exec(text)?.[0] ?? "");
const signIn = await fetch(url, { redirect: "manual" });
const cookie = (signIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
const socket = new WebSocket(`ws://${url.host}/engine`, {
  origin: url.origin,
  headers: { cookie },
});
socket.binaryType = "arraybuffer";
await once(socket, "open");
const api: EngineClient = createORPCClient(new RPCLink({ websocket: socket as never }));
await api.projects.createSample();
const added = async (mode: "auto" | "free") => {
  const file = writeJourneyFile(largeJourney(`Large, ${mode}`, mode));
  const { ids } = await api.journeys.importFile({ text: file, fileName: "large.json" });
  return ids[0] ?? never();
};
const auto = await added("auto");
const free = await added("free");

const executablePath = chromiumPath();
const browser = await chromium.launch({
  args: ["--no-sandbox"],
  ...(executablePath === null ? {} : { executablePath }),
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
// With the browser's own cookie from the address that signs in.
await page.goto(url.href);
await page.waitForLoadState("networkidle");

/** Milliseconds from the beginning of the page to a frame with cards. */
async function open(id: string): Promise<number> {
  await page.goto(`${url.origin}/journeys/${id}`);
  const shown = await page.waitForFunction(
    () => document.querySelector(".react-flow__node-activity") !== null && performance.now(),
    null,
    { polling: "raf" },
  );
  return Number(await shown.jsonValue());
}

/** Milliseconds from a key to the frame after what it changed was painted. */
const press = (of: Page, key: { key: string; ctrlKey?: boolean; shiftKey?: boolean }) =>
  of.evaluate(
    (init) =>
      new Promise<number>((done) => {
        const begun = performance.now();
        const card =
          document.querySelector('.react-flow__node-activity[tabindex="0"]') ?? document.body;
        card.dispatchEvent(
          new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true }),
        );
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.addEventListener("message", () => done(performance.now() - begun));
          channel.port1.start();
          channel.port2.postMessage(null);
        });
      }),
    key,
  );

/** Frames in a second while the wheel turns, as a hand does it. */
async function framesWhile(turn: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const state = { frames: 0, on: true, begun: performance.now() };
    Object.assign(window, { counted: state });
    const count = () => {
      state.frames += 1;
      if (state.on) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  await turn();
  return page.evaluate(() => {
    const state = Reflect.get(window, "counted") as { frames: number; on: boolean; begun: number };
    state.on = false;
    return (state.frames * 1000) / (performance.now() - state.begun);
  });
}

const median = (times: number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

const opened: number[] = [];
for (let round = 0; round < rounds; round += 1) opened.push(await open(auto));
await page.mouse.move(700, 450);
const wheel = async (x: number, y: number) => {
  for (let turn = 0; turn < 90; turn += 1) await page.mouse.wheel(x, turn < 45 ? y : -y);
};
const panned = await framesWhile(() => wheel(6, 30));
const zoomed = await framesWhile(async () => {
  await page.keyboard.down("Control");
  await wheel(0, 20);
  await page.keyboard.up("Control");
});
const edits: number[] = [];
await open(auto);
// Far down a branch, so that each deletion heals a path and draws the rest of the branch anew.
for (let step = 0; step < 20; step += 1) await press(page, { key: "ArrowDown" });
for (let round = 0; round < 9; round += 1) {
  await page.waitForTimeout(700);
  edits.push(await press(page, { key: "Delete" }));
}
await open(free);
await press(page, { key: "ArrowDown" });
await page.waitForTimeout(700);
const tidied = await press(page, { key: "T", shiftKey: true });
await browser.close();
socket.close();
host.kill("SIGTERM");
await once(host, "exit");
rmSync(dataDir, { recursive: true, force: true });

const round = (number: number, digits = 0) => Number(number.toFixed(digits));
const figures = [
  { name: "canvas, open", value: median(opened), unit: "ms", reference: limits.open },
  { name: "canvas, pan", value: panned, unit: "frames/s", reference: limits.fps },
  { name: "canvas, zoom", value: zoomed, unit: "frames/s", reference: limits.fps },
  { name: "canvas, edit to paint", value: median(edits), unit: "ms", reference: limits.edit },
  { name: "canvas, tidy to paint", value: tidied, unit: "ms", reference: limits.tidy },
].map(({ value, ...figure }) => ({
  ...figure,
  value: round(value, 1),
  ratio: round(figure.unit === "ms" ? figure.reference / value : value / figure.reference, 2),
}));
console.log("A journey of 300 activities in Chromium; a ratio over 1 is within its limit");
console.table(figures);
for (const figure of figures) console.log(JSON.stringify(figure));
process.exit(0);
