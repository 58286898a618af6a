import { Modal } from "@mantine/core";
import { openProjectDialog, useProjectDialog } from "../../data/project-dialog.ts";
import { useStatus } from "../../data/use-current-project.ts";
import { whatPauses } from "./leaving.ts";
import { NewProjectForm } from "./new-project-form.tsx";
import { OpenFolderForm } from "./open-folder-form.tsx";
import classes from "./projects.module.css";

const close = () => openProjectDialog(null);

/** New project and open folder, from wherever they are asked for. */
export function ProjectDialogs() {
  const { dialog, name } = useProjectDialog();
  const pauses = whatPauses(useStatus());
  const note = pauses ? <p className={classes.question}>{pauses}</p> : null;
  return (
    <>
      <Modal opened={dialog === "new"} onClose={close} title="New project" size={480}>
        {note}
        <NewProjectForm autoFocus onDone={close} onCancel={close} />
      </Modal>
      <Modal
        opened={dialog === "open"}
        onClose={close}
        title={name ? `Locate “${name}”` : "Open project folder"}
        size={480}
      >
        {note}
        <OpenFolderForm onDone={close} onCancel={close} />
      </Modal>
    </>
  );
}
