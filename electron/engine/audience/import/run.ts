import { nextKeys, totalChanges } from "../../store/audience.ts";
import { contactsAfter, endpointsAfter } from "../../store/audience-bulk.ts";
import { addressKind, userKind } from "../../store/key-hash.ts";
import { keepLogShort } from "../../store/keep-log-short.ts";
import { type ImportRow, insertProblems, moveImport } from "../../store/imports.ts";
import type { Parts } from "../../parts.ts";
import { Pending } from "./pending.ts";
import { countsOf, type Parsing, type Progress } from "./progress.ts";
import { type Batch, type FileStamp, keptProblems } from "./protocol.ts";
import { addCounts } from "./tally.ts";
import type { ParserThreads } from "./threads.ts";
import { createWriter } from "./writer.ts";

/** Batches between two looks at the log: about 50 MB of it. */
const looksAtLog = 64;

const batchesAhead = 6;
/** A step of the engine's thread should block no longer than this. */
const stepMilliseconds = 14;
/** Twelve bytes each. */
const mostPending = 2_000_000;

export type RunOptions = {
  parts: Parts;
  threads: ParserThreads;
  row: ImportRow;
  stamp: FileStamp;
  parsing: Parsing;
  segmentId: string;
  progress: Progress;
  expectedRows: number;
  signal: AbortSignal;
  moved(rows: number): void;
};

/**
 * Imports a file. Invariants:
 * 1. Rows, counts, problems and the position in the file move in one transaction: a run that is broken off anywhere goes
 *    on behind the last row it stored.
 * 2. The parser is at most a few batches ahead.
 * 3. The engine's thread is held only for one step at a time, whose size follows the time the last ones took.
 * 4. The look-up table is complete when it ends, and for its own look-ups always; `entered` says how far for others.
 */
export async function runImport(given: RunOptions): Promise<void> {
  const { parts, threads, row, progress, parsing, signal } = given;
  const { store, clock } = parts;
  const counts = countsOf(row);
  const control = new Int32Array(new SharedArrayBuffer(8));
  control[0] = batchesAhead;
  const pending = new Pending(store);
  const writer = createWriter(store, {
    importKey: row.key,
    segmentId: given.segmentId,
    now: progress.startedAt,
    options: parsing.options,
    userIdsOnly: parsing.userIdsOnly,
    pending,
    withDocuments: true,
    lookAhead: () => undefined,
  });

  let changesSeen = totalChanges(store);
  let alone = true;
  let stepRows = 500;
  let skip = progress.position?.skip ?? 0;

  /**
   * One transaction of ours, between which others of this thread may write. It does not wait for the disk: after a power
   * cut the import goes on from the last step that got there, and whoever commits next waits for ours as well.
   */
  const step = (work: () => void) => {
    if (totalChanges(store) !== changesSeen) alone = false;
    store.sqlite.pragma("synchronous = NORMAL");
    try {
      store.transaction(work);
    } finally {
      store.sqlite.pragma("synchronous = FULL");
    }
    changesSeen = totalChanges(store);
  };
  const save = () =>
    moveImport(store, row.key, {
      progress: JSON.stringify(progress),
      counts,
      rows: counts.rows,
      bytes: progress.position?.offset ?? 0,
    });
  const report = (problems: Batch["problems"]) => {
    const room = Math.max(0, keptProblems - progress.problems);
    insertProblems(store, row.key, progress.problems, problems.slice(0, room));
    progress.problems += Math.min(room, problems.length);
  };

  const enterPending = async () => {
    for (const slice of pending.slices()) {
      step(slice);
      await clock.breathe();
    }
    const next = nextKeys(store);
    progress.entered = { endpoint: next.endpoint - 1, contact: next.contact - 1 };
    step(save);
  };

  const storeBatch = async (batch: Batch) => {
    let at = skip;
    skip = 0;
    do {
      if (signal.aborted) return;
      let to = Math.min(batch.count, at + stepRows);
      while (to < batch.count && batch.lines[to] === batch.lines[to - 1]) to += 1;
      const began = clock.tick();
      step(() => {
        const tally = writer.write(batch, at, to, alone);
        addCounts(counts, tally.counts);
        const whole = to >= batch.count;
        if (whole) addCounts(counts, batch);
        const problems = whole ? [...batch.problems, ...tally.problems] : tally.problems;
        report(problems.sort((one, two) => one.row - two.row));
        progress.position = whole
          ? { offset: batch.end, line: batch.endLine, skip: 0 }
          : { offset: batch.start, line: batch.startLine, skip: to };
        save();
      });
      const took = Math.max(0.1, clock.tick() - began);
      const aimed = (Math.max(1, to - at) * stepMilliseconds) / took;
      stepRows = Math.round(Math.min(8_000, Math.max(20, stepRows * 2, 20), Math.max(20, aimed)));
      at = to;
      given.moved(counts.rows);
      await clock.breathe();
    } while (at < batch.count);
    if (pending.entries >= mostPending) await enterPending();
  };

  await gatherAgain(given, pending);
  const queue: Batch[] = [];
  let wake: () => void = () => undefined;
  let ended: { error: unknown } | null = null;
  const onAbort = () => {
    Atomics.store(control, 1, 1);
    Atomics.notify(control, 0);
    wake();
  };
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  const parser = threads.run(
    {
      kind: "parse",
      ...parsing,
      stamp: given.stamp,
      from: progress.position,
      idPrefix: progress.idPrefix,
      timeZone: parts.settings().timeZone,
      database: store.file,
      expectedRows: given.expectedRows,
      control,
    },
    {
      batch: ({ batch }) => {
        queue.push(batch);
        wake();
      },
    },
  );
  parser.then(
    () => {
      ended = { error: null };
      wake();
    },
    (error: unknown) => {
      ended = { error };
      wake();
    },
  );

  const log = keepLogShort(parts, looksAtLog);
  try {
    for (;;) {
      const batch = queue.shift();
      if (batch && !signal.aborted) {
        Atomics.add(control, 0, 1);
        Atomics.notify(control, 0);
        await storeBatch(batch);
        await log.afterBatch();
      } else if (ended || signal.aborted) break;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
    const failure = ended as { error: unknown } | null;
    if (failure?.error) throw failure.error;
    await enterPending();
  } finally {
    onAbort();
    signal.removeEventListener("abort", onAbort);
    await Promise.allSettled([parser]);
    await log.end();
  }
}

/** After a crash: rows that were stored but not yet entered into the look-up table. */
async function gatherAgain({ parts, row, progress }: RunOptions, pending: Pending): Promise<void> {
  const { store, clock } = parts;
  const few = 2_000;
  for (let last = progress.entered.endpoint, more = true; more;) {
    const rows = endpointsAfter(store, last, row.key, few);
    for (const { key, address, channel } of rows)
      pending.addText(addressKind(channel), address, key);
    more = rows.length === few;
    last = rows.at(-1)?.key ?? last;
    await clock.breathe();
  }
  for (let last = progress.entered.contact, more = true; more;) {
    const rows = contactsAfter(store, last, row.key, few);
    for (const { key, user_id: userId } of rows) pending.addText(userKind, userId, key);
    more = rows.length === few;
    last = rows.at(-1)?.key ?? last;
    await clock.breathe();
  }
}
