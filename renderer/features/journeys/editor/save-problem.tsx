import { Alert, Button, Group } from "@mantine/core";
import { useEditor } from "./editor-context.ts";
import classes from "./editor.module.css";

/** What keeps the draft from being saved, with the ways out of it. */
export function SaveProblem() {
  const saving = useEditor((editor) => editor.saving);
  const keepMine = useEditor((editor) => editor.keepMine);
  const loadTheirs = useEditor((editor) => editor.loadTheirs);
  const retry = useEditor((editor) => editor.retry);
  if (typeof saving === "string") return null;
  const { kind, problem } = saving;
  return (
    <Alert
      className={classes.problem ?? ""}
      color={kind === "conflict" ? "yellow" : "red"}
      title={kind === "conflict" ? "This journey was changed in another window." : problem.message}
      role="alert"
    >
      <Group gap={8} align="center">
        {kind === "conflict" ? (
          <>
            What is here is not saved.
            <Button onClick={() => void keepMine()}>Keep mine</Button>
            <Button onClick={() => void loadTheirs()}>Load theirs</Button>
          </>
        ) : (
          <>
            {problem.cure ?? "Your changes are kept here."}
            <Button onClick={() => void retry()}>Try again</Button>
          </>
        )}
      </Group>
    </Alert>
  );
}
