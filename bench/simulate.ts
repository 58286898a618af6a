// Simulation: 10,000 contacts through a journey of twenty activities over one year of their events, as it is shipped; and the
// live engine through the same year, with fewer contacts.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import { systemClock } from "../electron/engine/clock.ts";
import { createEngine } from "../electron/engine/engine.ts";
import { silentLog } from "../electron/engine/log.ts";
import { systemRandom } from "../electron/engine/random.ts";
import type { EngineClient } from "../shared/contract/index.ts";
import { emptyRules } from "../shared/domain/segment.ts";
import { asOf } from "./segment-people.ts";
import { fillProject } from "./segment-stores.ts";
import { yearOfMail } from "./simulate-journey.ts";
import { liveYear } from "./simulate-live.ts";

const option = (name: string, fallback: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const contacts = option("contacts", 10_000);
const events = option("events", contacts * 20);
const rounds = option("rounds", 3);
const liveContacts = option("live", 2000);
const limit = 5000;
const year = 365 * 86_400_000;
const out = (name: string) => path.join(import.meta.dirname, "../out", name);
if (!existsSync(out("simulation.js"))) throw new Error("Build first: npm run build");
const thread = (name: string) => pathToFileURL(out(name));

const dataDir = mkdtempSync(path.join(tmpdir(), "wayline-simulate-"));
const engine = await createEngine({
  dataDir,
  masterKey: Buffer.alloc(32),
  version: "0",
  platform: process.platform,
  electron: null,
  clock: { ...systemClock, now: () => asOf },
  random: systemRandom,
  log: silentLog,
  threads: {
    reader: thread("reader.js"),
    parser: thread("parser.js"),
    index: thread("segment-index.js"),
    simulation: thread("simulation.js"),
  },
  migrations: path.join(import.meta.dirname, "../electron/engine/store/migrations"),
});
const connection = engine.connection();
const api: EngineClient = createORPCClient(new RPCLink({ port: connection as never }));
await api.projects.create({ name: "Bench", timeZone: "UTC", currency: "EUR", senderName: "Bench" });
// Four of five endpoints are somebody’s first.
fillProject(engine.project().parts.store, { endpoints: Math.ceil((contacts * 5) / 4), events });
engine.topics.touch("contacts");

const segment = await api.segments.save({ id: null, name: "Everybody", rules: emptyRules() });
const { id } = await api.journeys.create({ name: "A year of mail", from: { kind: "blank" } });
const blank = await api.journeys.get({ id });
const document = yearOfMail(blank.document, segment.id);
const activities = Object.keys(document.activities).length;
await api.journeys.edit({ id, revision: blank.revision, step: "Draw", document });

async function round(seed: number) {
  const begun = performance.now();
  const { run } = await api.trials.simulate({
    id,
    setup: {
      who: { kind: "segment", segmentId: segment.id, sample: null },
      start: asOf - year,
      until: asOf,
      answers: { kind: "custom", open: 0.4, click: 0.1, bounce: 0.01 },
      seed,
      version: "draft",
    },
  });
  for (;;) {
    const { state, error, result } = await api.trials.result({ run });
    if (state === "done" && result) return { took: performance.now() - begun, result };
    if (state !== "running") throw new Error(error ?? state);
    await setTimeout(20);
  }
}

const times: number[] = [];
let last = await round(1);
for (let at = 0; at < rounds; at += 1) {
  last = await round(1);
  times.push(last.took);
}
const median = times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
const sent = last.result.messages.reduce((sum, one) => sum + one.sent, 0);
connection.close();
await engine.stop();
rmSync(dataDir, { recursive: true, force: true });

console.log(
  `${last.result.people} contacts with ${events} events of one year through ${activities} activities: ${sent} messages; a ratio over 1 is within the limit`,
);
console.table(times.map((took, at) => ({ round: at + 1, ms: Math.round(took) })));
console.log(
  JSON.stringify({
    name: "simulate",
    value: Math.round(median),
    unit: "ms",
    reference: limit,
    ratio: Number((limit / median).toFixed(2)),
  }),
);
const live = await liveYear(liveContacts, Math.round((events * liveContacts) / contacts));
const arrivals = last.result.live.activities.reduce((sum, one) => sum + one.arrived, 0);
const rate = arrivals / (median / 1000);
const liveRate = live.arrivals / live.seconds;
console.table({
  simulation: { contacts: last.result.people, arrivals, "arrivals/s": Math.round(rate) },
  "live engine": {
    contacts: liveContacts,
    arrivals: live.arrivals,
    "arrivals/s": Math.round(liveRate),
  },
});
console.log(
  JSON.stringify({
    name: "simulate.timesLive",
    value: Math.round(rate),
    unit: "arrivals/s",
    reference: Math.round(liveRate),
    ratio: Number((rate / liveRate).toFixed(2)),
  }),
);
process.exit(0);
