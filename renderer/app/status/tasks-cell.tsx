import { Loader } from "@mantine/core";
import { IconSubtask } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEngine } from "../../data/engine.tsx";
import { plural } from "../../ui/format.ts";
import { StatusCell } from "./cell.tsx";
import { TaskTray } from "./task-tray.tsx";

/** Long work; the tray opens from here. Hidden when there is none. */
export function TasksCell() {
  const tasks = useQuery(useEngine().system.tasks.queryOptions()).data ?? [];
  if (tasks.length === 0) return null;
  const running = tasks.filter((task) => task.state === "running").length;
  return (
    <StatusCell
      label="Tasks"
      align="end"
      width={430}
      popover={(close) => <TaskTray tasks={tasks} onClose={close} />}
    >
      {running > 0 ? <Loader size={12} color="gray" /> : <IconSubtask size={14} />}
      {running > 0 ? plural(running, "task") : `${plural(tasks.length, "task")} done`}
    </StatusCell>
  );
}
