import { Button, CloseButton, TextInput } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconFileImport, IconPlus, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { useScreenActions } from "../../../data/screen-actions.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { TabsRow } from "../../../ui/tabs-row.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { useJourneyActs } from "../use-journey-acts.ts";
import { ImportDialog } from "./import-dialog.tsx";
import { useJourneyColumns } from "./journey-columns.tsx";
import { openMenuOfActiveRow } from "./journey-row-menu.tsx";
import { inTab, isListTab, listTabs, type ListTab } from "./journey-tabs.ts";
import classes from "./list.module.css";
import { NewJourneyMenu } from "./new-menu.tsx";
import { StarterCards } from "./starter-cards.tsx";

const none: never[] = [];

export function JourneysPage() {
  const journeys = useQuery(useEngine().journeys.list.queryOptions());
  const { blank, open } = useJourneyActs();
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useState("");
  const [files, setFiles] = useState<readonly File[] | null>(null);
  const asked = params.get("tab");
  const tab: ListTab = isListTab(asked) ? asked : "all";
  const all = journeys.data ?? none;
  const rows = useMemo(() => inTab(all, tab, search), [all, tab, search]);
  const columns = useJourneyColumns();
  useScreenActions([
    {
      id: "journeys:new",
      label: "New journey",
      shortcut: "Mod+N",
      aliases: ["flow", "automation"],
      run: blank,
    },
    {
      id: "journeys:import",
      label: "Import journeys",
      aliases: ["json", "pinpoint"],
      run: () => setFiles([]),
    },
  ]);
  const importing = (
    <>
      <Dropzone.FullScreen
        active={files === null}
        onDrop={() => undefined}
        onDropAny={(dropped, refused) => setFiles([...dropped, ...refused.map(({ file }) => file)])}
      >
        <p className={classes.dropHere}>Drop to import journeys</p>
      </Dropzone.FullScreen>
      <ImportDialog
        key={files === null ? "closed" : "open"}
        opened={files !== null}
        files={files ?? none}
        onClose={() => setFiles(null)}
      />
    </>
  );
  const create = <NewJourneyMenu onImport={() => setFiles([])} />;
  if (journeys.isSuccess && all.length === 0)
    return (
      <Page title="Journeys">
        <div className={classes.empty}>
          <p className={classes.lead}>
            A journey sends the right message at the right time, step by step, to everybody who
            enters it.
          </p>
          <StarterCards first={3} />
          <div className={classes.emptyActs}>
            <Button variant="filled" leftSection={<IconPlus size={16} />} onClick={blank}>
              Blank journey
            </Button>
            <Button leftSection={<IconFileImport size={16} />} onClick={() => setFiles([])}>
              Import JSON
            </Button>
          </div>
        </div>
        {importing}
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
      actions={create}
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
          aside={
            <TextInput
              size="sm"
              className={classes.find ?? ""}
              aria-label="Find a journey"
              placeholder="Find a journey"
              leftSection={<IconSearch size={14} />}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              rightSection={
                search ? (
                  <CloseButton size="sm" aria-label="Clear search" onClick={() => setSearch("")} />
                ) : null
              }
            />
          }
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
          height="two-line"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rowName={({ name }) => name}
          total={rows.length}
          loading={journeys.isPending}
          onOpen={({ id }) => open(id)}
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
                text={`No journey here is called “${search.trim()}”.`}
                primary={<Button onClick={() => setSearch("")}>Clear search</Button>}
              />
            ) : (
              <EmptyState
                text={emptyTexts[tab]}
                primary={<Button onClick={() => setParams({})}>Show all journeys</Button>}
              />
            )
          }
        />
        <p className="visually-hidden" aria-live="polite">
          {journeys.isSuccess && search ? `${format.count(rows.length)} found` : ""}
        </p>
      </div>
      {importing}
    </Page>
  );
}

const emptyTexts: Record<ListTab, string> = {
  all: "All journeys are archived.",
  draft: "No drafts. Every journey here has been published.",
  live: "No journey is live. Publish a draft to let people in.",
  paused: "Nothing is paused.",
  over: "No journey has been completed or stopped yet.",
  archived: "Nothing is archived.",
};
