import { Button } from "@mantine/core";
import { IconPlayerPause, IconSend } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { Link } from "react-router";
import { useEngine } from "../../data/engine.tsx";
import type { useStatus } from "../../data/use-current-project.ts";
import { Bar } from "../../ui/bar.tsx";
import { ConfirmPopover } from "../../ui/confirm-popover.tsx";
import { duration, plural } from "../../ui/format.ts";
import { useFormat } from "../../ui/window-settings.tsx";
import { StatusCell } from "./cell.tsx";
import classes from "./status.module.css";

type Queue = NonNullable<ReturnType<typeof useStatus>>["queue"];

/** “14 /s · about 11 min left”; only what was measured. */
export function pace(queue: Pick<Queue, "perSecond" | "sentOfRunning" | "totalOfRunning">) {
  const { perSecond, sentOfRunning, totalOfRunning } = queue;
  if (!perSecond) return null;
  const left = ((totalOfRunning - sentOfRunning) / perSecond) * 1_000;
  const rate = perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond);
  return left > 0 ? `${rate} /s · about ${duration(left, 1)} left` : `${rate} /s`;
}

export function QueueCell({ queue }: { queue: Queue }) {
  const format = useFormat();
  const sending = queue.running.some((row) => !row.paused);
  const paused = queue.running.length;
  if (paused === 0 && queue.waitingToRetry === 0) return null;
  const share = queue.totalOfRunning > 0 ? queue.sentOfRunning / queue.totalOfRunning : 0;
  const speed = pace(queue);
  return (
    <StatusCell label="Sending" popover={(close) => <QueueDetails queue={queue} onClose={close} />}>
      <IconSend size={14} />
      {sending ? (
        <>
          <span>
            Sending {format.count(queue.sentOfRunning)} of {format.count(queue.totalOfRunning)}
          </span>
          <span className={classes.bar90}>
            <Bar share={share} />
          </span>
          {speed ? <span className={classes.faint}>{speed}</span> : null}
        </>
      ) : paused > 0 ? (
        <span>{plural(paused, "send")} paused</span>
      ) : (
        <span>
          Waiting to retry: {format.count(queue.waitingToRetry)}
          {queue.retryReason ? ` (${queue.retryReason})` : ""}
        </span>
      )}
    </StatusCell>
  );
}

function QueueDetails({ queue, onClose }: { queue: Queue; onClose: () => void }) {
  const engine = useEngine();
  const format = useFormat();
  const retry = useMutation(engine.messages.retryNow.mutationOptions());
  return (
    <>
      <h2 className={classes.title}>Sending now</h2>
      <ul className={classes.list}>
        {queue.running.map((row) => (
          <QueueRow key={row.campaignId} row={row} onClose={onClose} />
        ))}
      </ul>
      {queue.waitingToRetry > 0 ? (
        <div className={classes.acts}>
          <p className={classes.quiet}>
            {format.count(queue.waitingToRetry)} wait for another try
            {queue.retryReason ? `: ${queue.retryReason}` : "."}
          </p>
          <Button size="xs" loading={retry.isPending} onClick={() => retry.mutate(undefined)}>
            Try again now
          </Button>
        </div>
      ) : null}
    </>
  );
}

function QueueRow({ row, onClose }: { row: Queue["running"][number]; onClose: () => void }) {
  const engine = useEngine();
  const format = useFormat();
  const pause = useMutation(engine.campaigns.pause.mutationOptions());
  const resume = useMutation(engine.campaigns.resume.mutationOptions());
  const cancel = useMutation(engine.campaigns.cancel.mutationOptions());
  const input = { id: row.campaignId };
  return (
    <li className={classes.item}>
      <Link to={`/campaigns/${row.campaignId}/report`} onClick={onClose} className="ellipsis link">
        {row.name}
      </Link>
      <span className={classes.quiet}>
        {format.count(row.sent)} of {format.count(row.total)} sent
        {row.paused ? " · paused" : ""}
      </span>
      <Bar share={row.total > 0 ? row.sent / row.total : 0} label={row.name} />
      <span className={classes.rowActs}>
        {row.paused ? (
          <Button size="xs" onClick={() => resume.mutate(input)}>
            Resume
          </Button>
        ) : (
          <Button
            size="xs"
            leftSection={<IconPlayerPause size={14} />}
            onClick={() => pause.mutate(input)}
          >
            Pause
          </Button>
        )}
        <ConfirmPopover
          danger
          question={`Cancel “${row.name}”? ${format.count(row.total - row.sent)} messages are dropped; what is sent stays sent.`}
          confirm="Cancel campaign"
          onConfirm={() => cancel.mutateAsync(input)}
        >
          {(open) => (
            <Button size="xs" variant="subtle" color="gray" onClick={open}>
              Cancel…
            </Button>
          )}
        </ConfirmPopover>
      </span>
    </li>
  );
}
