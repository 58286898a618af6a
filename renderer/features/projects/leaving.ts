import type { useStatus } from "../../data/use-current-project.ts";

type Status = Pick<NonNullable<ReturnType<typeof useStatus>>, "scheduler" | "queue">;

const names = (list: readonly { name: string }[]) => [
  ...new Set(list.map(({ name }) => `“${name}”`)),
];

/** What stands still while this project is closed, in a sentence; null when nothing does. */
export function whatPauses(status: Status | undefined): string | null {
  if (!status) return null;
  const found = names([
    ...status.queue.running.filter((run) => !run.paused),
    ...(status.scheduler.state === "running" ? status.scheduler.next : []),
  ]);
  if (found.length === 0) return null;
  const rest = found.length > 3 ? ` and ${found.length - 2} more` : "";
  const shown = rest ? found.slice(0, 2) : found;
  const verb = found.length === 1 ? "waits" : "wait";
  return `${shown.join(", ")}${rest} ${verb} until this project is open again.`;
}
