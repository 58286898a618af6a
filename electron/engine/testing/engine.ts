import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { EngineClient } from "../../../shared/contract/index.ts";
import { systemClock } from "../clock.ts";
import { createEngine, type Engine } from "../engine.ts";
import { silentLog } from "../log.ts";
import { seededRandom } from "../random.ts";
import { manualClock, type ManualClock } from "./clock.ts";

const here = (file: string) => new URL(file, import.meta.url);

export type TestEngine = {
  api: EngineClient;
  engine: Engine;
  clock: ManualClock;
  dataDir: string;
  /** Resolves when loops have nothing left to do at this moment. */
  quiet(): Promise<void>;
  /** Waits for a condition that work of other threads or sockets brings about. */
  until(condition: () => boolean | Promise<boolean>, what?: string): Promise<void>;
  /** Ends the engine and starts a new one over the same folder. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

/** A whole engine in this process: real contract over a port, real database, sockets and threads, a clock set by hand. */
export async function testEngine(
  options: { now?: string; project?: boolean } = {},
): Promise<TestEngine> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "wayline-"));
  const clock = manualClock(options.now ?? "2026-11-17T08:00:00Z");
  let port: { close(): void } | undefined;

  const start = async () => {
    const engine = await createEngine({
      dataDir,
      masterKey: Buffer.alloc(32, 7),
      version: "0.0.0",
      platform: "test",
      electron: null,
      clock,
      random: seededRandom(`test ${clock.now()}`),
      log: process.env["WAYLINE_TEST_LOG"]
        ? {
            info: () => undefined,
            error: (what, error) => (
              process.stderr.write(
                `${what} ${error instanceof Error ? error.stack : String(error)}\n`,
              ),
              "test"
            ),
          }
        : silentLog,
      threads: {
        reader: here("../store/reader.ts"),
        parser: here("../audience/parser.ts"),
        index: here("../store/segment-index/thread.ts"),
        simulation: here("../journeys/simulation/thread.ts"),
      },
      migrations: fileURLToPath(here("../store/migrations")),
    });
    engine.setOrigin("http://127.0.0.1:9");
    const end = engine.connection();
    port = end;
    test.engine = engine;
    test.api = createORPCClient(new RPCLink({ port: end as never }));
  };

  const test: TestEngine = {
    api: undefined as unknown as EngineClient,
    engine: undefined as unknown as Engine,
    clock,
    dataDir,
    async quiet() {
      for (let turn = 0; turn < 5; turn += 1) {
        await clock.breathe();
        const project = test.engine.opened();
        await project?.scheduler.idle();
        await project?.journeyRuns.loop.idle();
        await project?.outbox.idle();
      }
    },
    async until(condition, what = "condition") {
      const deadline = performance.now() + 15_000;
      while (!(await condition())) {
        if (performance.now() > deadline) throw new Error(`gave up waiting for ${what}`);
        // Threads and sockets go by the real clock, so this does too.
        await new Promise<void>((done) => systemClock.after(5, done));
      }
    },
    async restart() {
      port?.close();
      await test.engine.stop();
      await start();
    },
    async stop() {
      port?.close();
      await test.engine.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  clock.settle = async () => {
    for (let turn = 0; turn < 3; turn += 1) await clock.breathe();
    // Not the outbox: it may be waiting for this very clock.
    await test.engine.opened()?.scheduler.idle();
    await test.engine.opened()?.journeyRuns.loop.idle();
  };
  await start();
  if (options.project !== false)
    await test.api.projects.create({
      name: "Test",
      timeZone: "Europe/Vienna",
      currency: "EUR",
      senderName: "Juniper & Oak",
    });
  return test;
}
