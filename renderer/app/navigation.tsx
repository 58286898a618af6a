import { Tooltip } from "@mantine/core";
import { NavLink } from "react-router";
import { ProjectSwitcher } from "../features/projects/project-switcher.tsx";
import { desktop } from "../data/desktop.ts";
import { useStatus } from "../data/use-current-project.ts";
import { Mark } from "../ui/mark.tsx";
import { useFormat } from "../ui/window-settings.tsx";
import classes from "./navigation.module.css";
import { sections, settingsSection, type Section } from "./sections.tsx";

/** 216 wide, or a rail of 56 with icons only. */
export function Navigation({ rail }: { rail: boolean }) {
  const onMacDesktop = desktop()?.platform === "darwin";
  return (
    <nav
      className={classes.nav}
      aria-label="Main"
      data-region="navigation"
      data-rail={rail || undefined}
    >
      <div className={classes.brand} data-lights={onMacDesktop || undefined}>
        {onMacDesktop ? null : (
          <>
            <Mark />
            {rail ? null : <span className={classes.name}>Wayline</span>}
          </>
        )}
      </div>
      <ProjectSwitcher rail={rail} />
      {sections.map((section) => (
        <NavItem key={section.path} section={section} rail={rail} />
      ))}
      <div className={classes.foot} />
      <NavItem section={settingsSection} rail={rail} />
    </nav>
  );
}

function NavItem({ section, rail }: { section: Section; rail: boolean }) {
  const status = useStatus();
  const format = useFormat();
  const count = status ? section.count(status, format) : null;
  const link = (
    <NavLink
      to={section.path}
      className={classes.item ?? ""}
      aria-label={rail ? section.name : undefined}
    >
      <section.icon size={18} />
      {rail ? null : (
        <>
          <span>{section.name}</span>
          {count ? <span className={classes.count}>{count}</span> : null}
        </>
      )}
    </NavLink>
  );
  return rail ? (
    <Tooltip label={count ? `${section.name} · ${count}` : section.name} position="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
