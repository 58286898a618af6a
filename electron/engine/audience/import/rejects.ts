import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import Papa from "papaparse";
import { readable } from "../../store/database.ts";
import { type ImportRow, problemsAfter } from "../../store/imports.ts";
import type { Parts } from "../../parts.ts";
import { planOf } from "./progress.ts";

export const rejectsPath = (folder: string, id: string): string =>
  path.join(folder, "exports", `rejects-${id}.csv`);

/** Writes the rejected rows as they were, with the line they stand on and what is wrong with them. */
export async function writeRejects({ store, clock, folder }: Parts, row: ImportRow): Promise<void> {
  const file = rejectsPath(folder, row.id);
  const headers = planOf(row).columns.map((column) => column.header);
  const csv = (rows: (string | number)[][]) => `${Papa.unparse(rows, { newline: "\r\n" })}\r\n`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `\uFEFF${csv([[...headers, "row", "reason"]])}`);
    let open = { row: -1, raw: "[]", reasons: [] as string[] };
    let lines: (string | number)[][] = [];
    const close = () => {
      if (open.row < 0) return;
      const cells = JSON.parse(open.raw) as string[];
      const padded = Array.from(
        { length: Math.max(headers.length, cells.length) },
        (_, at) => cells[at] ?? "",
      );
      lines.push([...padded.slice(0, headers.length), open.row, open.reasons.join(" ")]);
      open = { row: -1, raw: "[]", reasons: [] };
    };
    for (let after = -1; ;) {
      const problems = problemsAfter(store, row.key, after, "error", 1_000);
      for (const problem of problems) {
        after = problem.number;
        if (problem.raw === null) continue;
        if (open.row !== problem.row) {
          close();
          open = { row: problem.row, raw: problem.raw, reasons: [] };
        }
        open.reasons.push(problem.reason);
      }
      if (problems.length === 0) close();
      if (lines.length > 0) appendFileSync(file, csv(lines));
      lines = [];
      if (problems.length === 0) return;
      await clock.breathe();
    }
  } catch (error) {
    throw readable(error, file);
  }
}
