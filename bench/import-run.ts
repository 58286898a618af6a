// One import as the app does it, in a process of its own: `node import-run.js PROJECT FILE ROWS`, prints a line of JSON.
import { copyFileSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import type { ProjectSettings } from "../shared/domain/project.ts";
import { createImports } from "../electron/engine/audience/import/imports.ts";
import { systemClock as clock } from "../electron/engine/clock.ts";
import { silentLog } from "../electron/engine/log.ts";
import type { Parts } from "../electron/engine/parts.ts";
import { systemRandom as random } from "../electron/engine/random.ts";
import { endpointsByAddress } from "../electron/engine/store/audience.ts";
import { openStore } from "../electron/engine/store/database.ts";
import { createTasks } from "../electron/engine/tasks.ts";
import { createTopics } from "../electron/engine/topics.ts";

export type Run = {
  seconds: number;
  /** Processor time of the engine's thread and of the whole process while importing. */
  engineSeconds: number;
  allSeconds: number;
  before: number;
  latencies: number[];
  rss: number;
  bytes: number;
};

/** The real threads on a project of its own, and somebody asking the engine's thread all the while. */
async function importOnce(project: string, file: string, rows: number): Promise<Run> {
  mkdirSync(path.join(project, "inbox"), { recursive: true });
  const topics = createTopics(clock);
  const migrations = path.join(import.meta.dirname, "migrations");
  const store = openStore(path.join(project, "project.sqlite"), migrations);
  const parts = {
    folder: project,
    store,
    clock,
    random,
    log: silentLog,
    topics,
    tasks: createTasks(clock, random, topics),
    settings: () => ({ timeZone: "Europe/Vienna" }) as ProjectSettings,
  } as unknown as Parts;
  const imports = createImports(parts, { parser: new URL("parser.js", import.meta.url) });
  const { file: name, path: target } = imports.reserveFile("people.csv");
  copyFileSync(file, target);
  const { id } = await imports.inspect({ file: name, fileName: "people.csv" });

  const latencies: number[] = [];
  const before = process.memoryUsage.rss();
  let rss = 0;
  let over = false;
  const asking = (async () => {
    while (!over) {
      const asked = performance.now();
      await new Promise((done) => setTimeout(done, 10));
      const late = performance.now();
      store.get("SELECT * FROM contacts WHERE key = ?", 1 + (latencies.length % 1000));
      endpointsByAddress(store, "EMAIL", "nobody@example.com");
      // Ten milliseconds are the timer's own; what is above is how long the thread kept the question waiting.
      latencies.push(Math.max(0, late - asked - 10) + (performance.now() - late));
      rss = Math.max(rss, process.memoryUsage.rss());
    }
  })();
  const began = performance.now();
  const all = process.cpuUsage();
  const engine = process.threadCpuUsage();
  imports.start(id);
  await imports.idle();
  const seconds = (performance.now() - began) / 1000;
  const used = (cpu: NodeJS.CpuUsage) => (cpu.user + cpu.system) / 1e6;
  const engineSeconds = used(process.threadCpuUsage(engine));
  const allSeconds = used(process.cpuUsage(all));
  over = true;
  await asking;
  const result = imports.get(id);
  const stored = store.get<{ n: number }>("SELECT count(*) AS n FROM endpoints")?.n;
  if (result.state !== "imported" || stored !== rows)
    throw new Error(`${result.state}: ${stored} of ${rows} rows. ${result.error?.message ?? ""}`);
  await imports.stop();
  store.close();
  const bytes = statSync(path.join(project, "project.sqlite")).size;
  return { seconds, engineSeconds, allSeconds, before, latencies, rss, bytes };
}

const [project = "", file = "", rows = "0"] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await importOnce(project, file, Number(rows))));
