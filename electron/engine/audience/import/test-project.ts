import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Import, ImportOptions } from "../../../../shared/contract/imports.ts";
import type { ProjectSettings } from "../../../../shared/domain/project.ts";
import { type Clock, systemClock } from "../../clock.ts";
import { silentLog } from "../../log.ts";
import type { Parts } from "../../parts.ts";
import { seededRandom } from "../../random.ts";
import { openStore } from "../../store/database.ts";
import { createTasks } from "../../tasks.ts";
import { createTopics } from "../../topics.ts";
import { createImports, type Imports } from "./imports.ts";

const migrations = path.join(import.meta.dirname, "../../store/migrations");
const parser = new URL("../parser.ts", import.meta.url);

/** A project in a folder of its own with importing only: real files, real database, real threads. */
export type TestProject = {
  readonly parts: Parts;
  readonly imports: Imports;
  clock: { now: number };
  /** Puts a file into the inbox and inspects it. */
  put(content: string | Uint8Array, fileName?: string): Promise<Import>;
  /** The same, imported with these options. */
  load(content: string | Uint8Array, options?: Partial<ImportOptions>): Promise<Import>;
  /** Lets go of everything as a crash would and opens the project again. */
  reopen(): Promise<void>;
  close(): Promise<void>;
};

export function openTestProject(seed = "imports"): TestProject {
  const folder = mkdtempSync(path.join(tmpdir(), "wayline-import-"));
  mkdirSync(path.join(folder, "inbox"));
  const time = { now: Date.parse("2026-11-04T09:00:00Z") };
  const clock: Clock = { ...systemClock, now: () => time.now };
  const random = seededRandom(seed);
  const open = () => {
    const topics = createTopics(clock);
    const parts = {
      folder,
      store: openStore(path.join(folder, "project.sqlite"), migrations),
      clock,
      random,
      log: silentLog,
      topics,
      tasks: createTasks(clock, random, topics),
      settings: () => ({ timeZone: "Europe/Vienna" }) as ProjectSettings,
    } as unknown as Parts;
    return { parts, imports: createImports(parts, { parser }) };
  };
  let current = open();
  const project: TestProject = {
    get parts() {
      return current.parts;
    },
    get imports() {
      return current.imports;
    },
    clock: time,
    async put(content, fileName = "people.csv") {
      const { file, path: target } = current.imports.reserveFile(fileName);
      writeFileSync(target, content);
      return current.imports.inspect({ file, fileName });
    },
    async load(content, options = {}) {
      const { id, options: found } = await project.put(content);
      current.imports.saveOptions(id, { ...found, ...options });
      current.imports.start(id);
      await current.imports.idle();
      return current.imports.get(id);
    },
    async reopen() {
      await current.imports.stop();
      current.parts.store.close();
      current = open();
    },
    async close() {
      await current.imports.stop();
      current.parts.store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return project;
}
