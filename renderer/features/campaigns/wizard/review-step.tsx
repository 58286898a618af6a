import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Finding } from "../../../../shared/contract/campaigns.ts";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { duration, plural } from "../../../ui/format.ts";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { latePolicyWords } from "../campaign-words.tsx";
import { NextRuns } from "../schedule-fields.tsx";
import { FindingList } from "./finding-list.tsx";
import { ReachFunnel } from "../reach-funnel.tsx";
import type { Review, StepProps } from "./step-props.ts";
import { errorsOf, type StepId } from "./steps.ts";
import classes from "./wizard.module.css";

export function ReviewStep(
  props: StepProps & { preview: ReactNode; error: Error | null; onRetry: () => void },
) {
  const { draft, review, onGo } = props;
  const slow = useSlow(!review && !props.error);
  if (!review)
    return (
      <>
        <h2 className={classes.heading}>Review</h2>
        {props.error ? (
          <ErrorState problem={readError(props.error)} onRetry={props.onRetry} />
        ) : slow ? (
          <SkeletonRows rows={6} />
        ) : null}
      </>
    );
  return (
    <>
      <h2 className={classes.heading}>Review</h2>
      <Checklist findings={review.findings} onGo={onGo} />
      {draft.draft.segmentId !== null ? (
        <>
          <section aria-label="Who will get it">
            <h3 className={classes.label}>Who will get it</h3>
            <div className={classes.block}>
              <ReachFunnel funnel={review.funnel} segmentId={draft.draft.segmentId} />
            </div>
          </section>
          <section aria-label="What happens">
            <h3 className={classes.label}>What happens</h3>
            <WhatHappens draft={draft} review={review} />
          </section>
        </>
      ) : null}
      <section aria-label="Preview">
        <h3 className={classes.label}>Preview</h3>
        {props.preview}
      </section>
    </>
  );
}

function Checklist(props: {
  findings: readonly Finding[];
  onGo: (step: StepId, finding: Finding) => void;
}) {
  const errors = errorsOf(props.findings);
  const warnings = props.findings.filter(({ severity }) => severity === "warning");
  return (
    <section aria-label="Checklist">
      <output className={classes.verdict} data-ok={errors.length === 0 || undefined}>
        {errors.length === 0 ? <IconCircleCheck size={16} /> : <IconAlertTriangle size={16} />}
        {errors.length === 0
          ? "Nothing stands in the way of a launch."
          : `${plural(errors.length, "error")} to fix before you can launch.`}
      </output>
      <FindingList findings={[...errors, ...warnings]} onGo={props.onGo} withStep />
    </section>
  );
}

function WhatHappens({ draft, review }: { draft: StepProps["draft"]; review: Review }) {
  const format = useFormat();
  const { schedule, latePolicy } = draft.draft;
  const count = plural(format.count(review.funnel.willBeSent), "message goes", "messages go");
  const where = review.live
    ? `${count} to real people${review.from ? ` from ${review.from}` : ""}.`
    : `${count} to the sandbox mailbox, none to real people.`;
  const takes =
    review.sendingTime === null
      ? ""
      : ` Sending takes about ${duration(review.sendingTime, 1)} at the set speed.`;
  return (
    <div className={classes.block}>
      <p>
        {where}
        {takes}
      </p>
      {schedule.kind === "immediately" ? (
        <p className={classes.hint}>Sending starts at once. You can pause it while it runs.</p>
      ) : (
        <>
          {review.dueAt === null ? null : (
            <p>
              This computer must be on at{" "}
              {format.scheduled(review.dueAt, schedule.zone, review.dueAt)}. Missed-send rule:{" "}
              {latePolicyWords[latePolicy]}.
            </p>
          )}
          {schedule.kind === "recurring" ? <NextRuns schedule={schedule} /> : null}
        </>
      )}
    </div>
  );
}
