import { Link } from "react-router";
import type { Criterion, SegmentRules } from "../../../../shared/domain/segment.ts";
import { contactsLink } from "../../../data/contacts-link.ts";
import { Bar } from "../../../ui/bar.tsx";
import { unknown } from "../../../ui/format.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { useBuilder } from "./builder-context.ts";
import classes from "./row.module.css";

const alone = (criterion: Criterion): SegmentRules => ({
  include: "all",
  groups: [
    {
      sources: [],
      sourceType: "any",
      type: "all",
      dimensions: [{ match: "all", criteria: [criterion] }],
    },
  ],
});

/** How many contacts one criterion matches on its own; the number opens them. */
export function RowMatches({ criterion, complete }: { criterion: Criterion; complete: boolean }) {
  const { live } = useBuilder();
  const format = useFormat();
  const count = complete ? live.ofCriterion(criterion) : null;
  const all = live.count?.allContacts ?? 0;
  return (
    <div className={classes.matches} data-dim={(complete && count === null) || undefined}>
      {count === null ? (
        <>
          <span className="visually-hidden">Matches on its own: </span>
          <b>{unknown}</b>
        </>
      ) : (
        <Link
          className={classes.number ?? ""}
          to={contactsLink(alone(criterion))}
          aria-label={`Matches on its own: ${format.count(count)}`}
        >
          <b>{format.count(count)}</b>
        </Link>
      )}
      <Bar share={count === null || all === 0 ? 0 : count / all} height={3} />
    </div>
  );
}
