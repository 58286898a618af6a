import { Link } from "react-router";
import { familyNames } from "../../../shared/domain/channel.ts";
import type { Folder } from "../../../shared/contract/messages.ts";
import { Pill } from "../../ui/pill.tsx";
import { useNow } from "../../ui/use-now.ts";
import { useFormat } from "../../ui/window-settings.tsx";
import { MessageActs } from "./message-acts.tsx";
import { nextTry, reasonOf, stateName, stateTones } from "./message-words.ts";
import classes from "./reading.module.css";
import type { OpenMessage } from "./reading-pane.tsx";

/** Subject, who to whom, when, from which campaign, and what became of it. */
export function MessageHeader({ message, folder }: { message: OpenMessage; folder: Folder }) {
  const format = useFormat();
  const now = useNow();
  const { state, contact, contactName, campaignId } = message;
  const why = [reasonOf(message), state === "queued" ? nextTry(message, now, format) : null].filter(
    Boolean,
  );
  return (
    <header className={classes.header}>
      <div className={classes.top}>
        <h2 className={classes.subject}>{message.subject || "(no subject)"}</h2>
        <MessageActs message={message} folder={folder} />
      </div>
      <dl className={classes.facts}>
        <dt>Channel</dt>
        <dd>{familyNames[message.family]}</dd>
        {message.family === "email" ? (
          <>
            <dt>From</dt>
            <dd>{message.from || "—"}</dd>
          </>
        ) : null}
        <dt>To</dt>
        <dd>
          {message.to || "No address"}
          {contact === null ? null : (
            <>
              {" · "}
              <Link to={`/audience?contact=${contact}`} className="link">
                {contactName ?? "Open contact"}
              </Link>
            </>
          )}
        </dd>
        {message.replyTo ? (
          <>
            <dt>Reply to</dt>
            <dd>{message.replyTo}</dd>
          </>
        ) : null}
        <dt>{folder === "sandbox" ? "Received" : "Time"}</dt>
        <dd className="num">{format.absolute(message.at)}</dd>
        {message.source ? (
          <>
            <dt>Source</dt>
            <dd>
              {campaignId ? (
                <Link to={`/campaigns/${campaignId}/report`} className="link">
                  {message.source}
                </Link>
              ) : state === null ? (
                `Another program (${message.source})`
              ) : (
                message.source
              )}
            </dd>
          </>
        ) : null}
      </dl>
      {state === null ? null : (
        <p className={classes.state}>
          <Pill tone={stateTones[state]}>{stateName(state)}</Pill>
          {why.length > 0 ? <span>{why.join(" · ")}</span> : null}
        </p>
      )}
    </header>
  );
}
