import { Select } from "@mantine/core";
import { IconClock } from "@tabler/icons-react";
import { useSearchParams } from "react-router";
import type { CampaignDetail } from "../../../../shared/contract/campaigns.ts";
import { Page } from "../../../ui/page.tsx";
import { TabsRow, type TabItem } from "../../../ui/tabs-row.tsx";
import { ChannelTile } from "../../../ui/channel-tile.tsx";
import { useNow } from "../../../ui/use-now.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { CampaignPill, nameOr } from "../campaign-words.tsx";
import { BeforeSend } from "./before-send.tsx";
import { notDeliveredOf, sumOf } from "./figures.ts";
import { LinksTab } from "./links-tab.tsx";
import { MessageTab } from "./message-tab.tsx";
import { Overview } from "./overview.tsx";
import { NotDeliveredTab, RecipientsTab } from "./people-tabs.tsx";
import { ReportActions } from "./report-actions.tsx";
import { ReportBanners } from "./report-banners.tsx";
import { ReportSentence } from "./report-sentence.tsx";
import { RunsTab } from "./runs-tab.tsx";
import { SendingStrip } from "./sending-strip.tsx";
import { useReport, useScope } from "./use-report.ts";
import classes from "./report.module.css";

const tabNames = {
  overview: "Overview",
  links: "Links",
  recipients: "Recipients",
  notDelivered: "Not delivered",
  message: "Message",
  runs: "Runs",
} as const;
type Tab = keyof typeof tabNames;
/** What there is to see before anything has been sent. */
const early = new Set<Tab>(["overview", "message"]);

export function ReportView({ campaign }: { campaign: CampaignDetail }) {
  const scope = useScope(campaign);
  const report = useReport(scope);
  const format = useFormat();
  const now = useNow();
  const [params, setParams] = useSearchParams();
  const started = campaign.runs.filter(({ startedAt }) => startedAt !== null);
  const figures = report.data?.figures ?? null;
  const undelivered = figures ? sumOf(notDeliveredOf(figures)) : 0;
  const recurring = campaign.schedule.kind === "recurring" || campaign.runs.length > 1;
  const asked = params.get("tab");
  const tabs: TabItem<Tab>[] = (Object.keys(tabNames) as Tab[])
    .filter((value) => value !== "links" || campaign.family === "email")
    .filter((value) => (value === "runs" ? recurring : started.length > 0 || early.has(value)))
    .map((value) => ({
      value,
      label: tabNames[value],
      ...(value === "notDelivered" && undelivered > 0 ? { count: format.count(undelivered) } : {}),
    }));
  const tab = tabs.find(({ value }) => value === asked)?.value ?? "overview";
  const go = (next: Tab) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.set("tab", next);
        return after;
      },
      { replace: true },
    );
  const upTo = report.data?.dataUpTo;
  return (
    <Page
      title={nameOr(campaign.name)}
      crumbs={[{ label: "Campaigns", to: "/campaigns" }]}
      tile={<ChannelTile family={campaign.family} size={34} />}
      status={<CampaignPill status={campaign.status} />}
      sub={<ReportSentence campaign={campaign} />}
      actions={<ReportActions campaign={campaign} />}
      flush={tab === "recipients" || tab === "notDelivered"}
      tabs={
        <TabsRow
          id="report"
          label="Report"
          tabs={tabs}
          value={tab}
          onChange={go}
          aside={
            <div className={classes.aside}>
              {started.length > 1 ? (
                <Select
                  size="xs"
                  aria-label="Run"
                  className={classes.run ?? ""}
                  value={scope.run ?? "all"}
                  onChange={(run) => run && scope.choose(run)}
                  data={[
                    { value: "all", label: "All runs" },
                    ...started.map((run) => ({
                      value: run.id,
                      label: `Run ${run.number} · ${format.dayMonth(run.startedAt ?? run.dueAt)}`,
                    })),
                  ]}
                />
              ) : null}
              {upTo === undefined || started.length === 0 ? null : (
                <span className={classes.upTo}>
                  <IconClock size={14} />
                  Data up to{" "}
                  {format.date(upTo) === format.date(now)
                    ? `${format.time(upTo)} today`
                    : format.dateTime(upTo)}
                </span>
              )}
            </div>
          }
        />
      }
    >
      <div
        id="report-panel"
        role="tabpanel"
        aria-label={tabNames[tab]}
        className={tab === "recipients" || tab === "notDelivered" ? classes.full : classes.panel}
      >
        <ReportBanners campaign={campaign} figures={figures} />
        <SendingStrip campaign={campaign} />
        {tab === "message" ? (
          <MessageTab scope={scope} />
        ) : tab === "runs" ? (
          <RunsTab campaign={campaign} onOpen={(run) => setParams({ run })} />
        ) : started.length === 0 ? (
          <BeforeSend campaign={campaign} />
        ) : tab === "overview" ? (
          <Overview scope={scope} report={report} onTab={go} />
        ) : tab === "links" ? (
          <LinksTab scope={scope} report={report} />
        ) : tab === "recipients" ? (
          <RecipientsTab scope={scope} figures={figures} />
        ) : (
          <NotDeliveredTab scope={scope} figures={figures} />
        )}
      </div>
    </Page>
  );
}
