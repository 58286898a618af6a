import { VisuallyHidden } from "@mantine/core";
import { IconAlertOctagon, IconAlertTriangle, IconPlayerSkipForward } from "@tabler/icons-react";
import type { JourneyProblem } from "../../../../../shared/contract/journeys.ts";
import { useEditor } from "../editor-context.ts";
import type { CanvasShow } from "./canvas-view.ts";
import classes from "./card.module.css";

type Mark = NonNullable<CanvasShow["marks"]> extends ReadonlyMap<string, infer One> ? One : never;

const markSigns = { added: "+", removed: "−", changed: "Δ" } as const;
const markWords = { added: "Added", removed: "Removed", changed: "Changed" } as const;

/** The sign at the corner of a card: how it differs, that it is skipped, or that something is wrong with it. */
export function CardBadge(props: {
  id: string;
  mark: Mark | null;
  skipped: boolean;
  locked: boolean;
}) {
  const { id, mark, skipped, locked } = props;
  const worst = useEditor((editor) => worstOf(editor.problems, id));
  if (mark)
    return (
      <span className={classes.badge} data-kind={mark} title={markWords[mark]}>
        <span aria-hidden>{markSigns[mark]}</span>
        <VisuallyHidden>{markWords[mark]}</VisuallyHidden>
      </span>
    );
  if (skipped)
    return (
      <span
        className={classes.badge}
        data-kind="skipped"
        title="Skipped: people pass straight through"
      >
        <IconPlayerSkipForward size={13} />
      </span>
    );
  if (worst === null || locked) return null;
  return (
    <span className={classes.badge} data-kind={worst}>
      {worst === "error" ? <IconAlertOctagon size={13} /> : <IconAlertTriangle size={13} />}
    </span>
  );
}

function worstOf(problems: readonly JourneyProblem[], id: string): "error" | "warning" | null {
  const own = problems.filter((problem) => problem.activity === id);
  if (own.length === 0) return null;
  return own.some(({ severity }) => severity === "error") ? "error" : "warning";
}
