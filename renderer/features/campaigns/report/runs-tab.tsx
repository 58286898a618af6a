import type { CampaignDetail } from "../../../../shared/contract/campaigns.ts";
import type { RunState } from "../../../../shared/domain/campaign.ts";
import type { Column } from "../../../ui/data-table-types.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { duration, unknown } from "../../../ui/format.ts";
import { Pill } from "../../../ui/pill.tsx";
import { Card } from "../../../ui/card.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import type { Tone } from "../../../ui/tones.ts";
import { useNow } from "../../../ui/use-now.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { rateOf } from "./figures.ts";
import classes from "./runs-tab.module.css";

type Run = CampaignDetail["runs"][number];

const states: Record<RunState, { word: string; tone: Tone }> = {
  waiting: { word: "Waiting", tone: "neutral" },
  preparing: { word: "Preparing", tone: "info" },
  sending: { word: "Sending", tone: "info" },
  completed: { word: "Completed", tone: "success" },
  cancelled: { word: "Cancelled", tone: "neutral" },
  missed: { word: "Missed", tone: "warning" },
  skipped: { word: "Skipped", tone: "neutral" },
};

/** Every time a campaign that repeats was due. */
export function RunsTab(props: { campaign: CampaignDetail; onOpen: (run: string) => void }) {
  const { campaign, onOpen } = props;
  const format = useFormat();
  const now = useNow();
  const { schedule } = campaign;
  const zone = schedule.kind === "immediately" ? format.timeZone : schedule.zone;
  const share = (count: number | null, run: Run) =>
    format.percent(rateOf(count, run.figures.delivered));
  const columns: Column<Run>[] = [
    { key: "number", header: "Run", width: "60px", cell: ({ number }) => format.count(number) },
    {
      key: "due",
      header: "Due",
      width: "minmax(190px, 1.5fr)",
      cell: ({ dueAt, note }) => (
        <span className={classes.due}>
          {format.scheduled(dueAt, zone, now)}
          {note === null ? null : (
            <span className={classes.note} title={note}>
              {note}
            </span>
          )}
        </span>
      ),
    },
    {
      key: "took",
      header: "Took",
      width: "minmax(110px, 1fr)",
      cell: ({ startedAt, endedAt, lateBy }) =>
        startedAt === null || endedAt === null
          ? unknown
          : `${duration(endedAt - startedAt)}${lateBy ? `, ${duration(lateBy, 1)} late` : ""}`,
    },
    {
      key: "sent",
      header: "Sent",
      width: "110px",
      align: "end",
      cell: ({ figures, startedAt }) => (startedAt === null ? unknown : format.count(figures.sent)),
    },
    {
      key: "opened",
      header: "Opened",
      width: "90px",
      align: "end",
      cell: (run) => share(run.figures.opened, run),
    },
    {
      key: "clicked",
      header: "Clicked",
      width: "90px",
      align: "end",
      cell: (run) => share(run.figures.clicked, run),
    },
    {
      key: "state",
      header: "State",
      width: "130px",
      align: "end",
      cell: ({ state }) => <Pill tone={states[state].tone}>{states[state].word}</Pill>,
    },
  ];
  return (
    <Card className={classes.runs ?? ""}>
      <DataTable
        label="Runs"
        columns={columns}
        rows={campaign.runs.toSorted((a, b) => b.number - a.number)}
        rowKey={({ id }) => id}
        total={campaign.runs.length}
        onOpen={({ id, startedAt }) => {
          if (startedAt !== null) onOpen(id);
        }}
        empty={<EmptyState text="No run was due yet." />}
      />
    </Card>
  );
}
