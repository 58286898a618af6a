import { useQuery } from "@tanstack/react-query";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import type { CampaignDetail } from "../../../../shared/contract/campaigns.ts";
import { Card } from "../../../ui/card.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { SkeletonRows } from "../../../ui/skeletons.tsx";
import { useNow } from "../../../ui/use-now.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { latePolicyWords, scheduleWords } from "../campaign-words.tsx";
import { ReachFunnel } from "../reach-funnel.tsx";
import { NextRuns } from "../schedule-fields.tsx";
import classes from "./report.module.css";

/** Nothing has been sent yet: when it will be, and who would get it now. */
export function BeforeSend({ campaign }: { campaign: CampaignDetail }) {
  const format = useFormat();
  const now = useNow();
  const { status, schedule, draft, nextRunAt } = campaign;
  const over = status === "cancelled" || status === "completed" || status === "failed";
  const review = useQuery({
    ...useEngine().campaigns.review.queryOptions({ input: { id: campaign.id } }),
    enabled: !over,
  });
  if (over) return <EmptyState text="Nothing was sent, so there is nothing to report." />;
  const zone = schedule.kind === "immediately" ? format.timeZone : schedule.zone;
  return (
    <div className={classes.halves}>
      <Card title="Schedule" padded>
        <p className={classes.due}>
          {nextRunAt === null
            ? scheduleWords(schedule, format, now)
            : format.scheduled(nextRunAt, zone, now)}
        </p>
        {schedule.kind === "immediately" ? null : (
          <p className={classes.note}>
            This computer must be on then. Missed-send rule: {latePolicyWords[draft.latePolicy]}.
          </p>
        )}
        {schedule.kind === "recurring" ? <NextRuns schedule={schedule} /> : null}
      </Card>
      <Card title="Expected" note="counted now" padded>
        {review.data ? (
          <ReachFunnel funnel={review.data.funnel} segmentId={campaign.segment?.id ?? null} />
        ) : review.isError ? (
          <ErrorState problem={readError(review.error)} onRetry={() => void review.refetch()} />
        ) : (
          <SkeletonRows rows={3} />
        )}
      </Card>
    </div>
  );
}
