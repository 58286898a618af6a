// Journeys: waiting participants all fall due and walk wait → split → send, against a bare loop of prepared statements that
// does no more than write as many rows into the same tables, in the same batches, in the same run.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import { systemClock } from "../electron/engine/clock.ts";
import { createEngine } from "../electron/engine/engine.ts";
import { silentLog } from "../electron/engine/log.ts";
import { systemRandom } from "../electron/engine/random.ts";
import { draftJourney, journeyOf, mailTemplate } from "../electron/engine/testing/journeys.ts";
import type { TestEngine } from "../electron/engine/testing/engine.ts";
import type { EngineClient } from "../shared/contract/index.ts";

const option = (name: string, fallback: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const people = option("people", 1_000_000);
const batch = 1000;

const dataDir = mkdtempSync(path.join(tmpdir(), "wayline-bench-"));
const source = (file: string) => new URL(`../electron/engine/${file}`, import.meta.url);
const engine = await createEngine({
  dataDir,
  masterKey: Buffer.alloc(32),
  version: "0",
  platform: process.platform,
  electron: null,
  clock: systemClock,
  random: systemRandom,
  log: { ...silentLog, error: (what, error) => (console.error(what, error), "bench") },
  threads: {
    reader: source("store/reader.ts"),
    parser: source("audience/parser.ts"),
    index: source("store/segment-index/thread.ts"),
    simulation: source("journeys/simulation/thread.ts"),
  },
  migrations: path.join(import.meta.dirname, "../electron/engine/store/migrations"),
});
const api: EngineClient = createORPCClient(new RPCLink({ port: engine.connection() as never }));
await api.projects.create({ name: "Bench", timeZone: "UTC", currency: "EUR", senderName: "Bench" });
// Sending is measured elsewhere.
await api.projects.saveSettings({ sendingPerSecond: 1 });
const { store } = engine.project().parts;
const test = { engine, api, clock: systemClock } as unknown as TestEngine;

const numbers = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${people})`;
store.run(
  `INSERT INTO contacts (user_id, attributes, created_at) SELECT 'u' || i, json_object('Plan', json_array(iif(i % 10 < 3, 'gold', 'free'))), 0 FROM (${numbers} SELECT i FROM n)`,
);
store.run(
  `INSERT INTO endpoints (id, contact, channel, address, active, opted_out, cohort, document, created_at, effective_at)
   SELECT 'e' || i, i, 'EMAIL', 'p' || i || '@example.com', 1, 0, i % 100, '{}', 0, 0 FROM (${numbers} SELECT i FROM n)`,
);
mailTemplate(test);
draftJourney(
  test,
  journeyOf({
    entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "wait" },
    wait: { type: "wait", settings: { wait: { kind: "for", duration: "PT1M" } }, next: "split" },
    split: {
      type: "yesNoSplit",
      settings: {
        conditions: [
          {
            kind: "criteria",
            criteria: {
              match: "all",
              criteria: [
                {
                  field: { kind: "userAttribute", name: "Plan" },
                  operator: "is",
                  values: ["gold"],
                },
              ],
            } as never,
          },
        ],
      },
      next: { yes: "mail" },
    },
    mail: { type: "email", settings: { templateId: "t1" } },
  }),
);
await api.journeyRuns.publish({ id: "j1", revision: 1, startAt: null, note: "", plan: [] });
await api.journeyRuns.startNow({ id: "j1" });
const status = () =>
  store.get<{ status: string }>("SELECT status FROM journeys WHERE id = 'j1'")?.status;
const sleep = (ms: number) => new Promise<void>((done) => systemClock.after(ms, done));
while (status() !== "live") await sleep(20);
await api.journeyRuns.pause({ id: "j1" });
const version = store.get<{ key: number }>("SELECT key FROM journey_versions")?.key ?? 0;

/** Everybody waits, in an order that has nothing to do with their keys. */
function everybodyWaits(of: number): void {
  const due = systemClock.now() - 1000;
  store.run(
    `INSERT INTO participants (journey, version, contact, entry, state, activity, visit, arrived_at, due_at, frozen, held_out, hops, steps, entered_at)
     SELECT 1, ${of}, i, 1, 'waiting', 'wait', 1, ${due - 60_000}, ${due} - (i * 7919) % 1000, 1, 0, 0, 0, ${due - 60_000} FROM (${numbers} SELECT i FROM n)`,
  );
}
everybodyWaits(version);
store.run(
  "INSERT INTO journey_counts (version, activity, measure, hour, count) VALUES (?, 'wait', 'here', 0, ?)",
  version,
  people,
);
everybodyWaits(-1);
// The index has read everybody before the clock runs.
await api.segments.count({ rules: { include: "all", groups: [] } as never }).catch(() => undefined);
while (engine.project().parts.index.status().state !== "ready") await sleep(100);
store.sqlite.pragma("wal_checkpoint(TRUNCATE)");

const left = () =>
  store.get("SELECT 1 FROM participants WHERE version = ? AND due_at IS NOT NULL LIMIT 1", version);
/** How long a thread that has nothing to do is kept waiting meanwhile: that much is the machine's. */
const idler = new Worker(
  `const { parentPort } = require("node:worker_threads");
   let at = performance.now() + 20, longest = 0;
   setInterval(() => { longest = Math.max(longest, performance.now() - at); at = performance.now() + 20; }, 20);
   parentPort.on("message", () => parentPort.postMessage(longest));`,
  { eval: true },
);
let longest = 0;
let asked = 0;
let begun = performance.now();
// Putting everybody off by the pause is no move, but nobody may have to wait for it.
let resuming = 0;
/** Processor time of all threads: on a busy machine it says more than the clock does. */
let usage = process.cpuUsage();
const usedSince = (from: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(from);
  return user + system;
};
const resumed = api.journeyRuns.resume({ id: "j1" }).then(() => {
  resuming = (performance.now() - begun) / 1000;
  begun = performance.now();
  usage = process.cpuUsage();
});
while (left()) {
  // From the moment at which somebody asks: what holds the thread until then holds them too.
  const at = performance.now() + 20;
  await sleep(20);
  await api.journeyRuns.passages({ contact: 1 + (asked % people) });
  longest = Math.max(longest, performance.now() - at);
  asked += 1;
}
await resumed;
idler.postMessage("");
const [idled] = (await once(idler, "message")) as [number];
void idler.terminate();
const ours = (performance.now() - begun) / 1000;
const ourUse = usedSince(usage);
const rows = (sql: string) => store.get<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)?.n ?? 0;
const steps = rows("journey_steps");
const messages = rows("messages");
const moves = rows("journey_steps WHERE outlet IS NOT NULL");

// The reference: for each move an update, a history row, and the same share of outbox rows. Nothing is decided.
const { sqlite } = store;
store.sqlite.pragma("wal_checkpoint(TRUNCATE)");
const pick = sqlite.prepare<[number], { key: number; contact: number }>(
  "SELECT * FROM participants WHERE version = -1 AND due_at IS NOT NULL AND due_at <= 9e15 ORDER BY due_at, key LIMIT ?",
);
const update = sqlite.prepare(
  "UPDATE participants SET activity = 'mail', state = ?, steps = steps + 1, due_at = ? WHERE key = ?",
);
const history = sqlite.prepare(
  `INSERT INTO journey_steps (participant, number, at, version, activity, visit, kind, arrived, outlet, detail) VALUES (?, ?, ?, -1, ?, 1, 'left', 1, 'next', NULL)`,
);
const outbox = sqlite.prepare(
  `INSERT INTO messages (content, endpoint, contact, channel, address, state, due_at, attempts, updated_at, test, live, participant, activity, visit, journey_version)
   VALUES (1, ?, ?, 'EMAIL', ?, 'queued', ?, 0, ?, 0, 0, ?, 'mail', 1, -1)`,
);
const perPerson = moves / people;
const beganBare = performance.now();
usage = process.cpuUsage();
let bareMoves = 0;
for (;;) {
  const some = pick.all(batch);
  if (some.length === 0) break;
  sqlite
    .transaction(() => {
      const now = systemClock.now();
      for (const { key, contact } of some) {
        const upTo = contact % 10 < 3 ? 3 : 2;
        for (let number = 1; number <= upTo; number += 1) {
          const last = number === upTo;
          update.run(last ? "ended" : "moving", last ? null : now, key);
          history.run(key, number, now, ["wait", "split", "mail"][number - 1]);
          if (number === 3) outbox.run(contact, contact, `p${contact}@example.com`, now, now, key);
          bareMoves += 1;
        }
      }
    })
    .immediate();
}
const bare = (performance.now() - beganBare) / 1000;
const bareUse = usedSince(usage);

const rate = moves / ours;
const bareRate = bareMoves / bare;
console.log(
  `${people} people, ${moves} moves (${perPerson.toFixed(2)} each), ${steps} rows of history, ${messages} messages`,
);
console.table({
  Wayline: {
    "moves/s": Math.round(rate),
    seconds: Number(ours.toFixed(1)),
    "processor µs a move": Math.round(ourUse / moves),
  },
  "bare statements": {
    "moves/s": Math.round(bareRate),
    seconds: Number(bare.toFixed(1)),
    "processor µs a move": Math.round(bareUse / bareMoves),
  },
});
console.log(
  `ratio ${(rate / bareRate).toFixed(2)} (bar 0.5); longest answer ${longest.toFixed(0)} ms of ${asked} (bar 100), of a thread with nothing to do ${idled.toFixed(0)} ms; resuming ${resuming.toFixed(1)} s`,
);

/** Nothing is due any more, nor waits in the outbox: what the loop costs. */
store.run("DELETE FROM messages");
await sleep(2000);
const before = process.cpuUsage();
const idleFor = 5000;
await sleep(idleFor);
const used = process.cpuUsage(before);
const idle = (used.user + used.system) / 1000 / idleFor;
console.log(`idle ${(idle * 100).toFixed(2)} % of a core`);
const figure = (name: string, value: number, unit: string, reference: number | null) =>
  console.log(
    JSON.stringify({
      name,
      value,
      unit,
      reference,
      ratio: reference === null ? null : value / reference,
    }),
  );
figure("journeys.moves", rate, "1/s", bareRate);
figure("journeys.processor", ourUse / moves, "µs a move", bareUse / bareMoves);
figure("journeys.longestAnswer", longest, "ms", 100);
figure("journeys.longestWaitOfIdleThread", idled, "ms", null);
figure("journeys.idle", idle, "cores", null);
await engine.stop();
rmSync(dataDir, { recursive: true, force: true });
// The client’s port would keep the process.
process.exit(0);
