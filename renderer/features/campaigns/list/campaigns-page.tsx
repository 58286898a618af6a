import { Button } from "@mantine/core";
import { IconPlus, IconSpeakerphone } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { useScreenActions } from "../../../data/screen-actions.ts";
import { useNewCampaign } from "../../../data/use-new-campaign.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { TabsRow } from "../../../ui/tabs-row.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { openMenuOfActiveRow } from "../../../ui/menu-of-active-row.ts";
import { FindField } from "../../../ui/find-field.tsx";
import { useCampaignColumns } from "./campaign-columns.tsx";
import { inTab, isListTab, listTabs, type ListTab } from "./campaign-tabs.ts";
import classes from "./list.module.css";

const none: never[] = [];

export function CampaignsPage() {
  const campaigns = useQuery(useEngine().campaigns.list.queryOptions());
  const navigate = useNavigate();
  const newCampaign = useNewCampaign();
  const format = useFormat();
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useState("");
  const asked = params.get("tab");
  const tab: ListTab = isListTab(asked) ? asked : "all";
  const all = campaigns.data ?? none;
  const rows = useMemo(() => inTab(all, tab, search), [all, tab, search]);
  const columns = useCampaignColumns();
  useScreenActions([
    {
      id: "campaigns:new",
      label: "New campaign",
      shortcut: "Mod+N",
      aliases: ["broadcast", "newsletter"],
      run: () => newCampaign(),
    },
  ]);
  const create = (
    <Button variant="filled" leftSection={<IconPlus size={16} />} onClick={() => newCampaign()}>
      New campaign
    </Button>
  );
  if (campaigns.isSuccess && all.length === 0)
    return (
      <Page title="Campaigns">
        <EmptyState
          icon={<IconSpeakerphone size={32} />}
          text="Send one message to a segment, now, later, or on a schedule."
          primary={create}
        />
      </Page>
    );
  return (
    <Page
      title="Campaigns"
      sub={campaigns.isSuccess ? <span className="num">{format.count(all.length)}</span> : null}
      actions={create}
      flush
      tabs={
        <TabsRow
          id="campaigns"
          label="Campaigns by status"
          value={tab}
          onChange={(value) => setParams(value === "all" ? {} : { tab: value }, { replace: true })}
          tabs={listTabs.map(({ value, label, holds }) => ({
            value,
            label,
            ...(campaigns.isSuccess ? { count: format.count(all.filter(holds).length) } : {}),
          }))}
          aside={<FindField label="Find a campaign" value={search} onChange={setSearch} />}
        />
      }
    >
      {/* The keyboard works on the grid inside, which is the one to answer; this adds the key for a row's menu. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        id="campaigns-panel"
        role="tabpanel"
        aria-label={listTabs.find(({ value }) => value === tab)?.label}
        className={classes.panel}
        onKeyDown={openMenuOfActiveRow}
      >
        <DataTable
          label="Campaigns"
          height="two-line"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rowName={({ name }) => name}
          total={rows.length}
          loading={campaigns.isPending}
          onOpen={({ id, status }) =>
            void navigate(status === "draft" ? `/campaigns/${id}` : `/campaigns/${id}/report`)
          }
          error={
            campaigns.isError && !campaigns.data ? (
              <ErrorState
                problem={readError(campaigns.error)}
                onRetry={() => void campaigns.refetch()}
              />
            ) : null
          }
          empty={
            search.trim() ? (
              <EmptyState
                text={`No campaign here is called “${search.trim()}”.`}
                primary={<Button onClick={() => setSearch("")}>Clear search</Button>}
              />
            ) : (
              <EmptyState
                text={emptyTexts[tab]}
                primary={<Button onClick={() => setParams({})}>Show all campaigns</Button>}
              />
            )
          }
        />
        <p className="visually-hidden" aria-live="polite">
          {campaigns.isSuccess && search ? `${format.count(rows.length)} found` : ""}
        </p>
      </div>
    </Page>
  );
}

const emptyTexts: Record<ListTab, string> = {
  all: "Send one message to a segment, now, later, or on a schedule.",
  draft: "No drafts. Every campaign here has been launched.",
  scheduled: "Nothing is scheduled. A launched campaign with a start time waits here.",
  sending: "Nothing is being sent now.",
  completed: "No campaign has been completed yet.",
  recurring: "No campaign repeats. Choose Recurring in the schedule of a draft.",
  stopped: "Nothing is paused, and nothing has failed.",
};
