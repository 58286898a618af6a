import { useMemo } from "react";
import { Link, useNavigate } from "react-router";
import type { TemplateRow } from "../../../../shared/contract/templates.ts";
import { Chip } from "../../../ui/chip.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import type { Column } from "../../../ui/data-table-types.ts";
import { useNow } from "../../../ui/use-now.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { channelOf, ChannelTile } from "../channels.tsx";
import { useLink, versionWords, writeTags } from "../template-words.ts";
import { openMenuOfActiveRow } from "../../../ui/menu-of-active-row.ts";
import classes from "./library.module.css";
import type { TemplateListProps } from "./template-grid.tsx";
import { TemplateMenu } from "./template-menu.tsx";

export function TemplateTable({ rows, loading, empty, error }: TemplateListProps) {
  const navigate = useNavigate();
  const columns = useColumns();
  return (
    // The keyboard works on the grid inside, which is the one to answer; this adds the key for a row's menu.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={classes.panel} onKeyDown={openMenuOfActiveRow}>
      <DataTable
        label="Templates"
        height="two-line"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        total={rows.length}
        loading={loading}
        empty={empty}
        error={error}
        onOpen={({ id }) => void navigate(`/templates/${id}`)}
      />
    </div>
  );
}

function useColumns(): Column<TemplateRow>[] {
  const format = useFormat();
  const now = useNow();
  return useMemo(
    () => [
      {
        key: "name",
        header: "Template",
        width: "minmax(240px, 2.2fr)",
        cell: (row) => (
          <div className={classes.row}>
            <ChannelTile type={row.type} />
            <div className={classes.lines}>
              <div className={classes.name}>{row.name}</div>
              <div className={classes.small}>{row.description || channelOf(row.type).name}</div>
            </div>
          </div>
        ),
      },
      {
        key: "version",
        header: "Version",
        width: "minmax(190px, 1.4fr)",
        cell: (row) => versionWords(row),
      },
      {
        key: "used",
        header: "Used by",
        width: "minmax(150px, 1.2fr)",
        cell: ({ usedBy }) => <Uses uses={usedBy} />,
      },
      {
        key: "tags",
        header: "Tags",
        width: "minmax(120px, 1fr)",
        cell: ({ tags }) => (
          <div className={classes.tags}>
            {writeTags(tags).map((tag) => (
              <Chip key={tag}>{tag}</Chip>
            ))}
          </div>
        ),
      },
      {
        key: "changed",
        header: "Changed",
        width: "130px",
        cell: ({ updatedAt }) => (
          <span title={format.absolute(updatedAt)}>{format.relative(updatedAt, now)}</span>
        ),
      },
      {
        key: "menu",
        header: "Actions",
        hideHeader: true,
        width: "48px",
        align: "end",
        cell: (row) => <TemplateMenu row={row} />,
      },
    ],
    [format, now],
  );
}

function Uses({ uses }: { uses: TemplateRow["usedBy"] }) {
  const [first] = uses;
  if (!first) return <span className={classes.small}>Nothing</span>;
  return (
    <span className="ellipsis">
      <Link className={classes.quiet} to={useLink(first)}>
        {first.name || "Untitled"}
      </Link>
      {uses.length > 1 ? ` and ${uses.length - 1} more` : ""}
    </span>
  );
}
