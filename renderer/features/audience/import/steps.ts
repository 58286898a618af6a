import type { Import } from "../../../../shared/contract/imports.ts";

export const steps = ["file", "columns", "check", "import"] as const;
export type Step = (typeof steps)[number];
export const stepNames: Record<Step, string> = {
  file: "File",
  columns: "Columns",
  check: "Check",
  import: "Import",
};

/** An import that runs, or ran to its end, has only its last step; its columns are history. */
export const isOver = ({ state }: Pick<Import, "state">): boolean =>
  ["importing", "imported", "undoing"].includes(state);

/** Whether a step can be gone to; the last one only by its button, because it changes contacts. */
export function canGoTo(step: Step, imported: Pick<Import, "state"> | null): boolean {
  if (imported === null) return step === "file";
  if (isOver(imported)) return step === "import";
  if (step === "import") return ["failed", "cancelled", "undone"].includes(imported.state);
  return true;
}

/** Where an import without a wanted step goes on. */
function nextStep({ state, segmentId, rowsDone }: Import): Step {
  if (state === "inspected") return "columns";
  if (state === "checking" || state === "checked") return "check";
  // A check that failed has made nothing yet.
  if (state === "failed" && segmentId === null && rowsDone === 0) return "check";
  return "import";
}

/** The step to show: the wanted one if it can be gone to, else where the import stands. */
export function stepOf(imported: Import | null, wanted: string | null): Step {
  const step = steps.find((each) => each === wanted);
  if (step && canGoTo(step, imported)) return step;
  return imported === null ? "file" : nextStep(imported);
}
