// The engine as a process of its own that walks a journey and is killed: `journey-kill-child.ts DATA_DIR setup COUNT`, or
// `… walk MINUTES [POINT]`, with the clock so many minutes ahead. POINT is when it dies and in which transaction: `in`, `before` or
// `after` its commit, the so-manieth that does a named thing (`kills` below).
import path from "node:path";
import { fileURLToPath } from "node:url";
import { systemClock } from "../clock.ts";
import { createEngine } from "../engine.ts";
import { silentLog } from "../log.ts";
import { systemRandom } from "../random.ts";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { EngineClient } from "../../../shared/contract/index.ts";
import { seedContacts } from "./builders.ts";
import type { TestEngine } from "./engine.ts";
import {
  assertCountsEqualRows,
  draftJourney,
  entryBySegment,
  journeyOf,
  otherTemplates,
  revisionOf,
  statusOf,
} from "./journeys.ts";

const [dataDir = "", mode = "", number = "0", point = ""] = process.argv.slice(2);
const here = (file: string) => new URL(file, import.meta.url);
let ahead = mode === "walk" ? Number(number) * 60_000 : 0;
const clock = { ...systemClock, now: () => systemClock.now() + ahead };
const engine = await createEngine({
  dataDir,
  masterKey: Buffer.alloc(32, 7),
  version: "0.0.0",
  platform: "test",
  electron: null,
  clock,
  random: systemRandom,
  log: silentLog,
  threads: {
    reader: here("../store/reader.ts"),
    parser: here("../audience/parser.ts"),
    index: here("../store/segment-index/thread.ts"),
    simulation: here("../journeys/simulation/thread.ts"),
  },
  migrations: path.resolve(fileURLToPath(here("../store/migrations"))),
});
const api: EngineClient = createORPCClient(new RPCLink({ port: engine.connection() as never }));
const t = { engine, api, clock } as unknown as TestEngine;
const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);
const store = () => engine.project().parts.store;

/** Version 2 lets people wait at the same activity, and has another name for the end. */
const journey = async (version: number) =>
  journeyOf({
    entry: { type: "entry", settings: await entryOf(), next: "wait" },
    wait: { type: "wait", settings: { wait: { kind: "for", duration: "PT2H" } }, next: "split" },
    split: {
      type: "yesNoSplit",
      settings: {
        conditions: [
          {
            kind: "criteria",
            criteria: {
              match: "all",
              criteria: [{ field: { kind: "channel" }, operator: "is", values: ["SMS"] } as never],
            },
          },
        ],
      },
      next: { yes: "text" },
    },
    text: { type: "sms", settings: { templateId: "sms" }, next: "half" },
    half: {
      type: "randomSplit",
      settings: {
        branches: [
          { id: "A", name: "", percent: 10 },
          { id: "B", name: "", percent: 90 },
        ],
      },
      next: { A: "second", B: "end" },
    },
    second: { type: "sms", settings: { templateId: "sms" }, next: "end" },
    end: { type: "end", settings: { outcome: `Version ${version}` } },
  });
const entryOf = async () => {
  const [segment] = await api.segments.list();
  return segment
    ? { by: { kind: "segment" as const, segmentId: segment.id, refresh: null, onUpdate: false } }
    : entryBySegment(t);
};
const publish = async (version: number) => {
  draftJourney(t, await journey(version));
  const revision = revisionOf(t, "j1");
  await api.journeyRuns.publish({ id: "j1", revision, startAt: null, note: "", plan: [] });
};

if (mode === "setup") {
  await api.projects.create({ name: "Kill", timeZone: "UTC", currency: "EUR", senderName: "Kill" });
  seedContacts(
    t,
    Array.from({ length: Number(number) }, (_, index) => ({
      phone: `+1425${String(5_550_000 + index)}`,
    })),
  );
  otherTemplates(t);
  await publish(1);
  await engine.stop();
  process.exit(0);
}

/** What a transaction has to do to be the one: a table, what happens to it, and of which rows. */
const kills: Record<string, { on: string; when?: string }> = {
  "lets people in": { on: "INSERT ON main.participants" },
  pauses: { on: "UPDATE OF status ON main.journeys", when: "new.status = 'paused'" },
  "moves people over": { on: "INSERT ON main.journey_steps", when: "new.kind = 'moved'" },
  "walks a batch": { on: "INSERT ON main.journey_steps", when: "new.kind IN ('left', 'sent')" },
  "counts a batch": { on: "UPDATE ON main.journey_counts" },
  "queues messages": { on: "INSERT ON main.messages" },
  "claims messages": { on: "UPDATE OF state ON main.messages", when: "new.state = 'sending'" },
  "settles messages": { on: "UPDATE OF state ON main.messages", when: "new.state = 'sent'" },
  "keeps a message": { on: "INSERT ON main.mails" },
};

/** Kills this process, from the inside and at once. */
function armed(): void {
  const [when = "", what = "", times = ""] = point.split(":");
  const kill = kills[what];
  if (!kill) throw new Error(`no such point: ${point}`);
  const { sqlite } = store();
  let left = Number(times);
  let meant = false;
  const die = () => process.kill(process.pid, "SIGKILL");
  sqlite.function("noted", { deterministic: false }, () => {
    meant = true;
    if (when === "in" && (left -= 1) === 0) die();
    return null;
  });
  sqlite.exec(
    `CREATE TEMP TRIGGER kill_here AFTER ${kill.on} ${kill.when ? `WHEN ${kill.when}` : ""} BEGIN SELECT noted(); END`,
  );
  const { transaction, run } = store();
  const counted = () => meant && (left -= 1) === 0;
  store().transaction = (work) => {
    const outer = !sqlite.inTransaction;
    if (outer) meant = false;
    const result = transaction(() => {
      const done = work();
      if (outer && when === "before" && counted()) die();
      return done;
    });
    if (outer && when === "after" && counted()) die();
    return result;
  };
  // A statement by itself is a transaction of its own.
  store().run = (sql, ...values) => {
    const outer = !sqlite.inTransaction;
    if (outer) meant = false;
    const result = run(sql, ...values);
    if (outer && when === "after" && counted()) die();
    return result;
  };
}

if (point) armed();
const count = (sql: string) => store().get<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)?.n;
const status = () => statusOf(t, "j1");
const turn = async () => {
  ahead += 30_000;
  engine.topics.touch("journeys", "messages");
  await new Promise<void>((next) => systemClock.after(10, next));
};
const quit = async (what: object) => {
  say(what);
  await engine.stop();
  process.exit(0);
};

await api.journeyRuns.startNow({ id: "j1" }).catch(() => undefined);
if (status() === "paused") {
  // Killed while it was paused: it stands still until somebody says otherwise.
  const before = count("journey_steps");
  for (let turns = 0; turns < 10; turns += 1) await turn();
  if (count("journey_steps") !== before) await quit({ wrong: "walked while paused" });
  await api.journeyRuns.resume({ id: "j1" });
}
if (point.includes(":pauses:")) await api.journeyRuns.pause({ id: "j1" });
if (point.includes(":moves people over:") && count("journey_versions") === 1) {
  await publish(2);
  await api.journeyRuns.startNow({ id: "j1" });
}
const waitsInOutbox = () => count("messages WHERE state IN ('queued', 'sending')") !== 0;
for (let turns = 0; turns < 4000 && (status() !== "completed" || waitsInOutbox()); turns += 1)
  await turn();
assertCountsEqualRows(t);
await quit({
  done: status(),
  participants: count("participants"),
  completed: count("participants WHERE end_reason = 'completed' AND outcome = 'Version 2'"),
  first: count("messages WHERE activity = 'text'"),
  people: count("(SELECT DISTINCT participant FROM messages WHERE activity = 'text')"),
  second: count("messages WHERE activity = 'second'"),
  wanted: count("journey_steps WHERE activity = 'half' AND outlet = 'A'"),
  unknown: count("messages WHERE state = 'unknown'"),
  unsent: count("messages WHERE state NOT IN ('sent', 'unknown')"),
  twice: count("(SELECT message FROM mails GROUP BY message HAVING count(*) > 1)"),
  lost: count(
    "messages AS m WHERE state = 'sent' AND NOT EXISTS (SELECT 1 FROM mails WHERE message = m.key)",
  ),
});
