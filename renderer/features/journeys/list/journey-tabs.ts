import type { JourneyRow } from "../../../../shared/contract/journeys.ts";
import type { JourneyStatus } from "../../../../shared/domain/journey.ts";

export type ListTab = "all" | "draft" | "scheduled" | "live" | "paused" | "finished" | "archived";

type Sorted = Pick<JourneyRow, "status" | "archived">;

const withStatus =
  (...statuses: JourneyStatus[]) =>
  ({ status, archived }: Sorted) =>
    !archived && statuses.includes(status);

export const listTabs: readonly {
  value: ListTab;
  label: string;
  holds: (journey: Sorted) => boolean;
}[] = [
  { value: "all", label: "All", holds: ({ archived }) => !archived },
  { value: "draft", label: "Draft", holds: withStatus("draft") },
  { value: "scheduled", label: "Scheduled", holds: withStatus("scheduled") },
  // A closed journey takes nobody in, but those inside still get their messages; its pill says so.
  { value: "live", label: "Live", holds: withStatus("live", "closed") },
  { value: "paused", label: "Paused", holds: withStatus("paused") },
  { value: "finished", label: "Finished", holds: withStatus("completed", "stopped") },
  { value: "archived", label: "Archived", holds: ({ archived }) => archived },
];

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

export type JourneySort = "name" | "inJourney" | "entered" | "updatedAt";

export function sortJourneys(
  rows: readonly JourneyRow[],
  by: JourneySort,
  direction: "ascending" | "descending",
): JourneyRow[] {
  const sign = direction === "ascending" ? 1 : -1;
  return rows.toSorted((a, b) =>
    by === "name"
      ? sign * a.name.localeCompare(b.name)
      : sign * (a[by] - b[by]) || a.name.localeCompare(b.name),
  );
}
