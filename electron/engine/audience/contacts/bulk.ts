import type { BulkAct, ContactSelection } from "../../../../shared/contract/contacts.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import { day } from "../../../../shared/domain/time.ts";
import type { Parts } from "../../parts.ts";
import {
  bulkById,
  bulkChanges,
  countBulkChanges,
  deleteBulkChanges,
  endBulk,
  insertBulk,
  keepBulk,
  moveBulk,
  openBulks,
  setBulkState,
  type BulkRecord,
} from "../../store/bulk-acts.ts";
import { findSegment, getSegment } from "../../store/segments.ts";
import type { RunningTask } from "../../tasks.ts";
import { applySlice, undoSlice } from "./bulk-slice.ts";
import { bulkWords } from "./bulk-words.ts";
import { chosenBy } from "./chosen.ts";

/** Above this many contacts an act is a task that is not waited for. */
const most = 1_000;
/** How long an act can be taken back. */
const undoable = day;
/** A slice, with its commit; what others ask waits no longer. */
const stepMilliseconds = 40;
/** Told to the windows no more often than this, in milliseconds. */
const tellEvery = 300;

/*
 * Acts on many contacts, in slices short enough that nobody waits for them. Each slice moves the act in the same
 * transaction as its contacts, and undoing removes what it has taken back: after a crash either just goes on. One act is
 * under way at a time, in the order they were asked for.
 */
export function createBulk(parts: Parts) {
  const { store, clock, topics, tasks, random, log } = parts;
  const stopping = new AbortController();
  /** Acts that are to be taken back before they are through: they go no further. */
  const halted = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();

  const fresh = (id: string): BulkRecord => {
    const bulk = bulkById(store, id);
    if (!bulk) throw new AppError("NOT_FOUND", "This act is not there any more.");
    return bulk;
  };

  /** Repeats a step until nothing is left of it; its size follows the time it takes. */
  const repeat = async (
    task: RunningTask | null,
    step: (size: number) => boolean,
    enough = () => false,
  ) => {
    let size = 100;
    let told = clock.tick();
    while (!stopping.signal.aborted && !task?.signal.aborted && !enough()) {
      const began = clock.tick();
      const more = store.transaction(() => step(size));
      if (!more || clock.tick() - told > tellEvery) {
        topics.touch("contacts");
        told = clock.tick();
      }
      if (!more) return;
      const took = Math.max(0.1, clock.tick() - began);
      size = Math.round(
        Math.min(5_000, Math.max(20, Math.min(size * 2, (size * stepMilliseconds) / took))),
      );
      await clock.breathe();
    }
  };

  const segmentName = (act: BulkAct) =>
    "segmentId" in act ? (findSegment(store, act.segmentId)?.name ?? null) : null;
  const start = (bulk: BulkRecord, kind: "bulk" | "undoBulk", total: number) =>
    total > most
      ? tasks.start({
          kind,
          name: `${kind === "undoBulk" ? "Undo: " : ""}${bulkWords(bulk.act, segmentName(bulk.act))}`,
          unit: "contacts",
          link: "/audience",
          cancellable: kind === "bulk",
        })
      : null;

  const perform = async (id: string): Promise<void> => {
    const bulk = fresh(id);
    if (bulk.state !== "running") return;
    const task = start(bulk, "bulk", bulk.total);
    let done = bulk.up_to;
    const step = (size: number) => {
      const slice = bulk.selected.subarray(done, done + size);
      const changed = applySlice(store, bulk.act, bulk.key, [...slice]);
      done += slice.length;
      moveBulk(store, bulk.key, done, changed);
      if (done >= bulk.total) endBulk(store, bulk.key, "done", clock.now());
      task?.progress(done, bulk.total);
      return done < bulk.total;
    };
    await repeat(task, step, () => halted.has(id));
    if (task?.signal.aborted || (halted.has(id) && done < bulk.total))
      endBulk(store, bulk.key, "cancelled", clock.now());
    task?.end();
    topics.touch("segments");
  };

  const performUndo = async (id: string): Promise<{ contacts: number; kept: number }> => {
    const bulk = fresh(id);
    const total = countBulkChanges(store, bulk.key);
    const task = start(bulk, "undoBulk", total);
    let done = 0;
    await repeat(task, (size) => {
      const changes = bulkChanges(store, bulk.key, size);
      const end = changes.at(-1);
      if (end) {
        keepBulk(store, bulk.key, undoSlice(store, bulk.act, changes));
        deleteBulkChanges(store, bulk.key, end.contact);
      } else setBulkState(store, bulk.key, "undone");
      done += changes.length;
      task?.progress(done, total);
      return end !== undefined;
    });
    task?.end();
    topics.touch("segments");
    const { changed, kept } = fresh(id);
    return { contacts: changed - kept, kept };
  };

  /** After what was asked for before. What goes wrong is told by the act's row and, where somebody waits, to them. */
  const queue = <Result>(id: string, work: () => Promise<Result>): Promise<Result> => {
    const result = last.then(async () => {
      try {
        return await work();
      } catch (error) {
        const said =
          error instanceof AppError ? error.message : `noted as ${log.error(`bulk ${id}`, error)}`;
        const bulk = bulkById(store, id);
        if (bulk) endBulk(store, bulk.key, "failed", clock.now(), said);
        throw error;
      }
    });
    last = result.catch(() => undefined);
    return result;
  };

  return {
    async bulk(
      selection: ContactSelection,
      act: BulkAct,
    ): Promise<{ contacts: number; undo: string | null }> {
      checkAct(parts, act);
      const selected = await chosenBy(parts, selection);
      const undo = act.kind === "delete" ? null : random.id();
      if (selected.length === 0) return { contacts: 0, undo: null };
      const id = undo ?? random.id();
      insertBulk(store, { id, act, selected, now: clock.now() });
      const work = queue(id, () => perform(id));
      if (selected.length <= most) await work;
      else void work.catch(() => undefined);
      return { contacts: selected.length, undo };
    },

    async undoBulk(undo: string): Promise<{ contacts: number; kept: number }> {
      const bulk = fresh(undo);
      if (bulk.state === "undone" || bulk.state === "undoing")
        throw new AppError("CONFLICT", "This was taken back already.");
      if (bulk.act.kind === "delete")
        throw new AppError("BAD_INPUT", "Deleting contacts can’t be taken back.");
      if (bulk.ended_at !== null && bulk.ended_at < clock.now() - undoable)
        throw new AppError("CONFLICT", "This can be taken back for 24 hours, and they are over.", {
          cure: "Change the contacts by hand.",
        });
      halted.add(undo);
      return queue(undo, async () => {
        halted.delete(undo);
        setBulkState(store, bulk.key, "undoing");
        return performUndo(undo);
      });
    },

    /** Goes on with what a crash, or closing the project, cut short. */
    resume(): void {
      for (const { id, state } of openBulks(store))
        void queue(id, async () => {
          if (state === "undoing") await performUndo(id);
          else await perform(id);
        }).catch(() => undefined);
    },
    idle: async () => void (await last),
    async stop(): Promise<void> {
      stopping.abort();
      await last;
    },
  };
}

function checkAct({ store }: Parts, act: BulkAct): void {
  if (act.kind !== "addToSegment" && act.kind !== "removeFromSegment") return;
  const segment = getSegment(store, act.segmentId);
  if (segment.type !== "static")
    throw new AppError(
      "BAD_INPUT",
      `“${segment.name}” is ${segment.type === "dynamic" ? "made by rules" : "an imported segment"}: contacts can’t be put into it by hand.`,
      { place: segment.name, cure: "Choose or make a static segment." },
    );
}
