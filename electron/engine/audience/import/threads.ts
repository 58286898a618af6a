import { Worker } from "node:worker_threads";
import { AppError } from "../../../../shared/domain/errors.ts";
import type { Job, Said } from "./protocol.ts";

type Listener = {
  batch?: (said: Extract<Said, { kind: "batch" }>) => void;
  progress?: (said: Extract<Said, { kind: "progress" }>) => void;
};
type Result = Extract<Said, { kind: "done" }>["result"];
/** Threads that read files: one job each at a time, started when needed, one kept for the next job. */
export type ParserThreads = {
  run(job: Job, listener?: Listener): Promise<Result>;
  stop(): Promise<void>;
};

/** Rows die young: with room for a whole batch the collector has little to copy. */
const youngMegabytes = 96;

export function createParserThreads(entry: URL): ParserThreads {
  const all = new Set<Worker>();
  const idle: Worker[] = [];
  let stopped = false;

  const start = () => {
    const worker = new Worker(entry, {
      name: "parser",
      resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
    });
    worker.unref();
    all.add(worker);
    return worker;
  };
  const release = (worker: Worker) => {
    worker.unref();
    if (idle.length === 0 && !stopped) idle.push(worker);
    else void end(worker);
  };
  const end = async (worker: Worker) => {
    all.delete(worker);
    await worker.terminate();
  };

  return {
    run: (job, listener = {}) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(new AppError("NO_PROJECT", "The project is closed."));
        const worker = idle.pop() ?? start();
        worker.ref();
        const over = () => {
          worker.off("error", broken).off("exit", ended).off("message", hear);
        };
        const broken = (error: Error) => {
          over();
          all.delete(worker);
          reject(error);
        };
        const ended = () => broken(new Error("The parser's thread ended."));
        const hear = (said: Said) => {
          if (said.kind === "batch") return listener.batch?.(said);
          if (said.kind === "progress") return listener.progress?.(said);
          over();
          release(worker);
          if (said.kind === "done") return resolve(said.result);
          const { code, message, place, cure } = said;
          reject(
            code === null
              ? new Error(message)
              : new AppError(code, message, { ...(place && { place }), ...(cure && { cure }) }),
          );
        };
        worker.on("error", broken).on("exit", ended).on("message", hear);
        worker.postMessage(job);
      }),
    async stop() {
      stopped = true;
      await Promise.all([...all].map(end));
    },
  };
}
