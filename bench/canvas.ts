// The canvas: a journey of 300 activities opened, panned, zoomed, edited and tidied in Chromium with the built app, and one
// of ten in the same run: the machine and a browser without a graphics card have their part in every figure.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/websocket";
import { WebSocket } from "ws";
import type { EngineClient } from "../shared/contract/index.ts";
import { writeJourneyFile } from "../shared/journey/file.ts";
import type { JourneyDocument } from "../shared/journey/graph.ts";
import { chromiumPath } from "../scripts/chromium.ts";
import { largeJourney, smallJourney } from "./canvas-journeys.ts";
import { measured, quantile, type Frames, type Press } from "./canvas-page.ts";

const limits = { open: 1000, fps: 55, edit: 50, tidy: 120 };
const rounds = 3;

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
const added = async (document: JourneyDocument) => {
  const file = writeJourneyFile(document);
  const { ids } = await api.journeys.importFile({ text: file, fileName: "journey.json" });
  if (ids[0] === undefined) throw new Error("The journey was not imported.");
  return `${url.origin}/journeys/${ids[0]}`;
};
const kinds = ["large", "small"] as const;
const make = { large: largeJourney, small: smallJourney };
const auto = { large: await added(make.large("auto")), small: await added(make.small("auto")) };
const free = { large: await added(make.large("free")), small: await added(make.small("free")) };

const executablePath = chromiumPath();
const browser = await chromium.launch({
  args: ["--no-sandbox"],
  ...(executablePath === null ? {} : { executablePath }),
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
// With the browser's own cookie from the address that signs in.
await page.goto(url.href);
await page.waitForLoadState("networkidle");
const { open, press, pan, zoom, walk, wait } = await measured(page);

type Taken = { open: number[]; pan: Frames[]; zoom: Frames[]; edit: Press[]; tidy: Press[] };
const nothing = (): Taken => ({ open: [], pan: [], zoom: [], edit: [], tidy: [] });
const taken = { large: nothing(), small: nothing() };
// By turns, so that a busy moment of the machine meets both.
for (let round = 0; round < rounds; round += 1)
  for (const kind of kinds) {
    const { open: opened, pan: panned, zoom: zoomed, edit, tidy } = taken[kind];
    opened.push(await open(auto[kind]));
    await wait();
    panned.push(await pan());
    zoomed.push(await zoom());
    await open(auto[kind]);
    // Far down a branch, so that each deletion heals a path and draws the rest of the branch anew.
    await walk(8);
    for (let time = 0; time < 3; time += 1) {
      await wait();
      edit.push(await press({ key: "Delete" }));
    }
    // Put back: the same journey for every round.
    for (let time = 0; time < 3; time += 1) {
      await wait();
      await press({ key: "z", ctrlKey: true });
    }
    await open(free[kind]);
    await walk(1);
    await wait();
    tidy.push(await press({ key: "T", shiftKey: true }));
    await wait();
    await press({ key: "z", ctrlKey: true });
    await wait();
  }
await browser.close();
socket.close();
host.kill("SIGTERM");
await once(host, "exit");
rmSync(dataDir, { recursive: true, force: true });

const median = (values: readonly number[]) => quantile(values, 0.5);
const of = (frames: readonly Frames[], part: keyof Frames) =>
  median(frames.map((one) => one[part]));
const { large, small } = taken;
const at = (presses: readonly Press[], part: keyof Press) =>
  median(presses.map((one) => one[part]));
const keys = (name: string, many: Press[], few: Press[], limit: number) => [
  { name, value: at(many, "shown"), unit: "ms", reference: limit },
  { name: `${name}, beside 10 activities`, value: at(many, "shown"), unit: "ms", reference: at(few, "shown") }, // prettier-ignore
  { name: `${name}, work`, value: at(many, "work"), unit: "ms", reference: at(few, "work") },
];
const frames = (name: string, many: Frames[], few: Frames[]) => [
  { name, value: of(many, "perSecond"), unit: "frames/s", reference: limits.fps },
  { name: `${name}, beside 10 activities`, value: of(many, "perSecond"), unit: "frames/s", reference: of(few, "perSecond") }, // prettier-ignore
  { name: `${name}, slowest frames`, value: of(many, "slowest"), unit: "ms", reference: of(few, "slowest") }, // prettier-ignore
  { name: `${name}, work a frame`, value: of(many, "work"), unit: "ms", reference: of(few, "work") }, // prettier-ignore
];
const figures = [
  { name: "canvas, open", value: median(large.open), unit: "ms", reference: limits.open },
  { name: "canvas, open, beside 10 activities", value: median(large.open), unit: "ms", reference: median(small.open) }, // prettier-ignore
  ...frames("canvas, pan", large.pan, small.pan),
  ...frames("canvas, zoom", large.zoom, small.zoom),
  ...keys("canvas, edit to paint", large.edit, small.edit, limits.edit),
  ...keys("canvas, tidy to paint", large.tidy, small.tidy, limits.tidy),
].map(({ name, value, unit, reference }) => ({
  name,
  value: Number(value.toFixed(1)),
  unit,
  reference: Number(reference.toFixed(1)),
  ratio: Number((unit === "ms" ? reference / value : value / reference).toFixed(2)),
}));
console.log("A journey of 300 activities in Chromium; a ratio over 1 is within its limit, or better than one of 10"); // prettier-ignore
console.table(figures);
for (const figure of figures) console.log(JSON.stringify(figure));
process.exit(0);
