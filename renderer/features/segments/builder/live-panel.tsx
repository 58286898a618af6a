import { IconRefresh } from "@tabler/icons-react";
import { Link } from "react-router";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { plural, unknown } from "../../../ui/format.ts";
import { IconAction } from "../../../ui/icon-action.tsx";
import { useSlow } from "../../../ui/skeletons.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { useBuilder } from "./builder-context.ts";
import { EmptyStep } from "./empty-step.tsx";
import classes from "./panel.module.css";
import { Reach } from "./reach.tsx";
import { Sample } from "./sample.tsx";

/** Who the rules mean now: how many, by what they can be reached, and a few of them. */
export function LivePanel({ saved }: { saved: string | null }) {
  const { live } = useBuilder();
  return (
    <aside className={classes.panel} aria-label="Live count" data-region="right-panel">
      <LiveFigure saved={saved} />
      {live.error ? null : (
        <>
          {live.count ? <Reach count={live.count} dim={live.computing} /> : null}
          {live.count?.contacts === 0 && !live.computing ? <EmptyStep /> : null}
          <Sample />
        </>
      )}
    </aside>
  );
}

/** `saved`: the id under which exactly these rules are saved, so that the figure can open its contacts. */
function LiveFigure({ saved }: { saved: string | null }) {
  const { live } = useBuilder();
  const format = useFormat();
  const { count, computing, error } = live;
  const waiting = useSlow(computing || live.fetching, 400);
  const contacts = count?.contacts ?? null;
  if (error) return <ErrorState problem={readError(error)} onRetry={live.retry} />;
  const figure = <b className={classes.figure}>{format.count(contacts)}</b>;
  return (
    <div>
      <div className={classes.head}>
        <span className={classes.dot} data-waiting={waiting || undefined} />
        <span className={classes.caption}>
          {waiting || !count
            ? "Counting…"
            : `Live count · ${format.count(Math.max(1, Math.round(count.milliseconds)))} ms`}
        </span>
        <IconAction label="Count again" size="sm" onClick={live.retry}>
          <IconRefresh size={15} />
        </IconAction>
      </div>
      <div className={classes.total} data-dim={(computing && count !== null) || undefined}>
        {saved === null || contacts === null ? (
          figure
        ) : (
          <Link
            className={classes.open ?? ""}
            to={`/audience?segment=${saved}`}
            aria-label={`View ${plural(format.count(contacts), "contact")}`}
          >
            {figure}
          </Link>
        )}
        <span className={classes.unit}>{contacts === 1 ? "contact" : "contacts"}</span>
        <span className={classes.share}>
          {count && count.allContacts > 0 ? (
            <>
              {format.percent(count.contacts / count.allContacts)} of{" "}
              <Link className={classes.open ?? ""} to="/audience">
                {format.count(count.allContacts)}
              </Link>
            </>
          ) : (
            unknown
          )}
        </span>
      </div>
      <p className="visually-hidden" aria-live="polite">
        {contacts === null || computing ? "" : plural(format.count(contacts), "contact")}
      </p>
      {count && count.ignored.length > 0 ? (
        <p className={classes.ignored}>
          {count.ignored.length === 1
            ? "1 criterion is not complete and is ignored"
            : `${format.count(count.ignored.length)} criteria are not complete and are ignored`}
        </p>
      ) : null}
    </div>
  );
}
