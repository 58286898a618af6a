// Segments: counts and first pages of eight classes of rules, ours against DuckDB over the same rows in the same run; then how
// soon the index is there, what it weighs, and the whole live panel.
import { mkdtempSync, rmSync, statSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { systemClock } from "../electron/engine/clock.ts";
import { systemRandom } from "../electron/engine/random.ts";
import { openStore } from "../electron/engine/store/database.ts";
import { createReaders } from "../electron/engine/store/readers.ts";
import {
  createSegmentIndex,
  type SegmentIndex,
} from "../electron/engine/store/segment-index/client.ts";
import { readPanel } from "../electron/engine/audience/segments/count.ts";
import type { Parts } from "../electron/engine/parts.ts";
import { resolveRules, type ResolvedRules } from "../shared/domain/segment-compile.ts";
import type { SegmentRules } from "../shared/domain/segment.ts";
import { classes } from "./segment-classes.ts";
import { asOf } from "./segment-people.ts";
import { fillDuck, fillProject } from "./segment-stores.ts";

const option = (name: string, fallback: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const endpoints = option("size", 1_000_000);
const size = { endpoints, events: option("events", endpoints * 5) };
const rounds = option("rounds", 7);
const engine = path.join(import.meta.dirname, "../electron/engine");
const folder = mkdtempSync(path.join(tmpdir(), "wayline-bench-"));
const page = 50;

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const timed = async <Result>(work: () => Promise<Result>): Promise<[number, Result]> => {
  const begun = performance.now();
  const result = await work();
  return [performance.now() - begun, result];
};
const entry = new URL("../electron/engine/store/segment-index/thread.ts", import.meta.url);
const at = { now: asOf, zone: "UTC" };
const asked = (rules: SegmentRules): ResolvedRules =>
  resolveRules(rules, {
    source: () => {
      throw new Error("no bases here");
    },
  });

const begun = performance.now();
const store = openStore(path.join(folder, "project.sqlite"), path.join(engine, "store/migrations"));
fillProject(store, size);
const duck = await fillDuck(path.join(folder, "people.duckdb"), size);
console.log(
  `${endpoints} endpoints, ${size.events} events, written twice in ${Math.round((performance.now() - begun) / 1000)} s`,
);

const open = (): SegmentIndex =>
  createSegmentIndex({
    store,
    folder,
    entry,
    clock: systemClock,
    random: systemRandom,
    onStatus: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
const everyone = asked({ include: "all", groups: [] });

let index = open();
const [rebuilt] = await timed(() => index.ask("counts", { rules: [everyone], ...at }));
await index.save();
await index.close();
index = open();
const [opened] = await timed(() => index.ask("counts", { rules: [everyone], ...at }));
const snapshot = readdirSync(folder).find((name) => name.endsWith(".snapshot")) ?? "";

type Line = { class: string; what: string; contacts: number; "DuckDB ms": number; "ours ms": number; ratio: number }; // prettier-ignore
const lines: Line[] = [];
for (const { name, what, rules, sql } of classes) {
  const ours: number[] = [];
  const theirs: number[] = [];
  const resolved = asked(rules);
  let contacts = 0;
  for (let round = 0; round < rounds; round += 1) {
    const [slow, [counted, first]] = await timed(async () => [
      (await duck.runAndReadAll(`SELECT count(*)::INTEGER, count(DISTINCT contact)::INTEGER FROM endpoints WHERE ${sql}`)).getRows()[0], // prettier-ignore
      (await duck.runAndReadAll(`SELECT key FROM endpoints WHERE ${sql} ORDER BY key LIMIT ${page}`)).getRows().map(([key]) => key), // prettier-ignore
    ]);
    await index.ask("forget", null);
    const [quick, [count, members]] = await timed(async () => [
      (await index.ask("counts", { rules: [resolved], ...at }))[0],
      await index.ask("members", { rules: resolved, ...at, after: 0, limit: page }),
    ]);
    if (counted?.[0] !== count?.endpoints || counted?.[1] !== count?.contacts)
      throw new Error(`${name}: DuckDB counts ${counted}, we ${JSON.stringify(count)}`);
    if (String(first) !== String([...members.keys])) throw new Error(`${name}: other members`);
    contacts = count?.contacts ?? 0;
    theirs.push(slow);
    ours.push(quick);
  }
  const round2 = (value: number) => Number(value.toFixed(2));
  lines.push({
    class: name,
    what,
    contacts,
    "DuckDB ms": round2(median(theirs)),
    "ours ms": round2(median(ours)),
    ratio: round2(median(theirs) / median(ours)),
  });
}
console.table(lines);

// One endpoint changes; the next question has to see it.
const nothing = () => index.ask("overlap", { sets: [], ...at });
const quiet: number[] = [];
const afterChange: number[] = [];
const visible: number[] = [];
const optedOut = asked({ ...(classes[0]?.rules ?? { include: "all", groups: [] }) });
const countOf = async () =>
  (await index.ask("counts", { rules: [optedOut], ...at }))[0]?.endpoints ?? 0;
const key =
  (await index.ask("members", { rules: optedOut, ...at, after: 0, limit: 1 })).keys[0] ?? 1;
for (let round = 0; round < 50; round += 1) {
  await nothing();
  quiet.push((await timed(nothing))[0]);
  store.run("UPDATE endpoints SET opted_out = 1 - opted_out WHERE key = ?", key);
  afterChange.push((await timed(nothing))[0]);
  const before = await countOf();
  store.run("UPDATE endpoints SET opted_out = 1 - opted_out WHERE key = ?", key);
  const [took, after] = await timed(countOf);
  visible.push(took);
  if (Math.abs(after - before) !== 1) throw new Error("the change was not seen");
  store.run("UPDATE endpoints SET opted_out = 1 - opted_out WHERE key = ?", key);
  store.run("UPDATE endpoints SET opted_out = 1 - opted_out WHERE key = ?", key);
}

const readers = createReaders(
  store.file,
  new URL("../electron/engine/store/reader.ts", import.meta.url),
);
const parts = {
  store,
  readers,
  index,
  clock: { ...systemClock, now: () => asOf },
  settings: () => ({ timeZone: "UTC" }),
} as unknown as Parts;
const panelRules = classes.at(-1)?.rules ?? { include: "all", groups: [] };
const cold: number[] = [];
const typing: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  await index.ask("forget", null);
  cold.push((await timed(() => readPanel(parts, { rules: panelRules, seed: round })))[0]);
  // As when one value is typed: the other criteria are known.
  const typed: SegmentRules = structuredClone(panelRules);
  const last = typed.groups[0]?.dimensions[0]?.criteria[1];
  if (last) last.values = [`Store ${round + 1}`];
  typing.push((await timed(() => readPanel(parts, { rules: typed, seed: round })))[0]);
}

const memory = index.status().memory / 1e6;
const ratios = lines.map((line) => line.ratio);
console.table({
  "built from the tables, s": (rebuilt / 1000).toFixed(2),
  "first answer after opening, ms": Math.round(opened),
  "snapshot, MB": Math.round(statSync(path.join(folder, snapshot)).size / 1e6),
  "columns in memory, MB": Math.round(memory),
  "question without a change, µs": Math.round(median(quiet) * 1000),
  "question after one change, µs": Math.round(median(afterChange) * 1000),
  "S1 counted anew after one change, ms": median(visible).toFixed(2),
  "live panel of S8, nothing known, ms": Math.round(median(cold)),
  "live panel of S8 while typing, ms": Math.round(median(typing)),
});
for (const line of lines)
  console.log(
    JSON.stringify({
      name: `segments ${line.class}`,
      value: line["ours ms"],
      unit: "ms",
      reference: line["DuckDB ms"],
      ratio: line.ratio,
    }),
  );
console.log(
  JSON.stringify({
    name: "segments",
    value: median(ratios),
    unit: "× DuckDB",
    reference: 1,
    ratio: median(ratios),
  }),
);
await index.close();
await readers.close();
duck.closeSync();
store.close();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
