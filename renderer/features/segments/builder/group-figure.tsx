import { Link } from "react-router";
import { saysSomething, type SegmentGroup } from "../../../../shared/domain/segment.ts";
import { contactsLink } from "../../../data/contacts-link.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { forSaving } from "../edit.ts";
import { useBuilder } from "./builder-context.ts";
import { Mark } from "./check-mark.tsx";
import classes from "./group.module.css";

/** Contacts of a group; of one that is left out, how many of the others it took away. Both open exactly those. */
export function GroupFigure(props: { group: SegmentGroup; index: number; exclude: boolean }) {
  const { group, index, exclude } = props;
  const { live, checked } = useBuilder();
  const format = useFormat();
  const [counted = group] = forSaving({ include: "all", groups: [group] }).groups;
  const contacts = live.ofGroup(counted);
  const answer = checked?.answer?.groups[index];
  const step = (live.panel?.waterfall ?? []).findIndex(
    ({ kind, group: at }) => kind === "exclude" && at === index,
  );
  const removed = exclude && step >= 0 ? (live.panel?.waterfall[step]?.removed ?? null) : null;
  return (
    <>
      {checked && answer && saysSomething(group) ? (
        <Mark
          brief
          passed={answer.passed !== exclude}
          text={exclude ? (answer.passed ? "Left out here" : "Not in") : answer.passed ? "In" : "Not in"} // prettier-ignore
        />
      ) : null}
      {contacts === null ? null : removed !== null && live.rules ? (
        <Link
          className={classes.figure ?? ""}
          data-danger
          to={contactsLink(live.rules, step)}
          aria-label={`${format.count(removed)} contacts are left out by this group`}
        >
          <b>{removed === 0 ? "0" : `−${format.count(removed)}`}</b>
        </Link>
      ) : exclude && !saysSomething(counted) ? null : (
        <Link
          className={classes.figure ?? ""}
          to={contactsLink({ include: "all", groups: [{ ...counted, exclude: false }] })}
        >
          <b>{format.count(contacts)}</b> {contacts === 1 ? "contact" : "contacts"}
        </Link>
      )}
    </>
  );
}
