import { IconAlertTriangle } from "@tabler/icons-react";
import { useCurrentProject } from "../../data/use-current-project.ts";
import classes from "./projects.module.css";

/** The project's file is not in order; what still works goes on. */
export function DamagedBanner() {
  const damaged = useCurrentProject()?.damaged;
  if (!damaged) return null;
  return (
    <div className={classes.banner} data-tone="danger" role="alert">
      <IconAlertTriangle size={14} />
      <span className={classes.bannerText}>{damaged}</span>
    </div>
  );
}
