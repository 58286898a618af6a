import { setTimeout as wait } from "node:timers/promises";
import type { EngineClient } from "../../../shared/contract/index.ts";
import { refusalOf } from "../app-error.ts";

export type Status = Awaited<ReturnType<EngineClient["system"]["status"]>>;
export type Tasks = Awaited<ReturnType<EngineClient["system"]["tasks"]>>;

type Options = {
  /** Asked for again after each interruption: a restarted engine has another client. */
  engine: () => EngineClient;
  show: (status: Status, tasks: Tasks) => void;
  signal: AbortSignal;
};

const pause = 1000;

/** Shows how the engine stands, again after every change but at most once a second, until the signal. */
export async function followEngine({ engine, show, signal }: Options): Promise<void> {
  while (!signal.aborted) {
    const round = new AbortController();
    try {
      const client = engine();
      const changes = await client.system.changes(undefined, {
        signal: AbortSignal.any([signal, round.signal]),
      });
      let due = Promise.withResolvers<void>();
      const listening = (async () => {
        for await (const _ of changes) due.resolve();
      })();
      due.resolve();
      for (;;) {
        await Promise.race([due.promise, listening.then(ended)]);
        due = Promise.withResolvers<void>();
        const seen = await Promise.all([client.system.status(), client.system.tasks()]).catch(
          nullIfRefused,
        );
        if (seen) show(...seen);
        await wait(pause, undefined, { signal });
      }
    } catch {
      // The engine ended: wait for the one that follows it.
      await wait(pause, undefined, { signal }).catch(() => {});
    } finally {
      round.abort();
    }
  }
}

const ended = (): never => {
  throw new Error("No more changes.");
};

/** Without an open project there is nothing to show; opening one is a change. */
const nullIfRefused = (error: Error): null => {
  if (refusalOf(error)) return null;
  throw error;
};

/** How far the largest running task is, as Electron's progress bars take it: 0 to 1, 2 = unknown, -1 = nothing runs. */
export function progressOf(tasks: Tasks): number {
  const running = tasks.filter((task) => task.state === "running");
  const [largest] = running.toSorted((a, b) => (b.total ?? 0) - (a.total ?? 0));
  if (!largest) return -1;
  return largest.total ? Math.min(largest.done / largest.total, 1) : 2;
}
