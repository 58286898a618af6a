import { IconArrowLeft, IconArrowRight, IconChevronRight, IconSearch } from "@tabler/icons-react";
import { Link, useLocation, useNavigate } from "react-router";
import { desktop } from "../data/desktop.ts";
import { IconAction } from "../ui/icon-action.tsx";
import { Keys } from "../ui/keys.tsx";
import { onMac } from "../ui/shortcuts.ts";
import type { PageInfo } from "../ui/shell-context.ts";
import { Bell } from "./bell.tsx";
import { HelpMenu } from "./help-menu.tsx";
import { openPalette } from "./palette-store.ts";
import classes from "./title-bar.module.css";

type History = { canGoBack: boolean; canGoForward: boolean };
/** Chromium's Navigation API; where it is missing both buttons stay usable. */
const history = (): History =>
  (window as { navigation?: History }).navigation ?? { canGoBack: true, canGoForward: true };

export function TitleBar({ page }: { page: PageInfo }) {
  const navigate = useNavigate();
  // Read again after every change of place.
  useLocation();
  const { canGoBack, canGoForward } = history();
  const [back, forward] = onMac() ? ["Mod+[", "Mod+]"] : ["Alt+ArrowLeft", "Alt+ArrowRight"];
  return (
    <header
      className={classes.bar}
      data-region="title-bar"
      data-overlay={desktop()?.titleBarOverlay || undefined}
    >
      <IconAction
        size="sm"
        label="Back"
        shortcut={back}
        disabled={!canGoBack}
        onClick={() => void navigate(-1)}
      >
        <IconArrowLeft size={16} />
      </IconAction>
      <IconAction
        size="sm"
        label="Forward"
        shortcut={forward}
        disabled={!canGoForward}
        onClick={() => void navigate(1)}
      >
        <IconArrowRight size={16} />
      </IconAction>
      <nav aria-label="Breadcrumb" className={classes.crumbs}>
        {page.crumbs.map((crumb) => (
          <span key={crumb.to} className={classes.crumb}>
            <Link to={crumb.to}>{crumb.label}</Link>
            <IconChevronRight size={14} />
          </span>
        ))}
        <span className={classes.here} aria-current="page">
          {page.title}
        </span>
      </nav>
      <button type="button" className={classes.command} onClick={openPalette}>
        <IconSearch size={15} />
        <span className={classes.hint}>Search or run a command</span>
        <Keys shortcut="Mod+K" />
      </button>
      <span className={classes.space} />
      <HelpMenu />
      <Bell />
    </header>
  );
}
