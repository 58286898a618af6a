import type { CampaignRow } from "../../../../shared/contract/campaigns.ts";

export type ListTab =
  | "all"
  | "draft"
  | "scheduled"
  | "sending"
  | "completed"
  | "recurring"
  | "stopped";

type Sorted = Pick<CampaignRow, "status" | "schedule">;

export const listTabs: readonly {
  value: ListTab;
  label: string;
  holds: (campaign: Sorted) => boolean;
}[] = [
  { value: "all", label: "All", holds: () => true },
  { value: "draft", label: "Draft", holds: ({ status }) => status === "draft" },
  {
    value: "scheduled",
    label: "Scheduled",
    holds: ({ status }) => status === "scheduled" || status === "pendingNextRun",
  },
  { value: "sending", label: "Sending", holds: ({ status }) => status === "sending" },
  {
    value: "completed",
    label: "Completed",
    // A cancelled campaign is over too; its pill says how.
    holds: ({ status }) => status === "completed" || status === "cancelled",
  },
  {
    value: "recurring",
    label: "Recurring",
    holds: ({ schedule }) => schedule.kind === "recurring",
  },
  {
    value: "stopped",
    label: "Paused/Failed",
    holds: ({ status }) => status === "paused" || status === "failed",
  },
];

export const isListTab = (text: string | null): text is ListTab =>
  listTabs.some(({ value }) => value === text);

export function inTab(rows: readonly CampaignRow[], tab: ListTab, search: string): CampaignRow[] {
  const holds = listTabs.find(({ value }) => value === tab)?.holds ?? (() => true);
  const words = search.trim().toLowerCase();
  return rows.filter(
    (row) =>
      holds(row) &&
      (words === "" ||
        row.name.toLowerCase().includes(words) ||
        Boolean(row.segment?.name.toLowerCase().includes(words))),
  );
}
