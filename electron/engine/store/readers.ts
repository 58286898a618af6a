import { Worker } from "node:worker_threads";
import type { SqlValue } from "./database.ts";

export type Query = { sql: string; values: SqlValue[] };
/** What of the log is written back into the database, in pages. `done` < `log` while others read or write. */
export type Checkpoint = { log: number; done: number };
export type ReadRequest = { number: number; queries: Query[] | "checkpoint" } | "close";
export type ReadReply = { number: number; results: unknown[] } | { number: number; error: string };

/** Heavy reading away from the thread that writes. Queries of one call see one state of the database. */
export type Readers = {
  all<Row>(sql: string, values?: SqlValue[]): Promise<Row[]>;
  /** Several queries over one snapshot. */
  together(queries: Query[]): Promise<unknown[]>;
  /** As `together`, but a newer call with the same topic drops the ones that have not begun. */
  latest(topic: string, queries: Query[]): Promise<unknown[] | null>;
  /** Writes what the log holds back into the database, as far as nobody has to wait for it. */
  checkpoint(): Promise<Checkpoint>;
  close(): Promise<void>;
};

type Job = {
  number: number;
  topic: string | null;
  queries: Query[] | "checkpoint";
  resolve: (results: unknown[] | null) => void;
  reject: (error: Error) => void;
};
type Thread = { worker: Worker; job: Job | null };

const nothingDone: Checkpoint = { log: 0, done: 0 };

/** `entry` is the file of the reader thread; threads start with the first query and at most `size` of them. */
export function createReaders(file: string, entry: URL, size = 2): Readers {
  const threads: Thread[] = [];
  let waiting: Job[] = [];
  let count = 0;
  let closed = false;

  const next = (thread: Thread) => {
    thread.job = waiting.shift() ?? null;
    if (thread.job)
      thread.worker.postMessage({
        number: thread.job.number,
        queries: thread.job.queries,
      } satisfies ReadRequest);
  };
  const startThread = (): Thread => {
    const thread: Thread = {
      worker: new Worker(entry, { workerData: { file }, name: "reader" }),
      job: null,
    };
    thread.worker.on("message", (reply: ReadReply) => {
      const job = thread.job;
      if (job)
        if ("error" in reply) job.reject(new Error(reply.error));
        else job.resolve(reply.results);
      next(thread);
    });
    const fail = (error: Error) => {
      threads.splice(threads.indexOf(thread), 1);
      thread.job?.reject(error);
      thread.job = null;
      if (waiting.length > 0 && !closed) next(startThread());
    };
    thread.worker.on("error", fail);
    thread.worker.on("exit", () => {
      if (threads.includes(thread)) fail(new Error("The reader thread ended."));
    });
    threads.push(thread);
    return thread;
  };
  const enqueue = (queries: Query[] | "checkpoint", topic: string | null) =>
    new Promise<unknown[] | null>((resolve, reject) => {
      if (closed) return reject(new Error("The project is closed."));
      count += 1;
      if (topic !== null) {
        for (const job of waiting) if (job.topic === topic) job.resolve(null);
        waiting = waiting.filter((job) => job.topic !== topic);
      }
      waiting.push({ number: count, topic, queries, resolve, reject });
      const free = threads.find((thread) => !thread.job);
      if (free) next(free);
      else if (threads.length < size) next(startThread());
    });

  return {
    all: async <Row>(sql: string, values: SqlValue[] = []) =>
      ((await enqueue([{ sql, values }], null))?.[0] ?? []) as Row[],
    together: async (queries) => (await enqueue(queries, null)) ?? [],
    latest: (topic, queries) => enqueue(queries, topic),
    checkpoint: async () => ((await enqueue("checkpoint", null))?.[0] ?? nothingDone) as Checkpoint,
    async close() {
      closed = true;
      for (const job of waiting) job.reject(new Error("The project is closed."));
      waiting = [];
      await Promise.all(
        threads.map(async ({ worker }) => {
          worker.postMessage("close" satisfies ReadRequest);
          await new Promise((ended) => worker.once("exit", ended));
        }),
      );
    },
  };
}
