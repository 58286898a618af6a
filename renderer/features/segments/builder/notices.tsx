import { Button } from "@mantine/core";
import { IconAlertTriangle, IconHistory } from "@tabler/icons-react";
import type { Problem } from "../../../data/read-error.ts";
import { useNow } from "../../../ui/use-now.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { day } from "../../../../shared/domain/time.ts";
import classes from "./builder.module.css";

/** Changes that were not saved the last time, offered again. */
export function RestoredNotice(props: {
  at: number;
  /** Somebody saved other rules since the draft was begun. */
  older: boolean;
  onDiscard: () => void;
}) {
  const { at, older, onDiscard } = props;
  const format = useFormat();
  const now = useNow();
  const when = now - at < day ? format.time(at) : format.dateTime(at);
  return (
    <output className={classes.notice}>
      <IconHistory size={16} />
      <span>
        Restored your draft from {when}.
        {older ? " The segment was saved again since; saving the draft replaces that." : ""}
      </span>
      <Button size="xs" variant="subtle" onClick={onDiscard}>
        Discard
      </Button>
    </output>
  );
}

/** What the engine refused to save, such as segments that would build on each other in a circle. */
export const SaveProblem = ({ problem }: { problem: Problem }) => (
  <div className={classes.notice} data-tone="danger" role="alert">
    <IconAlertTriangle size={16} />
    <span>
      <b>{problem.message}</b> {problem.cure}
      {problem.reference ? ` Reference ${problem.reference}.` : ""}
    </span>
  </div>
);
