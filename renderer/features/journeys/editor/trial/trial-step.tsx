import { IconCheck, IconX } from "@tabler/icons-react";
import { MailFrame } from "../../../../ui/mail-frame.tsx";
import { duration } from "../../../../ui/format.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import type { Trial } from "./trial-store.ts";
import classes from "./trial.module.css";

type Step = Trial["state"]["steps"][number];

/** One thing that happened, what it was decided by, and the message that would have gone out. */
export function TrialStep(props: { step: Step; before: number | null; last: boolean }) {
  const { step, before, last } = props;
  const format = useFormat();
  const skipped = before === null ? 0 : step.at - before;
  return (
    <li className={classes.step} aria-current={last ? "step" : undefined}>
      {skipped > 0 ? <p className={classes.skipped}>{duration(skipped)} skipped</p> : null}
      <div className={classes.line}>
        <span>
          <strong>{step.name}</strong>
          <br />
          {step.text}
        </span>
        <span className={`${classes.hint} num`}>{format.dateTime(step.at)}</span>
      </div>
      {step.explained.length > 0 ? (
        <ul className={classes.why} aria-label="Decided by">
          {step.explained.map(({ ok, text }, index) => (
            <li key={index} data-ok={ok}>
              {ok ? <IconCheck size={15} aria-label="Yes" /> : <IconX size={15} aria-label="No" />}
              <span>{text}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {step.preview ? <Message preview={step.preview} /> : null}
    </li>
  );
}

function Message({ preview }: { preview: NonNullable<Step["preview"]> }) {
  if (preview.url === null)
    return preview.text.trim() === "" ? (
      <p className={classes.hint}>The message is empty.</p>
    ) : (
      <p className={classes.said} dir="auto">
        {preview.text}
      </p>
    );
  const subject = preview.subject || "(No subject)";
  return (
    <figure className={classes.mail}>
      <figcaption>
        <strong>{subject}</strong>
      </figcaption>
      <MailFrame url={preview.url} width={600} height={260} title={`Message “${subject}”`} />
    </figure>
  );
}
