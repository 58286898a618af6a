import { useMemo } from "react";
import { Link } from "react-router";
import type { CampaignRow } from "../../../../shared/contract/campaigns.ts";
import { Bar } from "../../../ui/bar.tsx";
import type { Column } from "../../../ui/data-table-types.ts";
import { plural, unknown, type Format } from "../../../ui/format.ts";
import { ChannelTile } from "../../../ui/channel-tile.tsx";
import { useNow } from "../../../ui/use-now.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { CampaignPill, nameOr, scheduleWords } from "../campaign-words.tsx";
import { contactsOf } from "../contact-links.ts";
import { progressOf } from "../progress.ts";
import { CampaignRowMenu } from "./campaign-row-menu.tsx";
import classes from "./list.module.css";

export function useCampaignColumns(): Column<CampaignRow>[] {
  const format = useFormat();
  const now = useNow();
  return useMemo(
    () => [
      {
        key: "name",
        header: "Campaign",
        width: "minmax(220px, 2.2fr)",
        cell: (row) => <Name row={row} format={format} now={now} />,
      },
      {
        key: "audience",
        header: "Audience",
        width: "minmax(140px, 1.2fr)",
        cell: (row) => <Audience row={row} format={format} />,
      },
      {
        key: "schedule",
        header: "Schedule",
        width: "minmax(190px, 1.6fr)",
        cell: (row) => <When row={row} format={format} now={now} />,
      },
      {
        key: "result",
        header: "Progress or result",
        width: "minmax(170px, 1.2fr)",
        cell: (row) => <Result row={row} format={format} />,
      },
      {
        key: "status",
        header: "Status",
        width: "160px",
        cell: ({ status }) => <CampaignPill status={status} />,
      },
      {
        key: "menu",
        header: "Actions",
        hideHeader: true,
        width: "64px",
        align: "end",
        cell: (row) => <CampaignRowMenu row={row} />,
      },
    ],
    [format, now],
  );
}

type Cell = { row: CampaignRow; format: Format; now: number };

function Name({ row, format, now }: Cell) {
  return (
    <div className={classes.name}>
      <ChannelTile family={row.family} />
      <div className={classes.lines}>
        <div className={classes.title}>{nameOr(row.name)}</div>
        <div className={classes.small}>
          {row.status === "draft" ? `Edited ${format.relative(row.updatedAt, now)}` : "Email"}
        </div>
      </div>
    </div>
  );
}

function Audience({ row, format }: Omit<Cell, "now">) {
  return (
    <div className={classes.lines}>
      <div className="ellipsis">
        {row.segment ? (
          <Link className={classes.quiet} to={`/segments/${row.segment.id}`}>
            {row.segment.name}
          </Link>
        ) : (
          <span className={classes.small}>
            {row.status === "draft" ? "No segment yet" : "Deleted segment"}
          </span>
        )}
      </div>
      {/* Runs of a campaign that repeats reach the same people again: their sum counts nobody's contacts. */}
      {row.figures && row.schedule.kind !== "recurring" ? (
        <Link className={`${classes.small} ${classes.quiet}`} to={contactsOf(row.id, "targeted")}>
          {plural(format.count(row.figures.targeted), "endpoint")}
        </Link>
      ) : null}
    </div>
  );
}

function When({ row, format, now }: Cell) {
  const { schedule, nextRunAt, lastRunAt } = row;
  const zone = schedule.kind === "immediately" ? format.timeZone : schedule.zone;
  if (schedule.kind === "immediately")
    return lastRunAt === null
      ? "Immediately"
      : `${row.status === "completed" ? "Sent" : "Started"} ${format.dateTime(lastRunAt)}`;
  const words = scheduleWords(schedule, format, now);
  return (
    <div className={classes.lines}>
      <div className="ellipsis" title={words}>
        {words}
      </div>
      {schedule.kind === "recurring" && nextRunAt !== null ? (
        <div className={classes.small}>Next {format.scheduled(nextRunAt, zone, now)}</div>
      ) : null}
    </div>
  );
}

function Result({ row, format }: Omit<Cell, "now">) {
  const { figures } = row;
  if (!figures) return <span className={classes.small}>{unknown}</span>;
  if (row.status === "sending" || (row.status === "paused" && figures.waiting > 0)) {
    const { done, total, share } = progressOf(figures);
    const words = `${format.count(done)} of ${format.count(total)}`;
    return (
      <div className={classes.lines}>
        <div>{words}</div>
        <Bar share={share} label={`Sent: ${words}`} />
      </div>
    );
  }
  const rate = (count: number | null) =>
    count === null || figures.delivered === 0 ? null : count / figures.delivered;
  return (
    <div className={classes.rates}>
      <Rate
        label="Opened"
        value={format.percent(rate(figures.opened))}
        to={contactsOf(row.id, "opened")}
      />
      <Rate
        label="Clicked"
        value={format.percent(rate(figures.clicked))}
        to={contactsOf(row.id, "clicked")}
      />
    </div>
  );
}

const Rate = ({ label, value, to }: { label: string; value: string; to: string }) => (
  <div className={classes.lines}>
    <div>
      {value === unknown ? (
        unknown
      ) : (
        <Link className={classes.quiet} to={to} aria-label={`${label} ${value}`}>
          {value}
        </Link>
      )}
    </div>
    <div className={classes.small}>{label}</div>
  </div>
);
