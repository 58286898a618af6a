import type { MessageRow } from "../../../shared/contract/messages.ts";
import { familyNames } from "../../../shared/domain/channel.ts";
import { ChannelIcon } from "../../ui/channel-tile.tsx";
import { useNow } from "../../ui/use-now.ts";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./message-cell.module.css";
import { listTime, rowNote } from "./message-words.ts";

/** Three lines: to and time; subject; what it says or why it is here, and where it came from. */
export function MessageCell({ row }: { row: MessageRow }) {
  const format = useFormat();
  const now = useNow();
  const warns = row.state === "unknown" || row.state === "held" || row.reason !== null;
  return (
    <div className={classes.cell} data-unread={row.unread || undefined}>
      <div className={classes.line}>
        {row.unread ? (
          <span className={classes.dot}>
            <span className="visually-hidden">Unread. </span>
          </span>
        ) : null}
        <span className={classes.sign}>
          <ChannelIcon family={row.family} size={14} />
          <span className="visually-hidden">{familyNames[row.family]}, </span>
        </span>
        <span className={classes.to}>{row.to || "No address"}</span>
        <time
          className={classes.faint}
          dateTime={new Date(row.at).toISOString()}
          title={format.absolute(row.at)}
        >
          {listTime(row.at, now, format)}
        </time>
      </div>
      <div className={classes.subject}>{row.subject || "(no subject)"}</div>
      <div className={classes.line}>
        <span className={classes.note} data-warns={warns || undefined}>
          {rowNote(row, now, format)}
        </span>
        {row.source ? <span className={classes.source}>{row.source}</span> : null}
      </div>
    </div>
  );
}
