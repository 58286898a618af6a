import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Import } from "../../../../shared/contract/imports.ts";
import { useEngine } from "../../../data/engine.tsx";
import { Bar } from "../../../ui/bar.tsx";
import { Card } from "../../../ui/card.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { progressWords } from "./import-words.ts";
import classes from "./import.module.css";

/** How far a check, an import or an undo is. */
export function ImportProgress(props: { imported: Import; label: string; acts?: ReactNode }) {
  const { imported, label } = props;
  const tasks = useQuery(useEngine().system.tasks.queryOptions());
  const format = useFormat();
  const task = tasks.data?.find(
    ({ state, link }) => state === "running" && link?.endsWith(imported.id),
  );
  return (
    <Card className={classes.busy ?? ""}>
      <div className={classes.busyLine}>
        <h2 className={classes.heading}>{label}</h2>
        <span className={classes.space} />
        {props.acts}
      </div>
      <Bar
        height={8}
        share={imported.bytes === 0 ? 0 : imported.bytesDone / imported.bytes}
        label={label}
      />
      <div className={`${classes.note} num`}>
        {progressWords(imported, task, format, tasks.dataUpdatedAt)}
      </div>
    </Card>
  );
}
