// Importing a million rows: our whole path against SQLite's own .import of the same file into one flat table.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, closeSync, readSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import Papa from "papaparse";
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
import { header } from "./import-file.ts";

const option = (name: string, fallback: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const rows = option("rows", 1_000_000);
const rounds = option("rounds", 1);
const folder = mkdtempSync(path.join(tmpdir(), "wayline-bench-"));
const migrations = path.join(import.meta.dirname, "../electron/engine/store/migrations");
const parser = new URL("../electron/engine/audience/parser.ts", import.meta.url);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** What anybody can repeat: the command line's import into one table of text, with a write-ahead log. */
function referenceSeconds(file: string): { seconds: number; by: string } {
  const database = path.join(folder, "flat.sqlite");
  for (const end of ["", "-wal", "-shm"]) rmSync(database + end, { force: true });
  const began = performance.now();
  const run = spawnSync(
    "sqlite3",
    [
      database,
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
      ".mode csv",
      `.import ${file} flat`,
    ],
    { stdio: "ignore" },
  );
  if (run.status === 0)
    return { seconds: (performance.now() - began) / 1000, by: "sqlite3 .import" };
  return { seconds: bareInsertSeconds(file, database), by: "bare better-sqlite3 insert" };
}

function bareInsertSeconds(file: string, database: string): number {
  const began = performance.now();
  const sqlite = new Sqlite(database);
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  const width = header.split(",").length;
  const names = Array.from({ length: width }, (_, at) => `c${at} TEXT`);
  sqlite.exec(`CREATE TABLE flat (${names.join(", ")}); BEGIN`);
  const insert = sqlite.prepare(`INSERT INTO flat VALUES (${names.map(() => "?").join(", ")})`);
  const handle = openSync(file, "r");
  const bytes = Buffer.alloc(4 * 1024 * 1024);
  let rest = "";
  for (;;) {
    const got = readSync(handle, bytes, 0, bytes.length, null);
    const text = rest + bytes.toString("utf8", 0, got);
    const parsed = new Papa.Parser({ delimiter: ",", newline: "\n" }).parse(text, 0, got > 0) as {
      data: string[][];
      meta: { cursor: number };
    };
    for (const row of parsed.data) if (row.length === width) insert.run(row);
    rest = text.slice(parsed.meta.cursor);
    if (got === 0) break;
  }
  sqlite.exec("COMMIT");
  sqlite.close();
  closeSync(handle);
  return (performance.now() - began) / 1000;
}

type Run = {
  seconds: number;
  before: number;
  latencies: number[];
  rss: number;
  bytes: number;
};

/** Our path: a real project, the real threads, and somebody asking the engine's thread all the while. */
async function ourSeconds(file: string): Promise<Run> {
  const project = mkdtempSync(path.join(folder, "project-"));
  mkdirSync(path.join(project, "inbox"));
  const topics = createTopics(clock);
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
  const imports = createImports(parts, { parser });
  const { file: name, path: target } = imports.reserveFile("people.csv");
  spawnSync("cp", [file, target]);
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
  imports.start(id);
  await imports.idle();
  const seconds = (performance.now() - began) / 1000;
  over = true;
  await asking;
  const result = imports.get(id);
  const stored = store.get<{ n: number }>("SELECT count(*) AS n FROM endpoints")?.n;
  if (result.state !== "imported" || stored !== rows)
    throw new Error(`${result.state}: ${stored} of ${rows} rows. ${result.error?.message ?? ""}`);
  await imports.stop();
  store.close();
  const bytes = statSync(path.join(project, "project.sqlite")).size;
  rmSync(project, { recursive: true, force: true });
  return { seconds, before, latencies, rss, bytes };
}

const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const round = (value: number, digits = 1) => Number(value.toFixed(digits));
const median = (values: number[]) =>
  at(
    values.toSorted((a, b) => a - b),
    0.5,
  );

const file = path.join(folder, "people.csv");
try {
  say(`Writing ${rows.toLocaleString("en-US")} rows × ${header.split(",").length} columns …`);
  // In a process of its own, so that its memory is not counted as ours.
  spawnSync(process.execPath, [
    "--input-type=module",
    "-e",
    `import { writeImportFile } from ${JSON.stringify(new URL("./import-file.ts", import.meta.url).href)}; writeImportFile(${JSON.stringify(file)}, ${rows});`,
  ]);
  say(`${round(statSync(file).size / 1e6)} MB`);
  const references: { seconds: number; by: string }[] = [];
  const runs: Run[] = [];
  for (let done = 0; done < rounds; done += 1) {
    references.push(referenceSeconds(file));
    runs.push(await ourSeconds(file));
  }
  const reference = rows / median(references.map(({ seconds }) => seconds));
  const ours = rows / median(runs.map(({ seconds }) => seconds));
  const latencies = runs.flatMap((run) => run.latencies).sort((a, b) => a - b);
  const rss = Math.max(...runs.map((run) => run.rss)) / 1e6;
  const by = references[0]?.by ?? "";
  say(
    [
      "",
      `${by.padEnd(28)}${Math.round(reference).toLocaleString("en-US").padStart(10)} rows/s`,
      `${"Wayline, everything".padEnd(28)}${Math.round(ours).toLocaleString("en-US").padStart(10)} rows/s`,
      `${"ratio".padEnd(28)}${(ours / reference).toFixed(2).padStart(10)}`,
      `${"most memory".padEnd(28)}${String(Math.round(rss)).padStart(10)} MB`,
      `${"  of it before importing".padEnd(28)}${String(Math.round((runs[0]?.before ?? 0) / 1e6)).padStart(10)} MB`,
      `${"answer meanwhile, median".padEnd(28)}${at(latencies, 0.5).toFixed(1).padStart(10)} ms`,
      `${"  95 of 100".padEnd(28)}${at(latencies, 0.95).toFixed(1).padStart(10)} ms`,
      `${"  longest".padEnd(28)}${at(latencies, 1).toFixed(1).padStart(10)} ms`,
      `${"project file".padEnd(28)}${String(Math.round((runs[0]?.bytes ?? 0) / 1e6)).padStart(10)} MB`,
      "",
    ].join("\n"),
  );
  const figures = [
    {
      name: "import",
      value: Math.round(ours),
      unit: "rows/s",
      reference: Math.round(reference),
      ratio: round(ours / reference, 2),
    },
    {
      name: "import memory",
      value: Math.round(rss),
      unit: "MB",
      reference: 500,
      ratio: round(rss / 500, 2),
    },
    {
      name: "answer while importing, 95 of 100",
      value: round(at(latencies, 0.95)),
      unit: "ms",
      reference: 100,
      ratio: round(at(latencies, 0.95) / 100, 2),
    },
    {
      name: "answer while importing, longest",
      value: round(at(latencies, 1)),
      unit: "ms",
      reference: 100,
      ratio: round(at(latencies, 1) / 100, 2),
    },
  ];
  for (const figure of figures) say(JSON.stringify(figure));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
