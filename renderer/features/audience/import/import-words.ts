import type { Import, ImportCounts } from "../../../../shared/contract/imports.ts";
import type { Task } from "../../../../shared/contract/system.ts";
import { duration, plural, type Format } from "../../../ui/format.ts";

type Counts = Pick<Format, "count">;

/** “9,310 added, 690 updated, 12 rejected.” */
export function resultSentence(counts: ImportCounts, format: Counts): string {
  const { added, updated, rejected } = counts;
  const parts = [`${format.count(added)} added`, `${format.count(updated)} updated`];
  if (rejected > 0) parts.push(`${format.count(rejected)} rejected`);
  return `${parts.join(", ")}.`;
}

/** What else the rows were: “20 duplicates, 118 unchanged, 40 warnings”; empty when nothing else. */
export function alsoSentence(counts: ImportCounts, format: Counts): string {
  return [
    { count: counts.unchanged, text: `${format.count(counts.unchanged)} unchanged` },
    { count: counts.duplicates, text: plural(format.count(counts.duplicates), "duplicate") },
    { count: counts.warnings, text: plural(format.count(counts.warnings), "warning") },
  ]
    .filter(({ count }) => count > 0)
    .map(({ text }) => text)
    .join(", ");
}

const contacts = (count: number, format: Counts) => plural(format.count(count), "contact");

/** “9,310 contacts are removed and 690 get their old values back.” */
function undoConsequence(counts: ImportCounts | null, format: Counts): string {
  const { added = 0, updated = 0 } = counts ?? {};
  const is = added === 1 ? "is" : "are";
  const gets = updated === 1 ? "gets its" : "get their";
  if (added > 0 && updated > 0)
    return `${contacts(added, format)} ${is} removed and ${format.count(updated)} ${gets} old values back.`;
  if (added > 0) return `${contacts(added, format)} ${is} removed.`;
  if (updated > 0) return `${contacts(updated, format)} ${gets} old values back.`;
  return "Everything it changed is changed back.";
}

export const undoQuestion = (
  { fileName, counts }: Pick<Import, "fileName" | "counts">,
  format: Counts,
): string => `Undo import of ${fileName}? ${undoConsequence(counts, format)}`;

/** What the check found that will not be imported: “12 rows will be left out.” */
export function leftOut(counts: ImportCounts, format: Counts): string {
  if (counts.rejected === 0) return "Every row can be imported.";
  if (counts.rejected >= counts.rows) return "Every row would be left out.";
  return `${plural(format.count(counts.rejected), "row")} will be left out.`;
}

/** “312,400 of 1,000,000 rows · 41,000 /s · 17 s left”; what is not known is left out, never invented. */
export function progressWords(
  imported: Pick<Import, "rowsDone" | "bytesDone" | "bytes">,
  task: Task | undefined,
  format: Counts,
  now: number,
): string {
  const { rowsDone, bytesDone, bytes } = imported;
  const total = task?.total ?? null;
  const words = [
    total === null
      ? `${format.count(rowsDone)} rows`
      : `${format.count(rowsDone)} of ${format.count(total)} rows`,
  ];
  if (task?.perSecond) words.push(`${format.count(Math.round(task.perSecond))} /s`);
  const took = task ? now - task.startedAt : 0;
  if (took > 2_000 && bytesDone > 0 && bytesDone < bytes)
    words.push(`${duration((took / bytesDone) * (bytes - bytesDone), 1)} left`);
  return words.join(" · ");
}
