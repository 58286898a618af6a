import { IconClock } from "@tabler/icons-react";
import { useStatus } from "../../data/use-current-project.ts";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Pill } from "../../ui/pill.tsx";
import type { NextSend } from "./home-data.ts";
import { NextSendRow } from "./next-send-row.tsx";
import classes from "./next-sends.module.css";

/** What goes out now and what comes next. */
export function NextSends({ sends, className }: { sends: readonly NextSend[]; className: string }) {
  const paused = useStatus()?.scheduler.state === "paused";
  return (
    <Card
      title="Next sends"
      className={className}
      aside={paused ? <Pill tone="warning">Scheduler paused</Pill> : null}
    >
      {sends.length === 0 ? (
        <EmptyState
          icon={<IconClock size={32} />}
          text="Nothing is scheduled. A launched campaign that waits for its time is listed here."
        />
      ) : (
        <ul className={classes.list}>
          {sends.map((send) => (
            <NextSendRow key={send.campaignId} send={send} />
          ))}
        </ul>
      )}
    </Card>
  );
}
