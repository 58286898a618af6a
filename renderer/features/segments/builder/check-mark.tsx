import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { countedPath } from "../edit.ts";
import type { RowPath } from "../paths.ts";
import { useBuilder } from "./builder-context.ts";
import classes from "./check.module.css";

/** Below a row: whether it holds for the contact being checked, and the value it saw. */
export function CheckMark({ path }: { path: RowPath }) {
  const { checked, rules } = useBuilder();
  const at = checked?.answer ? countedPath(rules, path) : null;
  const row = at ? checked?.answer?.groups[at.group]?.boxes[at.box]?.rows[at.row] : undefined;
  if (!checked || !row || row.passed === null) return null;
  return <Mark passed={row.passed} text={row.value ?? (row.passed ? "Holds" : "Does not hold")} />;
}

export function Mark(props: {
  passed: boolean;
  text: string;
  /** Only the sign is seen. */
  brief?: boolean;
}) {
  const { passed, text, brief } = props;
  const Icon = passed ? IconCircleCheck : IconCircleX;
  return (
    <p className={classes.mark} data-passed={passed} data-brief={brief} title={text}>
      <Icon size={14} />
      <span className="visually-hidden">{passed ? "Yes: " : "No: "}</span>
      <span className={brief ? "visually-hidden" : undefined}>
        {text.charAt(0).toUpperCase() + text.slice(1)}
      </span>
    </p>
  );
}
