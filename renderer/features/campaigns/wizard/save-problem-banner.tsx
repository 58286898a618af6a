import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { readError } from "../../../data/read-error.ts";
import { CopyAction } from "../../../ui/copy-action.tsx";
import type { Draft } from "./use-draft.ts";
import classes from "./wizard.module.css";

/** In place: another window saved in between, or the change could not be stored. */
export function SaveProblemBanner({ draft }: { draft: Draft }) {
  const { problem } = draft;
  if (!problem) return null;
  const { message, cure, details } = readError(problem.error);
  const conflict = problem.kind === "conflict";
  return (
    <div role="alert" className={classes.banner}>
      <IconAlertTriangle size={16} />
      <span className={classes.bannerText}>
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
        label={conflict ? "Copy my message" : "Copy details"}
        text={conflict ? draft.draft.message.html || draft.draft.message.text : details}
      />
    </div>
  );
}
