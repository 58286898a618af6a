import type { JourneyProblem } from "../../../../../shared/contract/journeys.ts";
import { childrenOf, type JourneyDocument } from "../../../../../shared/journey/graph.ts";

/** The journey itself first, then activities from the entry down, then those parked: the order of F8. */
export function inOrder(
  problems: readonly JourneyProblem[],
  document: JourneyDocument,
): JourneyProblem[] {
  const at = new Map<string, number>();
  const open = [document.entry, ...Object.keys(document.activities)];
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    if (at.has(id) || !document.activities[id]) continue;
    at.set(id, at.size);
    open.unshift(...childrenOf(document, id));
  }
  const rank = ({ activity }: JourneyProblem) =>
    activity === null ? -1 : (at.get(activity) ?? at.size);
  const severity = ({ severity: how }: JourneyProblem) => (how === "error" ? 0 : 1);
  return problems.toSorted(
    (one, other) => severity(one) - severity(other) || rank(one) - rank(other),
  );
}

export const keyOf = ({ code, activity, field }: JourneyProblem): string =>
  [code, activity ?? "", field ?? ""].join("/");

/** “1 error”, “2 errors and 1 warning” */
export function countWords(problems: readonly JourneyProblem[]): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  const said = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;
  if (errors === 0) return warnings === 0 ? "No problems" : said(warnings, "warning");
  return warnings === 0
    ? said(errors, "error")
    : `${said(errors, "error")} and ${said(warnings, "warning")}`;
}
