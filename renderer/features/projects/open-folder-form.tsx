import { Button } from "@mantine/core";
import { useState } from "react";
import { readError } from "../../data/read-error.ts";
import { useProjectActs } from "../../data/use-project-acts.ts";
import { FolderInput } from "./folder-input.tsx";
import classes from "./projects.module.css";

/** A project that is not in the list yet, or was moved. */
export function OpenFolderForm(props: { onDone: () => void; onCancel?: () => void }) {
  const { openFolder } = useProjectActs();
  const [folder, setFolder] = useState("");
  const problem = openFolder.error ? readError(openFolder.error) : null;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        openFolder.mutate({ folder: folder.trim() }, { onSuccess: props.onDone });
      }}
    >
      <FolderInput
        label="Folder of the project"
        description="The folder that contains its database file."
        autoFocus
        value={folder}
        onChange={setFolder}
        error={problem ? [problem.message, problem.cure].filter(Boolean).join(" ") : null}
      />
      <div className={classes.formActs}>
        {props.onCancel ? <Button onClick={props.onCancel}>Cancel</Button> : null}
        <Button
          type="submit"
          variant="filled"
          disabled={folder.trim() === ""}
          loading={openFolder.isPending}
        >
          Open project
        </Button>
      </div>
    </form>
  );
}
