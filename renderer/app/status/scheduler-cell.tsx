import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "react-router";
import { useEngine } from "../../data/engine.tsx";
import type { useStatus } from "../../data/use-current-project.ts";
import { useNow } from "../../ui/use-now.ts";
import { useFormat } from "../../ui/window-settings.tsx";
import { StatusCell } from "./cell.tsx";
import classes from "./status.module.css";

type Scheduler = NonNullable<ReturnType<typeof useStatus>>["scheduler"];

export function SchedulerCell({ scheduler }: { scheduler: Scheduler }) {
  const running = scheduler.state === "running";
  return (
    <StatusCell
      label="Scheduler"
      popover={(close) => <SchedulerDetails scheduler={scheduler} onClose={close} />}
    >
      <span className={classes.dot} data-tone={running ? "success" : "warning"} />
      {running ? "Scheduler running" : "Scheduler paused"}
    </StatusCell>
  );
}

function SchedulerDetails({ scheduler, onClose }: { scheduler: Scheduler; onClose: () => void }) {
  const engine = useEngine();
  const format = useFormat();
  const now = useNow();
  const pause = useMutation(engine.system.pauseScheduler.mutationOptions());
  const resume = useMutation(engine.system.resumeScheduler.mutationOptions());
  const running = scheduler.state === "running";
  return (
    <>
      <h2 className={classes.title}>Next sends</h2>
      {scheduler.next.length === 0 ? (
        <p className={classes.quiet}>Nothing is scheduled.</p>
      ) : (
        <ul className={classes.list}>
          {scheduler.next.map((item) => (
            <li key={`${item.campaignId}-${item.at}`} className={classes.item}>
              <Link
                to={`/campaigns/${item.campaignId}`}
                onClick={onClose}
                className="ellipsis link"
              >
                {item.name}
              </Link>
              <span className={classes.quiet}>
                {format.scheduled(item.at, format.timeZone, now)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.acts}>
        {running ? (
          <>
            <p className={classes.quiet}>Pausing stops every send until you resume.</p>
            <Button size="xs" loading={pause.isPending} onClick={() => pause.mutate(undefined)}>
              Pause all
            </Button>
          </>
        ) : (
          <>
            <p className={classes.quiet}>Nothing is sent while the scheduler is paused.</p>
            <Button
              size="xs"
              variant="filled"
              loading={resume.isPending}
              onClick={() => resume.mutate(undefined)}
            >
              Resume all
            </Button>
          </>
        )}
      </div>
    </>
  );
}
