import { useConnectionState } from "../../data/engine.tsx";
import { useStatus } from "../../data/use-current-project.ts";
import { DeliveryCell } from "./delivery-cell.tsx";
import { QueueCell } from "./queue-cell.tsx";
import { SavedCell } from "./saved-cell.tsx";
import { SchedulerCell } from "./scheduler-cell.tsx";
import classes from "./status.module.css";
import { TasksCell } from "./tasks-cell.tsx";
import { OfflineCell } from "./offline-cell.tsx";
import { Loader } from "@mantine/core";

/** What is going on, left; what is being done and kept, right. */
export function StatusBar() {
  const status = useStatus();
  const connection = useConnectionState();
  return (
    <footer className={classes.bar} aria-label="Status" data-region="status">
      {connection === "connected" ? null : (
        <output className={classes.cell}>
          <Loader size={12} color="gray" />
          Reconnecting to the engine
        </output>
      )}
      {status ? (
        <>
          <SchedulerCell scheduler={status.scheduler} />
          <QueueCell queue={status.queue} />
          <DeliveryCell {...status.delivery} />
          {status.delivery.email === "live" ? <OfflineCell queued={status.queue.queued} /> : null}
        </>
      ) : null}
      <span className={classes.space} />
      <TasksCell />
      <SavedCell />
    </footer>
  );
}
