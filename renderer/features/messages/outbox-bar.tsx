import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "react-router";
import { useEngine } from "../../data/engine.tsx";
import { useStatus } from "../../data/use-current-project.ts";
import { Bar } from "../../ui/bar.tsx";
import { plural } from "../../ui/format.ts";
import { showToast } from "../../ui/toast.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import { CampaignActs } from "./campaign-acts.tsx";
import classes from "./bars.module.css";

/** What waits, by source, and what waits for another try. */
export function OutboxBar() {
  const engine = useEngine();
  const format = useFormat();
  const status = useStatus();
  const retry = useMutation(
    engine.messages.retryNow.mutationOptions({
      onSuccess: ({ changed }) =>
        showToast({ text: `${plural(format.count(changed), "message")} due now.`, tone: "info" }),
    }),
  );
  if (!status) return null;
  const { running, waitingToRetry, retryReason } = status.queue;
  const paused = status.scheduler.state === "paused";
  if (running.length === 0 && waitingToRetry === 0 && !paused) return null;
  return (
    <div className={classes.bar}>
      {paused ? (
        <p className={classes.line}>
          The scheduler is paused: no new send starts. What is under way goes on.
        </p>
      ) : null}
      {waitingToRetry > 0 ? (
        <div className={classes.line}>
          <span className={classes.words}>
            {plural(format.count(waitingToRetry), "message waits", "messages wait")} for another try
            {retryReason ? `: ${retryReason}` : "."}
          </span>
          <Button size="xs" loading={retry.isPending} onClick={() => retry.mutate(undefined)}>
            Try now
          </Button>
        </div>
      ) : null}
      {running.map((row) => (
        <div key={row.campaignId} className={classes.source}>
          <div className={classes.words}>
            <Link to={`/campaigns/${row.campaignId}/report`} className="link ellipsis">
              {row.name}
            </Link>
            <div className={classes.faint}>
              {format.count(row.sent)} of {format.count(row.total)} sent
              {row.paused ? " · paused" : ""}
            </div>
            <Bar
              share={row.total > 0 ? row.sent / row.total : 0}
              label={`${row.name}, sent`}
              height={3}
            />
          </div>
          <CampaignActs id={row.campaignId} name={row.name} paused={row.paused} />
        </div>
      ))}
    </div>
  );
}
