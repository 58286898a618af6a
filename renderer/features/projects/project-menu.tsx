import { Menu } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import {
  IconCopy,
  IconFolderOpen,
  IconFolderSearch,
  IconPlus,
  IconSettings,
  IconTrash,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import type { Project } from "../../../shared/contract/projects.ts";
import { desktop } from "../../data/desktop.ts";
import { useEngine } from "../../data/engine.tsx";
import { openProjectDialog } from "../../data/project-dialog.ts";
import { useProjectActs } from "../../data/use-project-acts.ts";
import { showToast } from "../../ui/toast.tsx";
import { useNow } from "../../ui/use-now.ts";
import { useFormat } from "../../ui/window-settings.tsx";
import { ProjectSquare } from "./project-square.tsx";
import classes from "./projects.module.css";

const most = 8;

/** The other projects of this computer, and what can be done with this one. */
export function ProjectMenu(props: {
  current: Project;
  onChoose: (project: { id: string; name: string }) => void;
}) {
  const { current, onChoose } = props;
  const navigate = useNavigate();
  const clipboard = useClipboard();
  const list = useQuery(useEngine().projects.list.queryOptions()).data ?? [];
  const others = list.filter(({ id }) => id !== current.id).slice(0, most);
  const host = desktop();
  return (
    <>
      {others.length > 0 ? <Menu.Label>Recent projects</Menu.Label> : null}
      {others.map((project) =>
        project.found ? (
          <FoundProject key={project.id} project={project} onChoose={() => onChoose(project)} />
        ) : (
          <GoneProject key={project.id} project={project} />
        ),
      )}
      {others.length > 0 ? <Menu.Divider /> : null}
      <Menu.Item leftSection={<IconPlus size={16} />} onClick={() => openProjectDialog("new")}>
        New project…
      </Menu.Item>
      <Menu.Item
        leftSection={<IconFolderOpen size={16} />}
        onClick={() => openProjectDialog("open")}
      >
        Open project folder…
      </Menu.Item>
      <Menu.Divider />
      <Menu.Label className="ellipsis">{current.folder}</Menu.Label>
      {host ? (
        <Menu.Item
          leftSection={<IconFolderSearch size={16} />}
          onClick={() => void host.openFolder(current.folder)}
        >
          Show in folder
        </Menu.Item>
      ) : null}
      <Menu.Item
        leftSection={<IconCopy size={16} />}
        onClick={() => {
          clipboard.copy(current.folder);
          showToast({ text: "Folder path copied.", tone: "info" });
        }}
      >
        Copy folder path
      </Menu.Item>
      <Menu.Item
        leftSection={<IconSettings size={16} />}
        onClick={() => void navigate("/settings/project")}
      >
        Project settings
      </Menu.Item>
    </>
  );
}

function FoundProject(props: { project: Project; onChoose: () => void }) {
  const { project } = props;
  const format = useFormat();
  const now = useNow();
  return (
    <Menu.Item leftSection={<ProjectSquare name={project.name} />} onClick={props.onChoose}>
      <div className={classes.name}>{project.name}</div>
      <div className={classes.folder}>
        {format.relative(project.lastOpenedAt, now)} · {project.folder}
      </div>
    </Menu.Item>
  );
}

/** The folder was moved or deleted. */
function GoneProject({ project }: { project: Project }) {
  const { forget } = useProjectActs();
  return (
    <>
      <Menu.Label className={classes.gone ?? ""}>
        <ProjectSquare name={project.name} gone />
        <span className={classes.who}>
          <span className={classes.name}>{project.name}</span>
          <span className={classes.folder}>Not found: {project.folder}</span>
        </span>
      </Menu.Label>
      <Menu.Item
        leftSection={<IconFolderSearch size={16} />}
        onClick={() => openProjectDialog("open", project.name)}
      >
        Locate “{project.name}”…
      </Menu.Item>
      <Menu.Item
        leftSection={<IconTrash size={16} />}
        onClick={() => forget.mutate({ id: project.id })}
      >
        Forget “{project.name}”
      </Menu.Item>
    </>
  );
}
