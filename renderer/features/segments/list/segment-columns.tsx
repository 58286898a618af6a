import { useMemo } from "react";
import { Link } from "react-router";
import type { SegmentRow } from "../../../../shared/contract/segments.ts";
import type { Column } from "../../../ui/data-table-types.ts";
import { unknown, type Format } from "../../../ui/format.ts";
import { Time } from "../../../ui/time.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { SegmentIcon, SegmentTypePill } from "../segment-type.tsx";
import { linkOfUse } from "../uses.ts";
import classes from "./list.module.css";
import { SizeTrend } from "./size-trend.tsx";
import { SegmentRowMenu } from "./row-menu.tsx";

export function useSegmentColumns(): Column<SegmentRow>[] {
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: "name",
        header: "Segment",
        width: "minmax(200px, 2fr)",
        sortable: true,
        cell: ({ name, type }) => (
          <span className={classes.name}>
            <SegmentIcon type={type} size={16} />
            <span className="ellipsis">{name}</span>
          </span>
        ),
      },
      {
        key: "type",
        header: "Type",
        width: "120px",
        cell: ({ type }) => <SegmentTypePill type={type} />,
      },
      {
        key: "contacts",
        header: "Contacts",
        width: "170px",
        sortable: true,
        cell: (row) => <Contacts row={row} format={format} />,
      },
      {
        key: "trend",
        header: "7 days",
        width: "150px",
        cell: ({ id }) => <SizeTrend id={id} />,
      },
      {
        key: "usedBy",
        header: "Used by",
        width: "minmax(180px, 2fr)",
        cell: (row) => <Uses row={row} />,
      },
      {
        key: "updatedAt",
        header: "Edited",
        width: "120px",
        sortable: true,
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
        cell: (row) => <SegmentRowMenu row={row} />,
      },
    ],
    [format],
  );
}

/** How many, and when that was counted. */
function Contacts({ row, format }: { row: SegmentRow; format: Format }) {
  const { id, name, contacts, countedAt } = row;
  if (contacts === null || countedAt === null)
    return <span className={classes.quiet}>{unknown}</span>;
  return (
    <span className={classes.contacts}>
      <Link
        className={classes.number ?? ""}
        to={`/audience?segment=${id}`}
        aria-label={`${format.count(contacts)} contacts of ${name}`}
      >
        {format.count(contacts)}
      </Link>
      <span className={classes.age}>
        <Time at={countedAt} />
      </span>
    </span>
  );
}

const chips = 2;

function Uses({ row }: { row: SegmentRow }) {
  const { usedBy } = row;
  if (usedBy.length === 0) return <span className={classes.quiet}>Not used</span>;
  const rest = usedBy.length - chips;
  return (
    <span className={classes.uses}>
      {usedBy.slice(0, chips).map((use) => (
        <Link
          key={`${use.kind} ${use.id}`}
          className={classes.use ?? ""}
          to={linkOfUse(use)}
          aria-label={`${use.kind} ${use.name}`}
        >
          <span className="ellipsis">{use.name || "Untitled"}</span>
        </Link>
      ))}
      {rest > 0 ? (
        <Link
          className={classes.quiet ?? ""}
          to={`/segments/${row.id}`}
          aria-label={`and ${rest} more`}
        >
          +{rest}
        </Link>
      ) : null}
    </span>
  );
}
