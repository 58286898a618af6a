import type { Parts } from "../../parts.ts";
import { type ImportRow, updateImport, removeSegment } from "../../store/imports.ts";
import { forgetGone } from "../../store/lookups.ts";
import { countKept, keptNames, removeMade, restoreChanged } from "../../store/import-undo.ts";
import { progressOf } from "./progress.ts";

const stepMilliseconds = 14;

/**
 * Takes back what an import did: changed rows get their old values, made ones go, and so does its segment. Every step
 * leaves less to do, so that after a crash it just goes on. Contacts with messages stay and are named.
 */
export async function undoImport(
  parts: Parts,
  row: ImportRow,
  moved: (done: number) => void,
  signal: AbortSignal,
): Promise<string | null> {
  const { store, clock } = parts;
  const before = progressOf(row)?.before ?? { endpoint: 0, contact: 0 };
  let size = 200;
  let done = 0;
  /** Repeats a step until it finds nothing more; its size follows the time it takes. */
  const repeat = async (step: (limit: number) => number) => {
    while (!signal.aborted) {
      const began = clock.tick();
      const count = store.transaction(() => step(size));
      if (count === 0) return;
      done += count;
      moved(done);
      const took = Math.max(0.1, clock.tick() - began);
      size = Math.round(
        Math.min(5_000, Math.max(20, Math.min(size * 2, (size * stepMilliseconds) / took))),
      );
      await clock.breathe();
    }
  };
  if (row.segment_id !== null) {
    const { segment_id: segmentId } = row;
    store.transaction(() => {
      removeSegment(store, segmentId);
      updateImport(store, row.id, { segment_id: null });
    });
  }
  await repeat((limit) => restoreChanged(store, row.key, limit));
  const madeBy = { importKey: row.key, ...before };
  let lastEndpoint = before.endpoint;
  await repeat((limit) => {
    const removed = removeMade(store, "endpoints", { ...madeBy, after: lastEndpoint }, limit);
    lastEndpoint = removed.last;
    return removed.seen;
  });
  let lastContact = before.contact;
  await repeat((limit) => {
    const removed = removeMade(store, "contacts", { ...madeBy, after: lastContact }, limit);
    lastContact = removed.last;
    return removed.seen;
  });
  let lastLump = -1;
  await repeat((limit) => {
    const forgotten = forgetGone(store, before, lastLump, limit);
    lastLump = forgotten.last;
    return forgotten.seen;
  });
  const kept = countKept(store, row.key, before.contact);
  if (kept === 0) return null;
  const names = keptNames(store, row.key, before.contact, 3);
  const more =
    kept > names.length ? ` and ${(kept - names.length).toLocaleString("en-US")} more` : "";
  return `${kept.toLocaleString("en-US")} ${kept === 1 ? "contact was" : "contacts were"} kept, because messages were sent to them or others use them since: ${names.join(", ")}${more}.`;
}
