import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/websocket";
import { WebSocket } from "ws";
import type { EngineClient } from "../shared/contract/index.ts";
import { test as base, expect, type Browser, type Page } from "@playwright/test";

export { expect };

/** One running copy of the product: the browser host with its engine, on a folder of its own. */
export class App {
  readonly dataDir = mkdtempSync(path.join(tmpdir(), "wayline-e2e-"));
  #host: ChildProcess | null = null;
  url = "";
  /** Whether it began with the sample project open. */
  readonly sample: boolean;

  /** How much later it is for the product than it is; null where a story lets no time pass. */
  #ahead: number | null;

  /** On an empty folder, or on a copy of one. */
  constructor(folder: string | null = null, letsTimePass = false) {
    this.sample = folder !== null;
    this.#ahead = letsTimePass ? 0 : null;
    if (folder === null) return;
    cpSync(folder, this.dataDir, { recursive: true });
    // The list of projects names their folders whole.
    const list = path.join(this.dataDir, "projects.json");
    writeFileSync(list, readFileSync(list, "utf8").replaceAll(folder, this.dataDir));
  }

  async start(): Promise<void> {
    const host = spawn(
      process.execPath,
      [
        ...(this.#ahead === null ? [] : ["--import", new URL("later.ts", import.meta.url).href]),
        "out/serve.js",
        "--data",
        this.dataDir,
        "--port",
        "0",
        "--no-open",
      ],
      {
        stdio: ["ignore", "pipe", "inherit", ...(this.#ahead === null ? [] : ["ipc" as const])],
        env: { ...process.env, MILLISECONDS_AHEAD: String(this.#ahead ?? 0) },
      },
    ) as ChildProcess & { stdout: Readable };
    let text = "";
    while (!/http:\S+/.test(text)) {
      const [bytes] = (await once(host.stdout, "data")) as [Buffer];
      text += bytes.toString();
    }
    this.url = /http:\S+/.exec(text)?.[0] ?? "";
    this.#host = host;
  }

  /** Lets time pass, for it and for a page it is open in; what is due then is begun when this returns. */
  async later(milliseconds: number, page: Page): Promise<void> {
    const host = this.#host;
    if (this.#ahead === null || !host) throw new Error("This story does not say that time passes.");
    this.#ahead += milliseconds;
    host.send(this.#ahead);
    await once(host, "message");
    // Now, and in every document that is loaded from now on.
    const set = (ahead: number) => void ((globalThis as Ahead).millisecondsAhead = ahead);
    await page.addInitScript(set, this.#ahead);
    await page.evaluate(set, this.#ahead);
  }

  /** Ends it as Ctrl-C does, or as a crash does. */
  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<number | null> {
    const host = this.#host;
    this.#host = null;
    if (!host || host.exitCode !== null) return null;
    host.kill(signal);
    const [code] = (await once(host, "exit")) as [number | null];
    return code;
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** Console errors and refusals of the content policy are failures wherever they happen. */
function watch(page: Page): string[] {
  const problems: string[] = [];
  page.on("console", (message) => {
    // The test's own look into a mail's frame is refused there, as any script would be.
    const refused = /^Blocked script execution in '[^']*\/pages\//.test(message.text());
    if (message.type() === "error" && !refused) problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  return problems;
}

type Ahead = typeof globalThis & { millisecondsAhead?: number };

/** In a page: what “now” is follows `App.later`. Its timers stay as they are. */
function tellDatesAhead(): void {
  const Today = Date;
  const now = () => Today.now() + ((globalThis as Ahead).millisecondsAhead ?? 0);
  globalThis.Date = class extends Today {
    constructor(...given: [] | [number]) {
      super(...((given.length === 0 ? [now()] : given) as [number]));
    }
    static override now = now;
  } as DateConstructor;
}

/** The sample project as the app makes it from its first window, closed again. Made once for all tests of a worker. */
async function makeSample(browser: Browser, app: App): Promise<void> {
  const page = await browser.newPage();
  await app.start();
  await openSample(page, app);
  await expect(page.getByRole("link", { name: /^Audience/ })).toContainText("5,000", {
    timeout: 60_000,
  });
  await expect(page.getByRole("region", { name: "Next sends" })).toBeVisible();
  // Its journeys are made last.
  await expect(page.getByText("1 task done")).toBeVisible({ timeout: 60_000 });
  await page.close();
  // Only a host that ended by itself has written everything.
  expect(await app.stop()).toBe(0);
}

type Fixtures = {
  app: App;
  problems: string[];
  begin: "empty" | "sample";
  letsTimePass: boolean;
};
type WorkerFixtures = { sampleFolder: () => Promise<string> };

export const test = base.extend<Fixtures, WorkerFixtures>({
  /** What a test begins with: the first window, or (`test.use({ begin: "sample" })`) the sample project. */
  begin: ["empty", { option: true }],
  /** Whether `app.later` is used. */
  letsTimePass: [false, { option: true }],
  sampleFolder: [
    async ({ browser }, use) => {
      const app = new App();
      let made: Promise<void> | null = null;
      await use(async () => {
        made ??= makeSample(browser, app);
        await made;
        return app.dataDir;
      });
      await app.end();
    },
    { scope: "worker" },
  ],
  app: [
    async ({ begin, letsTimePass, sampleFolder, page }, use) => {
      const app = new App(begin === "sample" ? await sampleFolder() : null, letsTimePass);
      if (letsTimePass) await page.addInitScript(tellDatesAhead);
      await app.start();
      await use(app);
      await app.end();
    },
    // Making the sample is no part of the first story that wants one.
    { timeout: 240_000 },
  ],
  problems: [
    // Judged before the app ends: a page left open then loses its connection, as it must.
    async ({ page, app: _app }, use) => {
      const problems = watch(page);
      await use(problems);
      expect(problems, "errors in the console").toEqual([]);
    },
    { auto: true },
  ],
});

/** Keeps a picture of the screen in light and dark under `screenshots/`. */
export async function picture(page: Page, name: string): Promise<void> {
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    // The kit changes colours in the next frame.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await page.screenshot({ path: `screenshots/${name}-${scheme}.png` });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** Opens the sample project: where the test did not begin with it, it is made from the first window. */
export async function openSample(page: Page, app: App): Promise<void> {
  await page.goto(app.url);
  if (!app.sample) await page.getByRole("button", { name: "Try the sample project" }).click();
  await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeVisible({
    timeout: 30_000,
  });
}

/** What a story begins with, made beside the page over a line of its own. */
export async function beforehand<Made>(
  app: App,
  make: (api: EngineClient) => Promise<Made>,
): Promise<Made> {
  const url = new URL(app.url);
  const signIn = await fetch(url, { redirect: "manual" });
  const cookie = (signIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const socket = new WebSocket(`ws://${url.host}/engine`, { origin: url.origin, headers: { cookie } }); // prettier-ignore
  socket.binaryType = "arraybuffer";
  await once(socket, "open");
  const made = await make(createORPCClient(new RPCLink({ websocket: socket as never })));
  socket.close();
  return made;
}
