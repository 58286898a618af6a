import { Checkbox } from "@mantine/core";
import type { JourneyLive } from "../../../../../shared/contract/journey-runs.ts";
import { readError } from "../../../../data/read-error.ts";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { Pill } from "../../../../ui/pill.tsx";
import { SkeletonRows } from "../../../../ui/skeletons.tsx";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { Figure } from "./figure.tsx";
import { shows, useLiveView, type Show } from "./live-store.ts";
import { byCount, reasonWords } from "./live-words.ts";
import classes from "./live-panel.module.css";
import { useLive } from "./use-live.ts";

const showNames: Record<Show, string> = {
  counts: "Counts",
  flow: "Flow thickness",
  dropOff: "Drop-off",
  time: "Time in step",
};

/** The left panel of Live: the journey in figures, each of which opens its people. */
export function LivePanel() {
  const live = useLive();
  return (
    <aside className={classes.panel} aria-label="Journey in figures" data-region="palette">
      {live.isError && !live.data ? (
        <ErrorState problem={readError(live.error)} onRetry={() => void live.refetch()} />
      ) : live.data ? (
        <Figures live={live.data} />
      ) : (
        <SkeletonRows rows={6} height={24} label="Loading figures" />
      )}
    </aside>
  );
}

function Figures({ live }: { live: JourneyLive }) {
  const show = useLiveView((view) => view.show);
  const toggle = useLiveView((view) => view.toggle);
  const notSent = byCount(live.notSent);
  const rejected = byCount(live.rejected);
  return (
    <>
      <h2 className={classes.heading}>Journey</h2>
      <Figure label="Currently in journey" count={live.inJourney} filter={{ of: "inJourney" }} />
      <Figure label="Completed" count={live.completed} filter={{ of: "completed" }} />
      <Figure label="Lifetime entries" count={live.entered} filter={{ of: "entered" }} />
      <Figure label="Entered today" count={live.enteredToday} />
      {live.goal ? <Goal goal={live.goal} /> : null}
      <h2 className={classes.heading}>Show on canvas</h2>
      {shows.map((one) => (
        <Checkbox
          key={one}
          size="xs"
          className={classes.check ?? ""}
          label={showNames[one]}
          checked={show[one]}
          onChange={() => toggle(one)}
        />
      ))}
      <h2 className={classes.heading}>Not sent</h2>
      {notSent.length === 0 ? <p className={classes.none}>Nothing was held back.</p> : null}
      {notSent.map(([reason, count]) => (
        <Figure
          key={reason}
          label={reasonWords(reason)}
          count={count}
          filter={{ of: "notSent", reason }}
        />
      ))}
      {rejected.length > 0 ? (
        <>
          <h2 className={classes.heading}>Couldn’t enter</h2>
          {rejected.map(([reason, count]) => (
            <Figure key={reason} label={reasonWords(reason)} count={count} />
          ))}
        </>
      ) : null}
    </>
  );
}

function Goal({ goal }: { goal: NonNullable<JourneyLive["goal"]> }) {
  const format = useFormat();
  const { lift } = goal;
  return (
    <>
      <Figure label="Converted" count={goal.converted} filter={{ of: "converted" }} />
      <h2 className={classes.heading}>Goal</h2>
      <div className={classes.goal}>
        {goal.text}
        <span className={classes.rate}>{format.percent(goal.rate)}</span>
        <span className={classes.hint}>
          converted ·{" "}
          {goal.heldOut === 0 ? "nobody held out" : `held out ${format.percent(goal.heldOutRate)}`}
        </span>
        {lift === null || goal.heldOut === 0 ? null : (
          <span className={classes.lift}>
            <Pill tone={lift > 0 ? "success" : lift < 0 ? "danger" : "neutral"}>
              {lift === 0 ? "No difference" : `${format.points(goal.rate, goal.heldOutRate)} lift`}
            </Pill>
          </span>
        )}
      </div>
    </>
  );
}
