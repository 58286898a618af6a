import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RowProblem } from "../../../../shared/contract/imports.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { Card } from "../../../ui/card.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import type { Column } from "../../../ui/data-table-types.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { unknown, type Format } from "../../../ui/format.ts";
import { TabsRow } from "../../../ui/tabs-row.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "./check.module.css";

const columns = (format: Format): Column<RowProblem>[] => [
  { key: "row", header: "Row", width: "90px", cell: ({ row }) => format.count(row) },
  {
    key: "column",
    header: "Column",
    width: "minmax(120px, 0.7fr)",
    cell: ({ column }) => column ?? unknown,
  },
  {
    key: "value",
    header: "Value",
    width: "minmax(140px, 1fr)",
    cell: ({ value }) =>
      value === null || value === "" ? (
        <span className={classes.quiet}>empty</span>
      ) : (
        <span className={classes.value} title={value}>
          {value}
        </span>
      ),
  },
  {
    key: "reason",
    header: "Reason",
    width: "minmax(260px, 2fr)",
    cell: ({ reason }) => <span title={reason}>{reason}</span>,
  },
];

/** The rows that are left out or not taken quite as they are, and why. */
export function Problems(props: { id: string; errors: number; warnings: number }) {
  const [severity, setSeverity] = useState<RowProblem["severity"]>(
    props.errors === 0 && props.warnings > 0 ? "warning" : "error",
  );
  const engine = useEngine();
  const format = useFormat();
  const list = useInfiniteQuery(
    engine.imports.problems.infiniteOptions({
      input: (after: string | null) => ({ id: props.id, severity, after, limit: 200 }),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card>
      <div className={classes.tabs}>
        <TabsRow
          id="problems"
          label="Problems"
          value={severity}
          onChange={setSeverity}
          tabs={[
            { value: "error", label: "Errors", count: format.count(props.errors) },
            { value: "warning", label: "Warnings", count: format.count(props.warnings) },
          ]}
        />
      </div>
      <div id="problems-panel" role="tabpanel" aria-label="Problems" className={classes.problems}>
        <DataTable
          label={severity === "error" ? "Errors" : "Warnings"}
          columns={columns(format)}
          rows={rows}
          rowKey={(problem) => `${problem.row} ${problem.column} ${problem.reason}`}
          hasMore={list.hasNextPage}
          onEnd={() => {
            if (!list.isFetchingNextPage) void list.fetchNextPage();
          }}
          loading={list.isPending}
          refreshing={list.isPlaceholderData}
          error={
            list.isError && rows.length === 0 ? (
              <ErrorState problem={readError(list.error)} onRetry={() => void list.refetch()} />
            ) : null
          }
          empty={
            <EmptyState
              text={severity === "error" ? "No row has an error." : "No row has a warning."}
            />
          }
        />
      </div>
    </Card>
  );
}
