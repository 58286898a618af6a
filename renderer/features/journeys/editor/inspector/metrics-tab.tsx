import { isActivityType } from "../../../../../shared/activities/index.ts";
import { channelOf } from "../../../../../shared/journey/graph.ts";
import { viewOf } from "../../../../activities/index.ts";
import { readError } from "../../../../data/read-error.ts";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { Metrics } from "../live/metrics.tsx";
import { useLive } from "../live/use-live.ts";
import classes from "./inspector.module.css";

/** What happened at an activity so far. */
export function MetricsTab({ id }: { id: string }) {
  const live = useLive();
  if (live.isError && !live.data)
    return <ErrorState problem={readError(live.error)} onRetry={() => void live.refetch()} />;
  if (!live.data) return null;
  const counts = live.data.activities.find(({ activity }) => activity === id);
  const activity = live.data.document.activities[id];
  if (!counts || !activity)
    return (
      <p className={classes.hint}>
        This activity is not in version {live.data.version}. It has figures once it is published.
      </p>
    );
  return (
    <Metrics
      counts={counts}
      activity={activity}
      channel={channelOf(live.data.document, id)}
      tone={isActivityType(activity.type) ? viewOf(activity.type).tone : "neutral"}
    />
  );
}
