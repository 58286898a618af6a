// The engine as a process of its own that walks a journey and is killed: `journey-kill-child.ts DATA_DIR setup COUNT | run POINT`.
// POINT is a statement and how often it may begin: killed in the middle of a transaction, just before or just after it.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { systemClock } from "../clock.ts";
import { createEngine } from "../engine.ts";
import { silentLog } from "../log.ts";
import { systemRandom } from "../random.ts";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { EngineClient } from "../../../shared/contract/index.ts";
import { people, seedContacts } from "./builders.ts";
import type { TestEngine } from "./engine.ts";
import {
  assertCountsEqualRows,
  draftJourney,
  entryBySegment,
  journeyOf,
  mailTemplate,
} from "./journeys.ts";

const [dataDir = "", mode = "", point = ""] = process.argv.slice(2);
const here = (file: string) => new URL(file, import.meta.url);
let ahead = 0;
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

if (mode === "setup") {
  await api.projects.create({ name: "Kill", timeZone: "UTC", currency: "EUR", senderName: "Kill" });
  // Nothing leaves: what is queued is what is looked at.
  await api.projects.saveSettings({ sendingPerSecond: 1 });
  seedContacts(t, people(Number(point)));
  mailTemplate(t);
  draftJourney(
    t,
    journeyOf({
      entry: { type: "entry", settings: await entryBySegment(t), next: "wait" },
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
                  { field: { kind: "channel" }, operator: "is", values: ["EMAIL"] } as never,
                ],
              },
            },
          ],
        },
        next: { yes: "mail" },
      },
      mail: { type: "email", settings: { templateId: "t1" }, next: "half" },
      half: {
        type: "randomSplit",
        settings: {
          branches: [
            { id: "A", name: "", percent: 50 },
            { id: "B", name: "", percent: 50 },
          ],
        },
        next: { A: "second" },
      },
      second: { type: "email", settings: { templateId: "t1" } },
    }),
  );
  await api.journeyRuns.publish({ id: "j1", revision: 1, startAt: null, note: "", plan: [] });
  await engine.stop();
  process.exit(0);
}

/** Kills this process, from the inside and at once, when a statement begins for the so-manieth time. */
function armed(text: string, times: number): void {
  const { sqlite } = store();
  let left = times;
  sqlite.function("die", { deterministic: false }, () => {
    left -= 1;
    if (left === 0) process.kill(process.pid, "SIGKILL");
    return null;
  });
  const [table = "", event = ""] = text.split(" ");
  sqlite.exec(
    `CREATE TEMP TRIGGER kill_here AFTER ${event} ON main.${table} BEGIN SELECT die(); END`,
  );
}

const [statement, times] = point.split(":");
if (statement && times) armed(statement, Number(times));
// Beyond the cancel window and the wait.
ahead = 3_600_000;
const status = () =>
  store().get<{ status: string }>("SELECT status FROM journeys WHERE id = 'j1'")?.status;
await api.journeyRuns.startNow({ id: "j1" }).catch(() => undefined);
for (let turns = 0; turns < 4000 && status() !== "completed"; turns += 1) {
  ahead += 30_000;
  engine.topics.touch("journeys");
  await new Promise<void>((next) => systemClock.after(10, next));
}
assertCountsEqualRows(t);
const count = (sql: string) => store().get<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)?.n;
say({
  done: status(),
  participants: count("participants"),
  ended: count("participants WHERE end_reason = 'completed'"),
  first: count("messages WHERE activity = 'mail'"),
  people: count("(SELECT DISTINCT participant FROM messages WHERE activity = 'mail')"),
  second: count("messages WHERE activity = 'second'"),
  wanted: count("journey_steps WHERE activity = 'half' AND outlet = 'A'"),
});
await engine.stop();
process.exit(0);
