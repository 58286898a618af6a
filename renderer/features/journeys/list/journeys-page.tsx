import { Button } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconFileImport } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { useScreenActions } from "../../../data/screen-actions.ts";
import { useNewJourney } from "../../../data/use-new-journey.ts";
import type { SortState } from "../../../ui/data-table-types.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { TabsRow } from "../../../ui/tabs-row.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { openMenuOfActiveRow } from "../../../ui/menu-of-active-row.ts";
import { FindField } from "../../../ui/find-field.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { useJourneyColumns } from "./journey-columns.tsx";
import {
  inTab,
  isListTab,
  listTabs,
  sortJourneys,
  type JourneySort,
  type ListTab,
} from "./journey-tabs.ts";
import { JourneysEmpty } from "./journeys-empty.tsx";
import classes from "./list.module.css";
import { NewJourneyMenu } from "./new-menu.tsx";
import { StartersDialog } from "./starters-dialog.tsx";

const none: never[] = [];
const newest: SortState = { key: "updatedAt", direction: "descending" };

export function JourneysPage() {
  const journeys = useQuery(useEngine().journeys.list.queryOptions());
  const navigate = useNavigate();
  const { create } = useNewJourney();
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useState("");
  const [sort, setSort] = useState(newest);
  const [dialog, setDialog] = useState<"starters" | "import" | null>(null);
  const [dropped, setDropped] = useState<File[]>([]);
  const asked = params.get("tab");
  const tab: ListTab = isListTab(asked) ? asked : "all";
  const all = journeys.data ?? none;
  const rows = useMemo(
    () => sortJourneys(inTab(all, tab, search), sort.key as JourneySort, sort.direction),
    [all, tab, search, sort],
  );
  const columns = useJourneyColumns();
  const importFiles = (files: File[] = []) => {
    setDropped(files);
    setDialog("import");
  };
  const ways = { onTemplate: () => setDialog("starters"), onImport: () => importFiles() };
  useScreenActions([
    {
      id: "journeys:new",
      label: "New journey",
      shortcut: "Mod+N",
      aliases: ["automation", "flow", "workflow"],
      run: () => create(),
    },
    {
      id: "journeys:template",
      label: "New journey from a template",
      aliases: ["starter", "welcome"],
      run: ways.onTemplate,
    },
    {
      id: "journeys:import",
      label: "Import journeys",
      aliases: ["pinpoint", "json"],
      run: ways.onImport,
    },
  ]);
  const dialogs = (
    <>
      <StartersDialog opened={dialog === "starters"} onClose={() => setDialog(null)} />
      <ImportDialog opened={dialog === "import"} files={dropped} onClose={() => setDialog(null)} />
      <Dropzone.FullScreen
        active={dialog === null}
        classNames={{ fullScreen: classes.fullDrop ?? "", root: classes.fullDropZone ?? "" }}
        onDrop={() => undefined}
        onDropAny={(files, refused) => importFiles([...files, ...refused.map(({ file }) => file)])}
      >
        <div className={classes.fullDropWords}>
          <IconFileImport size={32} />
          Drop journeys to import them
        </div>
      </Dropzone.FullScreen>
    </>
  );
  if (journeys.isSuccess && all.length === 0)
    return (
      <Page title="Journeys">
        <JourneysEmpty {...ways} />
        {dialogs}
      </Page>
    );
  return (
    <Page
      title="Journeys"
      sub={
        journeys.isSuccess ? (
          <span className="num">{format.count(inTab(all, "all", "").length)}</span>
        ) : null
      }
      actions={<NewJourneyMenu {...ways} />}
      flush
      tabs={
        <TabsRow
          id="journeys"
          label="Journeys by status"
          value={tab}
          onChange={(value) => setParams(value === "all" ? {} : { tab: value }, { replace: true })}
          tabs={listTabs.map(({ value, label, holds }) => ({
            value,
            label,
            ...(journeys.isSuccess ? { count: format.count(all.filter(holds).length) } : {}),
          }))}
          aside={<FindField label="Find a journey" value={search} onChange={setSearch} />}
        />
      }
    >
      {/* The keyboard works on the grid inside, which is the one to answer; this adds the key for a row's menu. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        id="journeys-panel"
        role="tabpanel"
        aria-label={listTabs.find(({ value }) => value === tab)?.label}
        className={classes.panel}
        onKeyDown={openMenuOfActiveRow}
      >
        <DataTable
          label="Journeys"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rowName={({ name }) => name}
          total={rows.length}
          sort={sort}
          onSort={setSort}
          loading={journeys.isPending}
          onOpen={({ id }) => void navigate(`/journeys/${id}`)}
          error={
            journeys.isError && !journeys.data ? (
              <ErrorState
                problem={readError(journeys.error)}
                onRetry={() => void journeys.refetch()}
              />
            ) : null
          }
          empty={
            search.trim() ? (
              <EmptyState
                text={`No journey here matches “${search.trim()}”.`}
                primary={<Button onClick={() => setSearch("")}>Clear search</Button>}
              />
            ) : (
              <EmptyState
                text={emptyTexts[tab]}
                primary={
                  tab === "all" ? null : (
                    <Button onClick={() => setParams({})}>Show all journeys</Button>
                  )
                }
              />
            )
          }
        />
        <p className="visually-hidden" aria-live="polite">
          {journeys.isSuccess && search ? `${format.count(rows.length)} found` : ""}
        </p>
      </div>
      {dialogs}
    </Page>
  );
}

const emptyTexts: Record<ListTab, string> = {
  all: "Every journey here is in the archive.",
  draft: "No drafts. Every journey here has been published.",
  scheduled: "Nothing is scheduled. A published journey waits here until it starts.",
  live: "No journey is live. Publish a draft to let contacts enter.",
  paused: "Nothing is paused.",
  finished: "No journey has been completed or stopped.",
  archived: "The archive is empty.",
};
