import { Button, Menu, Popover } from "@mantine/core";
import { IconSelector } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useEngine } from "../../data/engine.tsx";
import { useCurrentProject, useStatus } from "../../data/use-current-project.ts";
import { useProjectActs } from "../../data/use-project-acts.ts";
import { readError } from "../../data/read-error.ts";
import { asDialog } from "../../ui/as-dialog.ts";
import { showToast } from "../../ui/toast.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import { whatPauses } from "./leaving.ts";
import { ProjectMenu } from "./project-menu.tsx";
import { ProjectSquare } from "./project-square.tsx";
import classes from "./projects.module.css";

type Destination = { id: string; name: string };

/** Above the navigation: which project this is, and the way to another. */
export function ProjectSwitcher({ rail }: { rail: boolean }) {
  const project = useCurrentProject()?.project;
  const status = useStatus();
  const format = useFormat();
  const acts = useProjectActs();
  // Known before the menu opens, so that its first row is the first from the start.
  useQuery(useEngine().projects.list.queryOptions());
  const [leaving, setLeaving] = useState<Destination | null>(null);
  if (!project) return null;

  const open = ({ id }: Destination) =>
    acts.open.mutate(
      { id },
      {
        onSettled: () => setLeaving(null),
        onError: (error) => {
          const problem = readError(error);
          showToast({ tone: "danger", text: problem.message, detail: problem.cure ?? "" });
        },
      },
    );
  const pauses = whatPauses(status);
  const choose = (destination: Destination) => {
    if (pauses) setLeaving(destination);
    else open(destination);
  };

  return (
    <Popover
      opened={leaving !== null}
      onChange={(opened) => {
        if (!opened) setLeaving(null);
      }}
      position="bottom-start"
      width={300}
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <div className={classes.switcher} data-rail={rail || undefined}>
          <Menu position={rail ? "right-start" : "bottom-start"} width={320} withinPortal>
            <Menu.Target>
              <button
                type="button"
                className={classes.button}
                // The name is what is seen; only the rail, which shows a letter, needs one said.
                {...(rail ? { "aria-label": `Project ${project.name}` } : {})}
              >
                <ProjectSquare name={project.name} />
                {rail ? null : (
                  <>
                    <span className={classes.who}>
                      <span className={classes.name}>{project.name}</span>
                      <span className={classes.size}>
                        {format.size(project.bytesOnDisk)} on disk
                      </span>
                    </span>
                    <IconSelector size={15} />
                  </>
                )}
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <ProjectMenu current={project} onChoose={choose} />
            </Menu.Dropdown>
          </Menu>
        </div>
      </Popover.Target>
      <Popover.Dropdown {...asDialog} aria-label="Open another project">
        <p className={classes.question}>
          Open “{leaving?.name}”? {pauses}
        </p>
        <div className={classes.acts}>
          <Button size="xs" onClick={() => setLeaving(null)}>
            Stay here
          </Button>
          <Button
            size="xs"
            variant="filled"
            loading={acts.open.isPending}
            onClick={() => leaving && open(leaving)}
          >
            Open {leaving?.name}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
