import type { JourneyRow } from "../../../../shared/contract/journeys.ts";

export const listTabs = [
  { value: "all", label: "All", holds: ({ archived }) => !archived },
  {
    value: "draft",
    label: "Draft",
    holds: ({ archived, status }) => !archived && status === "draft",
  },
  {
    value: "live",
    label: "Live",
    // Who can't enter any more is still inside a closed one.
    holds: ({ archived, status }) =>
      !archived && (status === "live" || status === "scheduled" || status === "closed"),
  },
  {
    value: "paused",
    label: "Paused",
    holds: ({ archived, status }) => !archived && status === "paused",
  },
  {
    value: "over",
    label: "Completed/Stopped",
    holds: ({ archived, status }) => !archived && (status === "completed" || status === "stopped"),
  },
  { value: "archived", label: "Archived", holds: ({ archived }) => archived },
] as const satisfies readonly {
  value: string;
  label: string;
  holds: (journey: Pick<JourneyRow, "archived" | "status">) => boolean;
}[];
export type ListTab = (typeof listTabs)[number]["value"];

export const isListTab = (text: string | null): text is ListTab =>
  listTabs.some(({ value }) => value === text);

export function inTab(rows: readonly JourneyRow[], tab: ListTab, search: string): JourneyRow[] {
  const holds = listTabs.find(({ value }) => value === tab)?.holds ?? (() => true);
  const words = search.trim().toLowerCase();
  return rows.filter(
    (row) =>
      holds(row) &&
      [row.name, row.entry, ...row.tags].some((text) => text.toLowerCase().includes(words)),
  );
}
