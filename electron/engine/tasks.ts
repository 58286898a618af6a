import type { Task } from "../../shared/contract/system.ts";
import type { Clock } from "./clock.ts";
import type { Random } from "./random.ts";
import type { Topics } from "./topics.ts";

/** Long work as the task tray shows it. Lives as long as the engine; what must survive is kept by the work itself. */
export type RunningTask = {
  readonly id: string;
  readonly signal: AbortSignal;
  progress(done: number, total: number | null): void;
  end(error?: string): void;
};
export type Tasks = {
  start(task: Pick<Task, "kind" | "name" | "unit" | "link" | "cancellable">): RunningTask;
  list(): Task[];
  cancel(id: string): void;
  clear(): void;
};

export function createTasks(clock: Clock, random: Random, topics: Topics): Tasks {
  const tasks = new Map<string, { task: Task; abort: AbortController }>();
  return {
    start(given) {
      const abort = new AbortController();
      const task: Task = {
        ...given,
        id: random.id(),
        state: "running",
        done: 0,
        total: null,
        perSecond: null,
        startedAt: clock.now(),
        endedAt: null,
        error: null,
      };
      tasks.set(task.id, { task, abort });
      topics.touch("tasks");
      return {
        id: task.id,
        signal: abort.signal,
        progress(done, total) {
          task.done = done;
          task.total = total;
          const seconds = (clock.now() - task.startedAt) / 1000;
          task.perSecond = seconds >= 1 && done > 0 ? done / seconds : null;
          topics.touch("tasks");
        },
        end(error) {
          task.state = abort.signal.aborted ? "cancelled" : error ? "failed" : "done";
          task.error = error ?? null;
          task.endedAt = clock.now();
          topics.touch("tasks");
        },
      };
    },
    list: () => [...tasks.values()].map(({ task }) => ({ ...task })).reverse(),
    cancel(id) {
      tasks.get(id)?.abort.abort();
    },
    clear() {
      for (const [id, { task }] of tasks) if (task.state !== "running") tasks.delete(id);
      topics.touch("tasks");
    },
  };
}
