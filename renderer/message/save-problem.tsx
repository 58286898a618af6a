import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { DraftState } from "../data/draft-keeper.ts";
import { readError } from "../data/read-error.ts";
import { CopyAction } from "../ui/copy-action.tsx";
import classes from "./save-problem.module.css";

type Draft<Content> = Pick<DraftState<Content>, "problem"> & {
  flush: () => Promise<void>;
  reload: () => Promise<void>;
};

/** In place: another window saved in between, or the change could not be stored. */
export function SaveProblem<Content>(props: {
  draft: Draft<Content>;
  /** What is to be saved from being dropped: its name on the button, and its text. */
  mine: { label: string; text: () => string };
}) {
  const { draft, mine } = props;
  const { problem } = draft;
  if (!problem) return null;
  const { message, cure, details } = readError(problem.error);
  const conflict = problem.kind === "conflict";
  return (
    <div role="alert" className={classes.banner}>
      <IconAlertTriangle size={16} />
      <span className={classes.words}>
        <strong>{message}</strong> {cure}
        {conflict ? " Reload drops what you changed here since." : " Your change is kept here."}
      </span>
      {conflict ? (
        <Button size="xs" onClick={() => void draft.reload()}>
          Reload
        </Button>
      ) : (
        <Button size="xs" onClick={() => void draft.flush()}>
          Try again
        </Button>
      )}
      <CopyAction
        size="xs"
        label={conflict ? mine.label : "Copy details"}
        text={conflict ? mine.text() : details}
      />
    </div>
  );
}
