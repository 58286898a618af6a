import type { ImportCounts } from "../../../../shared/contract/imports.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "./check.module.css";

/** The big figures of a check. */
export function Counts({ counts }: { counts: ImportCounts }) {
  const format = useFormat();
  const figures = [
    { name: "New", value: counts.added },
    { name: "Updates", value: counts.updated },
    { name: "Unchanged", value: counts.unchanged },
    { name: "Duplicates", value: counts.duplicates },
    { name: "Errors", value: counts.rejected, tone: "danger" },
    { name: "Warnings", value: counts.warnings, tone: "warning" },
  ];
  return (
    <dl className={classes.figures} aria-label="Rows of the file">
      {figures.map(({ name, value, tone }) => (
        <div key={name} className={classes.figure}>
          <dt>{name}</dt>
          <dd data-tone={value > 0 ? tone : undefined}>{format.count(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
