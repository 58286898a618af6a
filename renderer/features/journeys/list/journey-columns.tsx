import { IconAlertTriangle, IconExclamationCircle, IconRoute } from "@tabler/icons-react";
import { useMemo } from "react";
import type { JourneyRow } from "../../../../shared/contract/journeys.ts";
import type { Column } from "../../../ui/data-table-types.ts";
import { plural, unknown, type Format } from "../../../ui/format.ts";
import { Tile } from "../../../ui/tile.tsx";
import { Time } from "../../../ui/time.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { JourneyPill } from "../journey-pill.tsx";
import { JourneyRowMenu } from "./journey-row-menu.tsx";
import classes from "./list.module.css";

export function useJourneyColumns(): Column<JourneyRow>[] {
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: "name",
        header: "Journey",
        width: "minmax(240px, 2.4fr)",
        cell: (row) => <Name row={row} />,
      },
      {
        key: "status",
        header: "Status",
        width: "120px",
        cell: ({ status }) => <JourneyPill status={status} />,
      },
      {
        key: "inJourney",
        header: "In journey",
        width: "96px",
        align: "end",
        cell: (row) => <Count row={row} value={row.inJourney} format={format} />,
      },
      {
        key: "entered",
        header: "Entered",
        width: "96px",
        align: "end",
        cell: (row) => <Count row={row} value={row.entered} format={format} />,
      },
      {
        key: "goal",
        header: "Goal",
        width: "80px",
        align: "end",
        cell: ({ goalRate }) =>
          goalRate === null ? (
            <span className={classes.quiet}>{unknown}</span>
          ) : (
            format.percent(goalRate)
          ),
      },
      {
        key: "problems",
        header: "Problems",
        width: "140px",
        cell: ({ problems }) => <Problems problems={problems} />,
      },
      {
        key: "version",
        header: "Version",
        width: "110px",
        cell: ({ version, changed }) =>
          version === null ? (
            <span className={classes.quiet}>{unknown}</span>
          ) : (
            <span>
              v{version}
              {changed ? <span className={classes.quiet}> · edited</span> : null}
            </span>
          ),
      },
      {
        key: "tag",
        header: "Tag",
        width: "minmax(90px, 0.8fr)",
        cell: ({ tags }) =>
          tags[0] === undefined ? null : (
            <span className={`${classes.tag} ellipsis`} title={tags.join(", ")}>
              {tags[0]}
              {tags.length > 1 ? ` +${tags.length - 1}` : ""}
            </span>
          ),
      },
      {
        key: "updatedAt",
        header: "Edited",
        width: "110px",
        cell: ({ updatedAt }) => (
          <span className={classes.quiet}>
            <Time at={updatedAt} />
          </span>
        ),
      },
      {
        key: "menu",
        header: "Actions",
        hideHeader: true,
        width: "44px",
        align: "end",
        cell: (row) => <JourneyRowMenu row={row} />,
      },
    ],
    [format],
  );
}

const Name = ({ row }: { row: JourneyRow }) => (
  <div className={classes.name}>
    <Tile tone="accent" size={28}>
      <IconRoute size={16} />
    </Tile>
    <div className={classes.lines}>
      <div className={classes.title}>{row.name}</div>
      <div className={`${classes.small} ellipsis`} title={row.entry}>
        {row.entry}
      </div>
    </div>
  </div>
);

/** Nobody was let in as long as nothing was published: then there is nothing to count. */
const Count = ({ row, value, format }: { row: JourneyRow; value: number; format: Format }) =>
  row.version === null ? (
    <span className={classes.quiet}>{unknown}</span>
  ) : (
    <span className="num">{format.count(value)}</span>
  );

function Problems({ problems: { errors, warnings } }: Pick<JourneyRow, "problems">) {
  if (errors === 0 && warnings === 0) return <span className={classes.quiet}>None</span>;
  return (
    <span className={classes.problems}>
      {errors > 0 ? (
        <span className={classes.error} title={plural(String(errors), "error")}>
          <IconExclamationCircle size={14} aria-hidden />
          {errors}
          <span className="visually-hidden">{errors === 1 ? " error" : " errors"}</span>
        </span>
      ) : null}
      {warnings > 0 ? (
        <span className={classes.warning} title={plural(String(warnings), "warning")}>
          <IconAlertTriangle size={14} aria-hidden />
          {warnings}
          <span className="visually-hidden">{warnings === 1 ? " warning" : " warnings"}</span>
        </span>
      ) : null}
    </span>
  );
}
