import { Button } from "@mantine/core";
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCoffee,
  IconFileExport,
  IconFileImport,
  IconUsersGroup,
  IconSend,
  IconArrowBackUp,
  IconTestPipe,
} from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { Link } from "react-router";
import type { z } from "zod";
import type { Task as TaskSchema } from "../../../shared/contract/system.ts";
import { useEngine } from "../../data/engine.tsx";
import { Bar } from "../../ui/bar.tsx";
import { duration, type Format } from "../../ui/format.ts";
import { Tile } from "../../ui/tile.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./status.module.css";

type Task = z.infer<typeof TaskSchema>;

const icons = {
  import: <IconFileImport size={16} />,
  undoImport: <IconArrowBackUp size={16} />,
  simulation: <IconTestPipe size={16} />,
  sample: <IconCoffee size={16} />,
  send: <IconSend size={16} />,
  bulk: <IconUsersGroup size={16} />,
  undoBulk: <IconArrowBackUp size={16} />,
  export: <IconFileExport size={16} />,
};
const ends = {
  done: { tone: "success", icon: <IconCircleCheck size={16} /> },
  failed: { tone: "danger", icon: <IconAlertTriangle size={16} /> },
  cancelled: { tone: "neutral", icon: <IconBan size={16} /> },
} as const;

/** “312,400 of 1,000,000 · 41,000 /s · 17 s left”; an unknown total is left out, never invented. */
export function taskProgress(task: Task, format: Format): string {
  const { done, total, perSecond, unit } = task;
  if (task.state === "failed") return task.error ?? "Failed";
  if (task.state === "cancelled") return `Cancelled after ${format.count(done)} ${unit}`;
  if (task.state === "done") return `${format.count(done)} ${unit}`;
  const parts = [
    total === null
      ? `${format.count(done)} ${unit}`
      : `${format.count(done)} of ${format.count(total)}`,
  ];
  if (perSecond) parts.push(`${format.count(Math.round(perSecond))} /s`);
  if (perSecond && total !== null && total > done)
    parts.push(`${duration(((total - done) / perSecond) * 1_000, 1)} left`);
  return parts.join(" · ");
}

export function TaskTray({ tasks, onClose }: { tasks: Task[]; onClose: () => void }) {
  const engine = useEngine();
  const clear = useMutation(engine.system.clearTasks.mutationOptions());
  const finished = tasks.some((task) => task.state !== "running");
  return (
    <>
      <h2 className={classes.title}>Tasks</h2>
      <ul className={classes.list}>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} onClose={onClose} />
        ))}
      </ul>
      {finished ? (
        <div className={classes.acts}>
          <span className={classes.space} />
          <Button size="xs" variant="subtle" color="gray" onClick={() => clear.mutate(undefined)}>
            Clear finished
          </Button>
        </div>
      ) : null}
    </>
  );
}

function TaskRow({ task, onClose }: { task: Task; onClose: () => void }) {
  const engine = useEngine();
  const format = useFormat();
  const cancel = useMutation(engine.system.cancelTask.mutationOptions());
  const running = task.state === "running";
  const end = task.state === "running" ? null : ends[task.state];
  return (
    <li className={classes.task}>
      <Tile tone={end?.tone ?? "accent"}>{end?.icon ?? icons[task.kind]}</Tile>
      <div className={classes.words}>
        <div className={classes.name}>{task.name}</div>
        <div className={classes.quiet}>{taskProgress(task, format)}</div>
        {running && task.total !== null ? (
          <Bar share={task.total > 0 ? task.done / task.total : 0} label={task.name} />
        ) : null}
      </div>
      {task.link ? (
        <Button size="xs" component={Link} to={task.link} onClick={onClose}>
          Open
        </Button>
      ) : null}
      {running && task.cancellable ? (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ id: task.id })}
        >
          Cancel
        </Button>
      ) : null}
    </li>
  );
}
