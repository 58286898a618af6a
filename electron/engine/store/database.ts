import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { drizzle, type BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { z } from "zod";
import { AppError } from "../../../shared/domain/errors.ts";
import { addFunctions } from "./functions.ts";
import * as schema from "./schema.ts";

/*
 * One project is one SQLite file. Invariants:
 * 1. One connection writes: this one, in the engine's thread. Readers are other threads with read-only connections.
 * 2. WAL with synchronous=FULL: what a transaction committed is on the disk, whatever happens next.
 * 3. Migrations are numbered files, run in one transaction; a database that knows newer ones is refused, untouched.
 * 4. A damaged database is refused before anything is written to it.
 */
export type SqlValue = string | number | bigint | Buffer | null;
export type Rows = Record<string, SqlValue>;
export type Store = {
  readonly file: string;
  readonly sqlite: Sqlite.Database;
  readonly orm: BetterSQLite3Database<typeof schema>;
  /** Runs `work` as one transaction (nested calls join it). */
  transaction<Result>(work: () => Result): Result;
  all<Row>(sql: string, ...values: SqlValue[]): Row[];
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined;
  run(sql: string, ...values: SqlValue[]): Sqlite.RunResult;
  close(): void;
};

/** Pages of the log at which a commit writes it back into the database by itself. */
export const longLog = 20_000;

const Journal = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });

function newestKnown(migrationsFolder: string): number {
  const journal: unknown = JSON.parse(
    readFileSync(path.join(migrationsFolder, "meta", "_journal.json"), "utf8"),
  );
  return Math.max(...Journal.parse(journal).entries.map((entry) => entry.when));
}

function refuseNewer(sqlite: Sqlite.Database, migrationsFolder: string): void {
  const has = sqlite
    .prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'")
    .get();
  if (!has) return;
  const newest = sqlite
    .prepare<[], { newest: number | null }>(
      "SELECT max(created_at) AS newest FROM __drizzle_migrations",
    )
    .get()?.newest;
  if (newest !== null && newest !== undefined && newest > newestKnown(migrationsFolder))
    throw new AppError(
      "PROJECT_NEWER",
      "This project was last opened by a newer version of Wayline. Nothing was changed.",
      { place: sqlite.name, cure: "Update Wayline on this computer, then open the project again." },
    );
}

/** Opens or creates the project's database and brings it up to date. */
export function openStore(file: string, migrationsFolder: string): Store {
  const existed = existsSync(file);
  if (existed && statSync(file).size === 0) refuseEmpty(file);
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = new Sqlite(file);
    if (existed) checkHealth(sqlite);
    refuseNewer(sqlite, migrationsFolder);
    sqlite.pragma("journal_mode = WAL");
    sqlite.pragma("synchronous = FULL");
    sqlite.pragma("foreign_keys = ON");
    sqlite.pragma("cache_size = -65536");
    sqlite.pragma("temp_store = MEMORY");
    sqlite.pragma(`wal_autocheckpoint = ${longLog}`);
    sqlite.pragma("journal_size_limit = 67108864");
    addFunctions(sqlite);
    const orm = drizzle({ client: sqlite, schema });
    migrate(orm, { migrationsFolder });
    return storeOf(sqlite, orm);
  } catch (error) {
    sqlite?.close();
    // A project that could not be made leaves nothing behind that would look like a damaged one.
    if (!existed) for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
    throw readable(error, file);
  }
}

/**
 * SQLite takes an empty file for a new database, and even deletes the journal beside it. One that lost its content must not
 * open as a project without data.
 */
function refuseEmpty(file: string): never {
  throw new AppError(
    "PROJECT_DAMAGED",
    `“${path.basename(file)}” is empty: what was in this project is not there any more. Nothing was written to it.`,
    {
      place: file,
      cure: `Restore a backup from “${path.join(path.dirname(file), "backups")}”, or remove the empty file to begin anew.`,
    },
  );
}

function checkHealth(sqlite: Sqlite.Database): void {
  const result = sqlite.pragma("quick_check(1)", { simple: true });
  if (result !== "ok") throw Object.assign(new Error(String(result)), { code: "SQLITE_CORRUPT" });
}

function storeOf(sqlite: Sqlite.Database, orm: BetterSQLite3Database<typeof schema>): Store {
  const prepared = new Map<string, Sqlite.Statement<SqlValue[]>>();
  const prepare = (sql: string) => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = sqlite.prepare<SqlValue[]>(sql);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    file: sqlite.name,
    sqlite,
    orm,
    transaction: (work) => guard(sqlite.name, () => sqlite.transaction(work).immediate()),
    all: <Row>(sql: string, ...values: SqlValue[]) => prepare(sql).all(...values) as Row[],
    get: <Row>(sql: string, ...values: SqlValue[]) =>
      prepare(sql).get(...values) as Row | undefined,
    run: (sql, ...values) => guard(sqlite.name, () => prepare(sql).run(...values)),
    close() {
      if (sqlite.open) sqlite.close();
    },
  };
}

function guard<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw readable(error, file);
  }
}

/** Turns what SQLite says into what a person can act on; anything else passes unchanged. */
export function readable(error: unknown, file: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "SQLITE_FULL" || code === "ENOSPC" || code === "SQLITE_IOERR_WRITE")
    return new AppError(
      "DISK_FULL",
      "There is no room left on the disk. The last change is not saved.",
      {
        place: file,
        cure: "Make room on that disk, then try again.",
      },
    );
  if (code === "SQLITE_CORRUPT" || code === "SQLITE_NOTADB")
    return new AppError(
      "PROJECT_DAMAGED",
      "The project's database is damaged and was not opened. Nothing was written to it.",
      { place: file, cure: "Restore a backup of the project folder, or open another project." },
    );
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED"))
    return new AppError("PROJECT_LOCKED", "Another program has this project open.", {
      place: file,
      cure: "Close it there, then open the project again.",
    });
  if (
    code === "SQLITE_CANTOPEN" ||
    code === "SQLITE_READONLY" ||
    code === "EACCES" ||
    code === "EROFS"
  )
    return new AppError("FILE_UNREADABLE", "The project folder can't be written.", {
      place: file,
      cure: "Check the permissions of that folder, or choose another one.",
    });
  return error;
}

/**
 * Keeps a second copy of the program out of a project: an exclusive lock that the operating system lets go of by itself
 * when the process ends, however it ends.
 */
export function lockProject(folder: string): () => void {
  const lock = new Sqlite(path.join(folder, "project.lock"), { timeout: 0 });
  try {
    lock.pragma("journal_mode = DELETE");
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    throw readable(error, folder);
  }
  return () => lock.close();
}
