import { existsSync } from "node:fs";
import type {
  Import,
  ImportOptions,
  ReadOptions,
  RowProblem,
} from "../../../../shared/contract/imports.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import type { Parts } from "../../parts.ts";
import * as rows from "../../store/imports.ts";
import type { ImportRow } from "../../store/imports.ts";
import { createInbox } from "./inbox.ts";
import { takesLists, targetOf } from "./paths.ts";
import { canUndo, present } from "./present.ts";
import { type Plan, planOf } from "./progress.ts";
import type { Inspection } from "./protocol.ts";
import { createRunner } from "./runner.ts";
import { rejectsPath, writeRejects } from "./rejects.ts";
import { createParserThreads } from "./threads.ts";
import { begin } from "./work.ts";

type Page = { items: RowProblem[]; next: string | null };
export type Imports = {
  list(): Import[];
  get(id: string): Import;
  reserveFile(fileName: string): { file: string; path: string };
  paste(text: string): { file: string };
  inspect(given: {
    file: string;
    fileName: string;
    read?: Partial<ReadOptions> | undefined;
  }): Promise<Import>;
  reread(id: string, read: Partial<ReadOptions>): Promise<Import>;
  saveOptions(id: string, options: ImportOptions): Import;
  check(id: string): Import;
  problems(given: {
    id: string;
    severity?: RowProblem["severity"] | undefined;
    after?: string | null | undefined;
    limit: number;
  }): Page;
  exportRejects(id: string): Promise<{ url: string }>;
  /** The file behind `/downloads/rejects-<id>`, or null when it was not written. */
  rejectsFile(id: string): string | null;
  start(id: string): Import;
  cancel(id: string, keep: boolean): Promise<Import>;
  undo(id: string): Import;
  discard(id: string): void;
  /** Goes on with what a crash or closing the project broke off. */
  resume(): void;
  /** Waits until nothing runs any more. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

const conflict = (message: string) => new AppError("CONFLICT", message);

/** Importing contacts. `threads.parser` is the entry file of the parser's thread. */
export function createImports(parts: Parts, { parser }: { parser: URL }): Imports {
  const { store, clock, random, topics } = parts;
  const inbox = createInbox(parts);
  const threads = createParserThreads(parser);
  const stampOf = (row: ImportRow) => ({
    path: inbox.pathOf(row.file),
    bytes: row.bytes,
    modifiedAt: row.modified_at,
  });
  const runner = createRunner(parts, threads, stampOf);

  const rowOf = (id: string): ImportRow => {
    const row = rows.importById(store, id);
    if (!row) throw new AppError("NOT_FOUND", "This import is gone.");
    return { ...row, ...runner.live(id) };
  };
  const shown = (id: string) => present(rowOf(id), clock.now());
  const changeable = (id: string): ImportRow => {
    const row = rowOf(id);
    if (
      row.progress !== null ||
      !["inspected", "checked", "cancelled", "undone", "failed"].includes(row.state)
    )
      throw conflict("This import has run already.");
    return row;
  };

  const look = async (file: string, fileName: string, read: Partial<ReadOptions>) =>
    (await threads.run({
      kind: "inspect",
      path: inbox.pathOf(file),
      fileName,
      read,
      remembered: rows.rememberedMappings(store),
    })) as Inspection;
  const columnsOf = ({ stamp, ...plan }: Inspection) => ({
    bytes: stamp.bytes,
    modified_at: stamp.modifiedAt,
    plan: JSON.stringify(plan satisfies Plan),
  });

  return {
    list: () =>
      rows.allImports(store).map((row) => present({ ...row, ...runner.live(row.id) }, clock.now())),
    get: shown,
    reserveFile: inbox.reserve,
    paste: (text) => ({ file: inbox.write(text) }),
    async inspect({ file, fileName, read = {} }) {
      const inspection = await look(file, fileName, read);
      const id = random.id();
      rows.insertImport(store, {
        id,
        file_name: fileName,
        file,
        ...columnsOf(inspection),
        state: "inspected",
        progress: null,
        counts: null,
        error: null,
        undo_note: null,
        rows_done: 0,
        bytes_done: 0,
        segment_id: null,
        created_at: clock.now(),
        ended_at: null,
      });
      topics.touch("imports");
      return shown(id);
    },
    async reread(id, read) {
      const row = changeable(id);
      const before = planOf(row).read;
      // Another encoding or format changes everything behind it; what was not asked for is detected anew.
      const kept = read.encoding || read.format ? {} : before;
      const inspection = await look(row.file, row.file_name, { ...kept, ...read });
      rows.updateImport(store, id, { ...columnsOf(inspection), state: "inspected", counts: null });
      topics.touch("imports");
      return shown(id);
    },
    saveOptions(id, options) {
      const row = changeable(id);
      const plan = planOf(row);
      refuseBadOptions(plan, options);
      const columns = plan.columns.map((column, index) => ({
        ...column,
        mapping: options.columns[index] ?? column.mapping,
      }));
      rows.updateImport(store, id, {
        plan: JSON.stringify({ ...plan, columns, options }),
        state: "inspected",
        counts: null,
      });
      topics.touch("imports");
      return shown(id);
    },
    check(id) {
      const row = changeable(id);
      rows.updateImport(store, id, { state: "checking", error: null, counts: null });
      runner.start("check", row);
      return shown(id);
    },
    problems({ id, severity, after, limit }) {
      const { key } = rowOf(id);
      const found = rows.problemsAfter(store, key, Number(after ?? -1), severity, limit);
      const last = found.length === limit ? found.at(-1)?.number : undefined;
      const items = found.map(({ row, column, value, reason, severity: kind }) => ({
        row,
        column,
        value,
        reason,
        severity: kind,
      }));
      return { items, next: last === undefined ? null : String(last) };
    },
    async exportRejects(id) {
      await writeRejects(parts, rowOf(id));
      return { url: `/downloads/rejects-${id}` };
    },
    rejectsFile(id) {
      const file = /^[0-9a-f]{32}$/.test(id) ? rejectsPath(parts.folder, id) : null;
      return file !== null && existsSync(file) ? file : null;
    },
    start(id) {
      const row = rowOf(id);
      if (!["inspected", "checked", "failed"].includes(row.state))
        throw conflict("This import has run already.");
      begin(row, parts);
      runner.start("import", row);
      return shown(id);
    },
    async cancel(id, keep) {
      const row = rowOf(id);
      if (await runner.cancel(id, keep ? "keep" : "rollBack")) return shown(id);
      if (row.state !== "failed" || row.progress === null)
        throw conflict("This import is not running.");
      await runner.end(row, keep ? "keep" : "rollBack");
      return shown(id);
    },
    undo(id) {
      const row = rowOf(id);
      if (!canUndo(row, clock.now()))
        throw conflict("An import can be undone for 24 hours after it ended.");
      rows.updateImport(store, id, { state: "undoing" });
      runner.start("undo", row);
      return shown(id);
    },
    discard(id) {
      const row = rowOf(id);
      if (["checking", "importing", "undoing"].includes(row.state))
        throw conflict("This import is running. Cancel it first.");
      rows.deleteImport(store, row);
      inbox.remove(row.file);
      topics.touch("imports");
    },
    resume() {
      for (const row of rows.importsInState(store, "checking"))
        rows.updateImport(store, row.id, { state: "inspected" });
      for (const row of rows.importsInState(store, "undoing")) runner.start("undo", row);
      for (const row of rows.importsInState(store, "importing")) runner.start("import", row);
    },
    idle: runner.idle,
    async stop() {
      await runner.stop();
      await threads.stop();
    },
  };
}

function refuseBadOptions(plan: Plan, options: ImportOptions): void {
  const refuse = (message: string, place?: string) => {
    throw new AppError("BAD_INPUT", message, place === undefined ? {} : { place });
  };
  if (!options.registerEndpoints && !options.defineSegment)
    refuse("Choose whether to save the contacts, to make a segment, or both.");
  if (options.columns.length !== plan.columns.length)
    refuse("The mapping does not fit the columns of the file.");
  const taken = new Set<string>();
  for (const [index, { path }] of options.columns.entries()) {
    if (path === null) continue;
    const header = plan.columns[index]?.header ?? "";
    const target = targetOf(path);
    if (!target) refuse(`There is nothing called “${path}” to import into.`, header);
    else if (taken.has(path) && !takesLists(target))
      refuse(`Two columns go to “${path}”. It takes one.`, header);
    taken.add(path);
  }
}
