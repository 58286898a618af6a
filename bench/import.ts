// Importing a million rows: our whole path against SQLite's own .import of the same file into one flat table.
import { spawnSync } from "node:child_process";
import {
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import Papa from "papaparse";
import { build } from "vite";
import { header } from "./import-file.ts";
import type { Run } from "./import-run.ts";

const option = (name: string, fallback: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const rows = option("rows", 1_000_000);
const rounds = option("rounds", 1);
const folder = mkdtempSync(path.join(tmpdir(), "wayline-bench-"));
const migrations = path.join(import.meta.dirname, "../electron/engine/store/migrations");
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

/** Compiles what runs, as the app is: reading TypeScript takes memory of its own. */
async function compile(): Promise<void> {
  const here = import.meta.dirname;
  await build({
    configFile: false,
    logLevel: "error",
    root: path.join(here, ".."),
    ssr: { noExternal: true, external: ["better-sqlite3"] },
    build: {
      ssr: true,
      outDir: folder,
      target: "node24",
      rolldownOptions: {
        input: {
          "import-run": path.join(here, "import-run.ts"),
          parser: path.join(here, "../electron/engine/audience/parser.ts"),
        },
        output: { format: "es", entryFileNames: "[name].js" },
      },
    },
  });
  cpSync(migrations, path.join(folder, "migrations"), { recursive: true });
  writeFileSync(path.join(folder, "package.json"), '{"type":"module"}');
  symlinkSync(path.join(here, "../node_modules"), path.join(folder, "node_modules"), "junction");
}

function ours(file: string): Run {
  const project = path.join(folder, "project");
  const run = spawnSync(
    process.execPath,
    [path.join(folder, "import-run.js"), project, file, String(rows)],
    { encoding: "utf8", maxBuffer: 1e8 },
  );
  rmSync(project, { recursive: true, force: true });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Run;
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
  await compile();
  const references: { seconds: number; by: string }[] = [];
  const runs: Run[] = [];
  for (let done = 0; done < rounds; done += 1) {
    references.push(referenceSeconds(file));
    runs.push(ours(file));
  }
  const reference = rows / median(references.map(({ seconds }) => seconds));
  const rate = rows / median(runs.map(({ seconds }) => seconds));
  const latencies = runs.flatMap((run) => run.latencies).sort((a, b) => a - b);
  const rss = Math.max(...runs.map((run) => run.rss)) / 1e6;
  const by = references[0]?.by ?? "";
  say(
    [
      "",
      `${by.padEnd(28)}${Math.round(reference).toLocaleString("en-US").padStart(10)} rows/s`,
      `${"Wayline, everything".padEnd(28)}${Math.round(rate).toLocaleString("en-US").padStart(10)} rows/s`,
      `${"ratio".padEnd(28)}${(rate / reference).toFixed(2).padStart(10)}`,
      ...(["engineSeconds", "allSeconds"] as const).map(
        (name) =>
          `${(name === "allSeconds" ? "processor, whole process" : "processor, engine's thread").padEnd(28)}${((median(runs.map((run) => run[name])) / rows) * 1e6).toFixed(1).padStart(10)} µs a row`,
      ),
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
      value: Math.round(rate),
      unit: "rows/s",
      reference: Math.round(reference),
      ratio: round(rate / reference, 2),
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
