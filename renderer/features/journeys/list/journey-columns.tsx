import { IconAlertTriangle, IconAlertOctagon } from "@tabler/icons-react";
import { useMemo } from "react";
import type { JourneyRow } from "../../../../shared/contract/journeys.ts";
import { Chip } from "../../../ui/chip.tsx";
import type { Column } from "../../../ui/data-table-types.ts";
import { plural, unknown, type Format } from "../../../ui/format.ts";
import { useNow } from "../../../ui/use-now.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { JourneyPill } from "../journey-pill.tsx";
import { JourneyRowMenu } from "./journey-row-menu.tsx";
import classes from "./list.module.css";

export function useJourneyColumns(): Column<JourneyRow>[] {
  const format = useFormat();
  const now = useNow();
  return useMemo(
    () => [
      {
        key: "name",
        header: "Journey",
        width: "minmax(170px, 1.8fr)",
        sortable: true,
        cell: ({ name }) => (
          <span className={`${classes.title} ellipsis`} title={name}>
            {name}
          </span>
        ),
      },
      {
        key: "status",
        header: "Status",
        width: "118px",
        cell: ({ status }) => <JourneyPill status={status} />,
      },
      {
        key: "entry",
        header: "Entry",
        width: "minmax(150px, 1.6fr)",
        cell: ({ entry }) => (
          <span className="ellipsis" title={entry}>
            {entry}
          </span>
        ),
      },
      {
        key: "inJourney",
        header: "In journey",
        width: "104px",
        align: "end",
        sortable: true,
        cell: (row) => figure(row, row.inJourney, format),
      },
      {
        key: "entered",
        header: "Entered",
        width: "98px",
        align: "end",
        sortable: true,
        cell: (row) => figure(row, row.entered, format),
      },
      {
        key: "goal",
        header: "Goal",
        width: "76px",
        align: "end",
        cell: ({ goalRate }) => format.percent(goalRate),
      },
      {
        key: "problems",
        header: "Problems",
        width: "106px",
        cell: ({ problems }) => <Problems {...problems} />,
      },
      {
        key: "version",
        header: "Version",
        width: "104px",
        cell: (row) => <Version row={row} />,
      },
      {
        key: "tag",
        header: "Tag",
        width: "minmax(90px, 0.8fr)",
        cell: ({ tags }) => <Tags tags={tags} />,
      },
      {
        key: "updatedAt",
        header: "Edited",
        width: "112px",
        sortable: true,
        cell: ({ updatedAt }) => (
          <span className={classes.quiet} title={format.dateTime(updatedAt)}>
            {format.relative(updatedAt, now)}
          </span>
        ),
      },
      {
        key: "menu",
        header: "Actions",
        hideHeader: true,
        width: "48px",
        align: "end",
        cell: (row) => <JourneyRowMenu row={row} />,
      },
    ],
    [format, now],
  );
}

/** Nobody can have entered what was never published: that is not a count of zero. */
const figure = ({ version }: JourneyRow, count: number, format: Format) =>
  version === null ? unknown : format.count(count);

function Problems({ errors, warnings }: JourneyRow["problems"]) {
  if (errors > 0)
    return (
      <span className={classes.problem} data-severity="error">
        <IconAlertOctagon size={14} aria-hidden /> {plural(errors, "error")}
      </span>
    );
  if (warnings > 0)
    return (
      <span className={classes.problem} data-severity="warning">
        <IconAlertTriangle size={14} aria-hidden /> {plural(warnings, "warning")}
      </span>
    );
  return <span className={classes.quiet}>None</span>;
}

function Version({ row: { version, changed } }: { row: JourneyRow }) {
  if (version === null) return <span className={classes.quiet}>{unknown}</span>;
  return (
    <span>
      v{version}
      {changed ? <span className={classes.quiet}> · edited</span> : null}
    </span>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  const [first, ...others] = tags;
  if (first === undefined) return null;
  return (
    <span className={classes.tags} title={tags.join(", ")}>
      <Chip>{first}</Chip>
      {others.length > 0 ? <span className={classes.quiet}>+{others.length}</span> : null}
    </span>
  );
}
