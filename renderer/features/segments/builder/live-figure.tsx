import { IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { contactsLink } from "../../../data/contacts-link.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { plural, unknown } from "../../../ui/format.ts";
import { IconAction } from "../../../ui/icon-action.tsx";
import { useSlow } from "../../../ui/skeletons.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { useBuilder } from "./builder-context.ts";
import classes from "./panel.module.css";

/** The count, how long it took, and which share it is. Each number opens its contacts. */
export function LiveFigure() {
  const { live } = useBuilder();
  const format = useFormat();
  const { count, computing, error, rules } = live;
  const waiting = useSlow(computing || live.fetching, 400);
  const state = useIndexWords();
  const contacts = count?.contacts ?? null;
  if (error) return <ErrorState problem={readError(error)} onRetry={live.retry} />;
  const old = live.panel !== null && !live.panel.current;
  const words = old
    ? `As of ${format.time(live.panel?.asOf ?? 0)}`
    : waiting || !count
      ? "Counting…"
      : `Live count · ${format.count(Math.max(1, Math.round(count.milliseconds)))} ms`;
  return (
    <div>
      <div className={classes.head}>
        <span
          className={classes.dot}
          data-waiting={waiting || undefined}
          data-old={old || undefined}
        />
        <span className={classes.caption}>{words}</span>
        <IconAction label="Count again" size="sm" onClick={live.retry}>
          <IconRefresh size={15} />
        </IconAction>
      </div>
      {state ? <p className={classes.index}>{state}</p> : null}
      <div className={classes.total} data-dim={(computing && count !== null) || undefined}>
        {rules === null || contacts === null ? (
          <b className={classes.figure}>{format.count(contacts)}</b>
        ) : (
          <Link
            className={classes.open ?? ""}
            to={contactsLink(rules)}
            aria-label={`View ${plural(format.count(contacts), "contact")}`}
          >
            <b className={classes.figure}>{format.count(contacts)}</b>
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

/** What the index is doing while it does not answer for the newest data; null when it does. */
function useIndexWords(): string | null {
  const index = useQuery(useEngine().segments.index.queryOptions()).data;
  if (!index || index.state === "ready") return null;
  return index.state === "building"
    ? `Building the index · ${Math.floor(index.done * 100)} %`
    : "Catching up with the newest changes";
}
