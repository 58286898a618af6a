import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../../shared/domain/errors.ts";
import { lockProject, openStore } from "./database.ts";
import * as schema from "./schema.ts";

const migrations = fileURLToPath(new URL("./migrations", import.meta.url));
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "wayline-store-"));
  file = path.join(folder, "project.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A project with some contacts, closed. */
function make(more: string[] = []): void {
  const store = openStore(file, migrations);
  store.transaction(() => {
    for (let index = 0; index < 2000; index += 1)
      store.run(
        "INSERT INTO contacts (user_id, name, attributes, created_at) VALUES (?, ?, '{}', 0)",
        `user-${index}`,
        "x".repeat(100),
      );
  });
  for (const sql of more) store.run(sql);
  store.close();
}

const everything = () =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name))]),
  );

describe("a database that is refused", () => {
  /** The code of the refusal, and whether anything in the folder is another than before. */
  const open = () => {
    const before = everything();
    try {
      openStore(file, migrations).close();
      return { code: null, changed: null };
    } catch (error) {
      const changed = !isDeepStrictEqual(everything(), before);
      return { code: error instanceof AppError ? error.code : String(error), changed };
    }
  };

  it("stays as it was when a newer version made it", () => {
    make([
      "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', 99999999999999)",
    ]);
    expect(open()).toEqual({ code: "PROJECT_NEWER", changed: false });
  });

  it("stays as it was when a part of it is damaged", () => {
    make();
    const bytes = readFileSync(file);
    bytes.fill(0x55, 40_000, 90_000);
    writeFileSync(file, bytes);
    expect(open()).toEqual({ code: "PROJECT_DAMAGED", changed: false });
  });

  it("stays as it was when it is something else altogether", () => {
    writeFileSync(file, "%PDF-1.7 this is no database, and it is a little longer than a header");
    expect(open()).toEqual({ code: "PROJECT_DAMAGED", changed: false });
  });

  it("opens when nothing is wrong with it", () => {
    make();
    const store = openStore(file, migrations);
    expect(store.get("SELECT count(*) AS count FROM contacts")).toEqual({ count: 2000 });
    store.close();
  });
});

describe("the lock of a project", () => {
  it("keeps another process out until that one ends, however it ends", async () => {
    const other = spawn(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `import { lockProject } from ${JSON.stringify(new URL("./database.ts", import.meta.url).href)};
         lockProject(${JSON.stringify(folder)}); console.log("locked"); setInterval(() => undefined, 1000);`,
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    try {
      await new Promise((locked) => other.stdout.once("data", locked));
      expect(() => lockProject(folder)).toThrow(
        expect.objectContaining({ code: "PROJECT_LOCKED" }),
      );
    } finally {
      const ended = new Promise((end) => other.once("exit", end));
      other.kill("SIGKILL");
      await ended;
    }
    lockProject(folder)();
  });
});

describe("the migrations", () => {
  it("make the tables of the schema, all of them strict", () => {
    const store = openStore(file, migrations);
    const made = store
      .all<{ name: string; strict: number }>(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'",
      )
      .filter(({ name }) => !/^(sqlite_|__drizzle)/.test(name));
    expect(made.filter(({ strict }) => strict !== 1)).toEqual([]);
    const columns = Object.fromEntries(
      made.map(({ name }) => [
        name,
        store
          .all<{ name: string; type: string; notnull: number; pk: number }>(
            `SELECT name, type, "notnull", pk FROM pragma_table_info(?)`,
            name,
          )
          .map((column) => `${column.name} ${column.type} ${column.notnull === 1}`)
          .toSorted(),
      ]),
    );
    store.close();
    const defined = Object.fromEntries(
      Object.values(schema)
        .filter((table) => table instanceof SQLiteTable)
        .map((table) => {
          const config = getTableConfig(table);
          return [
            config.name,
            config.columns
              .map(
                (column) => `${column.name} ${column.getSQLType().toUpperCase()} ${column.notNull}`,
              )
              .toSorted(),
          ];
        }),
    );
    expect(defined).toEqual(columns);
  });
});
