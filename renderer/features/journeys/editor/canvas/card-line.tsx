import { IconPuzzle } from "@tabler/icons-react";
import { memo } from "react";
import { isActivityType } from "../../../../../shared/activities/index.ts";
import { readActivity, type JourneyActivity } from "../../../../../shared/journey/graph.ts";
import { viewOf } from "../../../../activities/index.ts";
import { hasFigures, NodeFigures } from "../live/node-live.tsx";
import type { NodeLive } from "../live/overlay.ts";
import { cardLineId } from "./card-words.tsx";
import { useShownNow, useShownWords } from "./shown.ts";
import classes from "./card.module.css";

/** What stands under the line of a card: its figures, else what its settings say. */
export function CardLine(props: { id: string; activity: JourneyActivity; live: NodeLive | null }) {
  const { activity, live } = props;
  const { type } = readActivity(activity);
  // Other activities are named in it: it is drawn again when these words change, not whenever the journey does.
  const said = useShownWords(({ document }, names) => {
    const now = readActivity(document.activities[props.id] ?? activity);
    return now.type?.describe(now.settings, names).summary ?? "";
  });
  if (type === null || !isActivityType(activity.type))
    return (
      <span id={cardLineId(props.id)} className={classes.below}>
        <IconPuzzle size={14} aria-hidden /> Kept as it is
      </span>
    );
  if (live && hasFigures(live))
    return (
      <span className={classes.below}>
        <NodeFigures live={live} tone={viewOf(activity.type).tone} />
      </span>
    );
  return (
    <span id={cardLineId(props.id)} className={classes.summary}>
      <Summary activity={activity} said={said} />
    </span>
  );
}

/** An empty summary leaves no line. */
const Summary = memo(({ activity }: { activity: JourneyActivity; said: string }) => {
  const { document } = useShownNow().getState();
  if (!isActivityType(activity.type)) return null;
  const { Summary: Own } = viewOf(activity.type);
  return <Own activity={activity} settings={readActivity(activity).settings} document={document} />;
});
