import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { familyOfDraft } from "../../../../shared/domain/campaign.ts";
import { familyNames } from "../../../../shared/domain/channel.ts";
import { useEngine } from "../../../data/engine.tsx";
import { plural, unknown } from "../../../ui/format.ts";
import { useNow } from "../../../ui/use-now.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { latePolicyWords, scheduleWords } from "../campaign-words.tsx";
import { firstWords } from "./other-blank.ts";
import type { StepProps } from "./step-props.ts";
import type { StepId } from "./steps.ts";
import classes from "./summary.module.css";
import frame from "./wizard.module.css";

/** What this campaign is as it stands: to whom, what, when, and where it goes. */
export function Summary({ draft, review, onGo }: StepProps) {
  const segments = useQuery(useEngine().segments.list.queryOptions()).data;
  const format = useFormat();
  const now = useNow();
  const { segmentId, message, other, schedule, latePolicy } = draft.draft;
  const segment = segments?.find(({ id }) => id === segmentId);
  const words = other ? firstWords(other) : message.subject;
  const reach = segmentId !== null && review ? review.funnel : null;
  return (
    <aside aria-label="Summary" className={frame.summary} data-region="panel">
      <h2 className={classes.summaryTitle}>Summary</h2>
      <Part title="Audience" step="audience" onGo={onGo}>
        {segment ? (
          <>
            <div className={classes.figure} aria-live="polite">
              {reach ? format.count(reach.willBeSent) : unknown}
            </div>
            <div className={frame.hint}>
              {reach
                ? `will be sent, of ${plural(format.count(reach.targeted), "endpoint")} in “${segment.name}”`
                : `Counting “${segment.name}”…`}
            </div>
          </>
        ) : (
          <Nothing>No segment yet</Nothing>
        )}
      </Part>
      <Part title="Message" step="message" onGo={onGo}>
        {words.trim() ? (
          <div className={classes.subject}>{words}</div>
        ) : (
          <Nothing>{other ? "Nothing written yet" : "No subject yet"}</Nothing>
        )}
        {review?.from ? <div className={frame.hint}>From {review.from}</div> : null}
      </Part>
      <Part title="Schedule" step="schedule" onGo={onGo}>
        <div>{scheduleWords(schedule, format, now)}</div>
        {schedule.kind === "immediately" ? null : (
          <div className={frame.hint}>If this computer was off: {latePolicyWords[latePolicy]}</div>
        )}
      </Part>
      <Part title="Where it goes">
        {review ? (
          review.live ? (
            <div>Live: {familyNames[familyOfDraft(draft.draft)]} to real people</div>
          ) : (
            <>
              <div>Sandbox mailbox</div>
              <div className={frame.hint}>Nothing leaves this computer.</div>
            </>
          )
        ) : (
          unknown
        )}
      </Part>
    </aside>
  );
}

const Nothing = ({ children }: { children: ReactNode }) => (
  <div className={classes.nothing}>{children}</div>
);

function Part(props: {
  title: string;
  step?: StepId;
  onGo?: (step: StepId) => void;
  children: ReactNode;
}) {
  const { title, step, onGo } = props;
  return (
    <section className={classes.part} aria-label={title}>
      <div className={classes.partHead}>
        <h3>{title}</h3>
        {step && onGo ? (
          <button
            type="button"
            className={classes.linkButton}
            aria-label={`Change ${title.toLowerCase()}`}
            onClick={() => onGo(step)}
          >
            Change
          </button>
        ) : null}
      </div>
      {props.children}
    </section>
  );
}
