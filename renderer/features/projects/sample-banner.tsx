import { Button } from "@mantine/core";
import { IconCoffee } from "@tabler/icons-react";
import { useState } from "react";
import { openProjectDialog } from "../../data/project-dialog.ts";
import { readError } from "../../data/read-error.ts";
import { useCurrentProject } from "../../data/use-current-project.ts";
import { useProjectActs } from "../../data/use-project-acts.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { showToast } from "../../ui/toast.tsx";
import classes from "./projects.module.css";

/** Says that these people are made up, and the two ways on. */
export function SampleBanner() {
  const project = useCurrentProject()?.project;
  const { resetSample } = useProjectActs();
  const [asking, setAsking] = useState(false);
  if (!project?.sample) return null;
  const reset = () =>
    resetSample.mutateAsync(undefined, {
      onSuccess: () => showToast({ text: "The sample project is new again." }),
      onError: (error) => showToast({ text: readError(error).message, tone: "danger" }),
    });
  return (
    <div className={classes.banner}>
      <IconCoffee size={14} />
      <span className={classes.bannerText}>Sample project</span>
      <Button size="xs" variant="subtle" onClick={() => setAsking(true)}>
        Reset
      </Button>
      <Button size="xs" variant="subtle" onClick={() => openProjectDialog("new")}>
        Start my own
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Reset the sample project?"
        text="Everything you changed in it is replaced by fresh sample data. Your own projects stay as they are."
        confirm="Reset sample"
        danger
        onConfirm={reset}
      />
    </div>
  );
}
