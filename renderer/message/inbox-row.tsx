import { Avatar } from "../ui/avatar.tsx";
import classes from "./inbox-row.module.css";

/** How a mail stands in a list of mail. */
export function InboxRow(props: {
  from: string;
  subject: string;
  preheader: string;
  /** Stands in for a preheader, as mail programs do it. */
  text: string;
}) {
  const name = props.from.replace(/\s*<.*$/, "").trim() || props.from;
  const rest = props.preheader.trim() || props.text.replaceAll(/\s+/g, " ").trim();
  return (
    <section className={classes.row} aria-label="In the inbox">
      <Avatar name={name} />
      <div className={classes.words}>
        <div className={classes.from}>{name}</div>
        <div className={classes.line}>
          <strong>{props.subject || "(No subject)"}</strong>
          {rest ? <span> – {rest}</span> : null}
        </div>
      </div>
    </section>
  );
}
