import type { Finding } from "../../../../shared/contract/campaigns.ts";

export const steps = [
  { id: "setup", name: "Set-up" },
  { id: "audience", name: "Audience" },
  { id: "message", name: "Message" },
  { id: "schedule", name: "Schedule" },
  { id: "review", name: "Review" },
] as const;
export type StepId = (typeof steps)[number]["id"];

export const isStep = (text: string | null): text is StepId => steps.some(({ id }) => id === text);

export type StepState = { kind: "open" } | { kind: "done" } | { kind: "errors"; count: number };

/** A step shows its errors once it has been looked at, or from the review on; before that it is just still to do. */
export function stepState(
  step: StepId,
  findings: readonly Finding[] | undefined,
  seen: ReadonlySet<StepId>,
): StepState {
  if (!findings) return { kind: "open" };
  const errors = findings.filter(
    (found) => found.severity === "error" && (step === "review" || found.step === step),
  ).length;
  if (errors > 0)
    return seen.has(step) || seen.has("review")
      ? { kind: "errors", count: errors }
      : { kind: "open" };
  if (step === "review") return { kind: "open" };
  return { kind: "done" };
}

export const stepAfter = (step: StepId, by: 1 | -1): StepId | null =>
  steps[steps.findIndex(({ id }) => id === step) + by]?.id ?? null;

export const errorsOf = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity }) => severity === "error");

/** What is wrong with the fields of a step, by field. */
export const fieldErrors = (
  findings: readonly Finding[] | undefined,
  step: StepId,
): Record<string, string> =>
  Object.fromEntries(
    (findings ?? []).flatMap((found) =>
      found.severity === "error" && found.step === step && found.field
        ? [[found.field, found.text]]
        : [],
    ),
  );
