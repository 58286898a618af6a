import { readActivity } from "../../../shared/journey/graph.ts";
import { useNames } from "../../data/library.tsx";
import type { SummaryProps } from "../activity-view.ts";
import { SummaryLine } from "./summary-line.tsx";

/** What the activity type itself says about its settings. */
export function DescribedSummary({ activity, document }: SummaryProps<unknown>) {
  const names = useNames(document);
  const { type, settings } = readActivity(activity);
  const summary = type?.describe(settings, names).summary ?? "";
  return summary === "" ? null : <SummaryLine title={summary}>{summary}</SummaryLine>;
}
