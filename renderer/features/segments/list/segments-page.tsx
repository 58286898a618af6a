import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { useScreenActions } from "../../../data/screen-actions.ts";
import type { RowKey, SortState } from "../../../ui/data-table-types.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { openMenuOfActiveRow } from "../../../ui/menu-of-active-row.ts";
import { CompareDialog } from "./compare-dialog.tsx";
import classes from "./list.module.css";
import { NewSegmentMenu } from "./new-menu.tsx";
import { useSegmentColumns } from "./segment-columns.tsx";
import {
  filterCount,
  filterSegments,
  sortSegments,
  type SegmentFilter,
  type SegmentSort,
} from "./segment-filter.ts";
import { SegmentsEmpty } from "./segments-empty.tsx";
import { SegmentsToolbar } from "./segments-toolbar.tsx";

const none: never[] = [];
const noFilter: SegmentFilter = { search: "", type: null, used: null };
const newest: SortState = { key: "updatedAt", direction: "descending" };

export function SegmentsPage() {
  const navigate = useNavigate();
  const segments = useQuery(useEngine().segments.list.queryOptions());
  const [filter, setFilter] = useState(noFilter);
  const [sort, setSort] = useState(newest);
  const [ticked, setTicked] = useState<ReadonlySet<RowKey>>(new Set());
  const [comparing, setComparing] = useState(false);
  const columns = useSegmentColumns();
  const search = useRef<HTMLInputElement>(null);
  const all = segments.data ?? none;
  const rows = useMemo(
    () => sortSegments(filterSegments(all, filter), sort.key as SegmentSort, sort.direction),
    [all, filter, sort],
  );
  useScreenActions([
    {
      id: "segments:new",
      label: "New segment",
      shortcut: "Mod+N",
      aliases: ["build a segment"],
      run: () => void navigate("/segments/new"),
    },
    {
      id: "segments:compare",
      label: "Compare segments",
      disabled: all.length < 2,
      run: () => setComparing(true),
    },
    {
      id: "segments:search",
      label: "Search segments",
      shortcut: "Mod+F",
      run: () => search.current?.focus(),
    },
  ]);
  if (segments.isSuccess && all.length === 0)
    return (
      <Page title="Segments" actions={<NewSegmentMenu quiet />}>
        <SegmentsEmpty />
      </Page>
    );
  const filters = filterCount(filter);
  return (
    <Page title="Segments" actions={<NewSegmentMenu />} flush>
      <div className={classes.page}>
        <SegmentsToolbar
          filter={filter}
          onFilter={setFilter}
          ref={search}
          shown={rows.length}
          all={segments.data ? all.length : null}
          ticked={ticked.size}
          onCompare={() => setComparing(true)}
        />
        {/* The keyboard works on the grid inside, which is the one to answer; this adds the key for a row's menu. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div className={classes.table} onKeyDown={openMenuOfActiveRow}>
          <DataTable
            label="Segments"
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            rowName={({ name }) => name}
            total={rows.length}
            sort={sort}
            onSort={setSort}
            selected={ticked}
            onSelect={setTicked}
            loading={segments.isPending}
            onOpen={({ id }) => void navigate(`/segments/${id}`)}
            error={
              segments.isError && !segments.data ? (
                <ErrorState
                  problem={readError(segments.error)}
                  onRetry={() => void segments.refetch()}
                />
              ) : null
            }
            empty={
              <EmptyState
                text={
                  filters === 1
                    ? "No segment matches this filter."
                    : `No segment matches these ${filters} filters.`
                }
                primary={<Button onClick={() => setFilter(noFilter)}>Clear filters</Button>}
              />
            }
          />
        </div>
      </div>
      <CompareDialog
        key={String(comparing)}
        segments={all}
        chosen={all.flatMap(({ id }) => (ticked.has(id) ? [id] : []))}
        opened={comparing}
        onClose={() => setComparing(false)}
      />
    </Page>
  );
}
