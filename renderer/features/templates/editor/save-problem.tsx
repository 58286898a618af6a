import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { readError } from "../../../data/read-error.ts";
import { CopyAction } from "../../../ui/copy-action.tsx";
import classes from "./editor.module.css";
import type { TemplateDraft } from "./use-template-draft.ts";

/** In place: another window saved in between, or the change could not be stored. */
export function SaveProblem({ draft }: { draft: TemplateDraft }) {
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
        label={conflict ? "Copy my version" : "Copy details"}
        text={conflict ? JSON.stringify(draft.draft, null, 2) : details}
      />
    </div>
  );
}
