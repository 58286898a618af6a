import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { AppError, appErrorCodes } from "../../../../shared/domain/errors.ts";
import type { Clock } from "../../clock.ts";
import type { Random } from "../../random.ts";
import type { Store } from "../database.ts";
import { readSetting, writeSetting } from "../settings.ts";
import { pruneChanges } from "./changes.ts";
import type { AnswerOf, IndexStatus, InputOf, Order, Question, Said } from "./protocol.ts";

/*
 * The engine's end of the segment index. Invariants:
 * 1. One question is in the thread at a time; the others wait here, where a newer one with the same topic drops them.
 * 2. An answer is of a state of the tables no older than the moment the question was taken up, but for `stale` ones.
 * 3. A snapshot is named in the database after it is whole on the disk; the log of changes is shortened after that. Killed
 *    anywhere between, the next start finds either the named snapshot and the log behind it, or none and reads the tables.
 */
export type AskOptions = {
  /** A newer question with the same topic drops this one; its answer is then null. */
  topic?: string;
  signal?: AbortSignal | undefined;
  /** While the index is far behind, an answer from what it has will do. */
  stale?: boolean;
};
export type SegmentIndex = {
  ask<Kind extends Question>(kind: Kind, input: InputOf<Kind>): Promise<AnswerOf<Kind>>;
  /** As `ask`, but null when a newer question of the topic came, or nobody waits any more. */
  latest<Kind extends Question>(
    kind: Kind,
    input: InputOf<Kind>,
    options: AskOptions,
  ): Promise<AnswerOf<Kind> | null>;
  status(): IndexStatus;
  /** Rows may have changed: reads on in the background. */
  changed(): void;
  rebuild(): Promise<void>;
  /** Writes the snapshot if enough has changed; else does nothing. */
  save(): Promise<void>;
  close(): Promise<void>;
};

type Job = {
  order: Exclude<Order, string>;
  topic: string | null;
  resolve(answer: unknown): void;
  reject(error: Error): void;
  signal: AbortSignal | undefined;
};

export type IndexOptions = {
  store: Store;
  /** The project's folder; the snapshot lies there. */
  folder: string;
  entry: URL;
  clock: Clock;
  random: Random;
  /** The index came to another state, such as ready. */
  onStatus(): void;
  onError(error: unknown): void;
};

const setting = "segmentIndex";
/** Fewer rows than these are read from the tables as fast as from a snapshot. */
const worthSaving = 10_000;
const idleBeforeSaving = 20_000;
const startAfter = 50;

export function createSegmentIndex(options: IndexOptions): SegmentIndex {
  const { store, clock, random, folder } = options;
  const snapshotOf = (nonce: string) => path.join(folder, `index-${nonce}.snapshot`);
  const control = new SharedArrayBuffer(4);
  let nonce = readSetting(store, setting, z.string()) ?? null;
  let worker: Worker | null = null;
  /** The snapshot the thread was to begin with. */
  let startedWith: string | null = null;
  let running: Job | null = null;
  let waiting: Job[] = [];
  let numbers = 0;
  let closed = false;
  let status: IndexStatus = { state: "building", done: 0, rows: 0, memory: 0 };
  let unsaved = 0;
  let pruned = 0;
  let callOffSave: (() => void) | null = null;
  let pruning = Promise.resolve();

  const next = () => {
    if (running || closed) return;
    const job = waiting.shift();
    if (!job) return;
    if (job.signal?.aborted) {
      job.resolve(null);
      next();
      return;
    }
    running = job;
    thread().postMessage(job.order);
  };

  const finish = (): Job | null => {
    const job = running;
    running = null;
    return job;
  };

  function forgetSnapshot(): void {
    if (nonce === null) return;
    rmSync(snapshotOf(nonce), { force: true });
    store.run("DELETE FROM settings WHERE name = ?", setting);
    nonce = null;
  }

  function heard(said: Said): void {
    if ("status" in said) {
      const before = status;
      if (!said.loaded && nonce !== null && nonce === startedWith) forgetSnapshot();
      ({ status, unsaved } = said);
      // Without a snapshot the next start reads the tables as they are: nothing of the log is needed.
      if (nonce === null && status.state === "ready") prune(said.change);
      if (before.state !== status.state || before.rows !== status.rows) options.onStatus();
      return;
    }
    const job = finish();
    if (job)
      if ("answer" in said) job.resolve(said.answer);
      else if ("dropped" in said) job.resolve(null);
      else job.reject(errorOf(said.error));
    next();
  }

  function thread(): Worker {
    if (worker) return worker;
    startedWith = nonce;
    const started = new Worker(options.entry, {
      workerData: {
        file: store.file,
        snapshot: snapshotOf(nonce ?? random.id()),
        nonce,
        control,
      },
      name: "segment index",
    });
    const fail = (error: Error) => {
      if (worker !== started) return;
      worker = null;
      options.onError(error);
      finish()?.reject(error);
      next();
    };
    started.on("message", heard);
    started.on("error", fail);
    started.on("exit", () => fail(new Error("The segment index's thread ended.")));
    worker = started;
    return started;
  }

  function prune(upTo: number): void {
    if (upTo <= pruned || closed) return;
    pruned = upTo;
    pruning = pruning
      .then(() => pruneChanges(store, clock, upTo, () => closed))
      .catch(options.onError);
  }

  const send = (
    order: Exclude<Order, string>,
    { topic, signal }: AskOptions = {},
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(new Error("The project is closed."));
      const job: Job = { order, topic: topic ?? null, resolve, reject, signal };
      if (topic !== undefined) {
        for (const other of waiting) if (other.topic === topic) other.resolve(null);
        waiting = waiting.filter((other) => other.topic !== topic);
        if (running?.topic === topic)
          Atomics.store(new Int32Array(control), 0, running.order.number);
      }
      signal?.addEventListener("abort", () => {
        if (running === job) Atomics.store(new Int32Array(control), 0, order.number);
      });
      waiting.push(job);
      next();
    });
  const number = () => (numbers += 1);

  async function save(force: boolean): Promise<void> {
    callOffSave?.();
    callOffSave = null;
    const rows = status.rows;
    const enough = rows >= worthSaving && (nonce === null || unsaved > Math.max(1000, rows / 100));
    if (!worker || (!force && !enough)) return;
    const fresh = random.id();
    const answer = (await send({ number: number(), save: fresh, file: snapshotOf(fresh) })) as {
      change: number;
    };
    writeSetting(store, setting, fresh);
    nonce = fresh;
    unsaved = 0;
    removeOthers(snapshotOf(fresh));
    prune(answer.change);
  }

  /** Also what a crash left behind between writing a snapshot and naming it. */
  function removeOthers(kept: string): void {
    for (const name of readdirSync(folder))
      if (/^index-.+\.snapshot(\.new)?$/.test(name) && name !== path.basename(kept))
        rmSync(path.join(folder, name), { force: true });
  }

  function planSave(): void {
    callOffSave?.();
    callOffSave = clock.after(idleBeforeSaving, () => {
      callOffSave = null;
      save(false).catch(options.onError);
    });
  }

  const callOffStart = clock.after(startAfter, () => {
    if (!closed) thread();
  });

  return {
    ask: <Kind extends Question>(kind: Kind, input: InputOf<Kind>) =>
      send({ number: number(), kind, input, stale: false }) as Promise<AnswerOf<Kind>>,
    latest: <Kind extends Question>(kind: Kind, input: InputOf<Kind>, ask: AskOptions) =>
      send(
        { number: number(), kind, input, stale: ask.stale ?? false },
        ask,
      ) as Promise<AnswerOf<Kind> | null>,
    status: () => status,
    changed() {
      if (closed || !worker) return;
      worker.postMessage("catchUp" satisfies Order);
      planSave();
    },
    async rebuild() {
      forgetSnapshot();
      await send({ number: number(), rebuild: true });
    },
    save: () => save(true),
    async close() {
      callOffStart();
      if (worker && status.state === "ready") await save(false).catch(options.onError);
      callOffSave?.();
      closed = true;
      for (const job of waiting) job.reject(new Error("The project is closed."));
      waiting = [];
      await pruning;
      const ending = worker;
      if (!ending) return;
      worker = null;
      finish()?.reject(new Error("The project is closed."));
      ending.postMessage("close" satisfies Order);
      await new Promise((ended) => ending.once("exit", ended));
    },
  };
}

function errorOf(error: { message: string; code?: string; place?: string; cure?: string }): Error {
  const code = appErrorCodes.find((one) => one === error.code);
  if (!code) return new Error(error.message);
  return new AppError(code, error.message, {
    ...(error.place === undefined ? {} : { place: error.place }),
    ...(error.cure === undefined ? {} : { cure: error.cure }),
  });
}
