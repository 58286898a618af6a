import { EmptyState } from "../../ui/empty-state.tsx";
import { Pill } from "../../ui/pill.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import { eventName } from "./message-words.ts";
import classes from "./reading.module.css";
import type { OpenMessage } from "./reading-pane.tsx";

/** What was recorded about this message, in its order. */
export function EventsList({ message }: { message: OpenMessage }) {
  const format = useFormat();
  if (message.events.length === 0)
    return (
      <EmptyState
        text={
          message.state === null
            ? "This mail came from another program. Nothing is recorded for it."
            : "Nothing recorded yet."
        }
      />
    );
  return (
    <ol className={classes.events}>
      {message.events.map(({ type, at, detail, simulated }, index) => (
        // Two opens may fall into the same millisecond.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index} className={classes.event}>
          <time className={classes.eventTime} dateTime={new Date(at).toISOString()}>
            {format.dateTime(at)}
          </time>
          <span className={classes.eventWords}>
            <span className={classes.eventName}>{eventName(type)}</span>
            {detail ? <span className={classes.eventDetail}>{detail}</span> : null}
          </span>
          {simulated ? <Pill tone="info">Simulated</Pill> : null}
        </li>
      ))}
    </ol>
  );
}
