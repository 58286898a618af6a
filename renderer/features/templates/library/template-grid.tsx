import type { ReactNode } from "react";
import { Link } from "react-router";
import type { TemplateRow } from "../../../../shared/contract/templates.ts";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { channelOf, ChannelTile } from "../channels.tsx";
import { versionWords, wordsOfUses } from "../template-words.ts";
import classes from "./library.module.css";
import { TemplateMenu } from "./template-menu.tsx";
import { TemplateThumb } from "./template-thumb.tsx";

export type TemplateListProps = {
  rows: readonly TemplateRow[];
  loading: boolean;
  empty: ReactNode;
  error: ReactNode;
};

export function TemplateGrid({ rows, loading, empty, error }: TemplateListProps) {
  const slow = useSlow(loading);
  if (error) return error;
  if (loading) return slow ? <SkeletonRows rows={8} height={56} label="Loading templates" /> : null;
  if (rows.length === 0) return empty;
  return (
    <div className={classes.scroller}>
      <ul className={classes.grid} aria-label="Templates">
        {rows.map((row) => (
          <li key={row.id}>
            <TemplateCard row={row} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function TemplateCard({ row }: { row: TemplateRow }) {
  const uses = row.usedBy.length;
  return (
    <article className={classes.card} aria-label={row.name}>
      <TemplateThumb row={row} />
      <div className={classes.words}>
        <div className={classes.head}>
          <ChannelTile type={row.type} size={20} />
          <Link
            to={`/templates/${row.id}`}
            className={`${classes.name} ${classes.open}`}
            title={row.name}
          >
            {row.name}
          </Link>
          <span className={classes.above}>
            <TemplateMenu row={row} />
          </span>
        </div>
        <div className={classes.small}>
          {channelOf(row.type).name} · {versionWords(row)}
          {uses > 0 ? ` · used by ${wordsOfUses(row.usedBy)}` : ""}
        </div>
      </div>
    </article>
  );
}
