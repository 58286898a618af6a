import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useEffect, useState } from "react";
import { Outlet, useLocation } from "react-router";
import { usePreferences } from "../data/preferences.ts";
import { useCurrentProject } from "../data/use-current-project.ts";
import { DamagedBanner } from "../features/projects/damaged-banner.tsx";
import { ProjectDialogs } from "../features/projects/project-dialogs.tsx";
import { SampleBanner } from "../features/projects/sample-banner.tsx";
import { PublishPage, type PageInfo } from "../ui/shell-context.ts";
import { useCommands } from "./commands.ts";
import { MissedSends } from "./missed-sends.tsx";
import { Navigation } from "./navigation.tsx";
import { Palette } from "./palette.tsx";
import classes from "./shell.module.css";
import { ShortcutSheet } from "./shortcut-sheet.tsx";
import { StatusBar } from "./status/status-bar.tsx";
import { TitleBar } from "./title-bar.tsx";
import { useKeepNotices } from "./use-keep-notices.ts";
import { useWindowKeys } from "./use-window-keys.ts";
import { isCanvas, useWindowStore } from "./window-store.ts";

/** The frame around every screen: title bar 44, navigation 216 or 56, status bar 28. */
export function Shell() {
  const project = useCurrentProject()?.project;
  const narrow = useMediaQuery("(max-width: 1279px)", false, { getInitialValueInEffect: false });
  const canvas = isCanvas(useLocation().pathname);
  const canvasNav = useWindowStore((state) => state.canvasNav);
  const preferred = usePreferences((state) => state.nav) === "rail";
  const rail = narrow || (canvas ? !canvasNav : preferred);
  const [page, setPage] = useState<PageInfo>({ title: "", crumbs: [] });
  const publish = useCallback((info: PageInfo) => setPage(info), []);
  const commands = useCommands();
  useWindowKeys(commands);
  useKeepNotices();
  useEffect(() => {
    document.title = [page.title, project?.name].filter(Boolean).join(" — ") || "Wayline";
  }, [page.title, project?.name]);

  return (
    <div className={classes.frame} data-rail={rail || undefined}>
      <a href="#content" className={classes.skip}>
        To content
      </a>
      <Navigation rail={rail} />
      <TitleBar page={page} />
      <main id="content" tabIndex={-1} className={classes.main} data-region="main">
        <DamagedBanner />
        <SampleBanner />
        <MissedSends />
        <div className={classes.screen}>
          <PublishPage value={publish}>
            <Outlet />
          </PublishPage>
        </div>
      </main>
      <StatusBar />
      <Palette commands={commands} />
      <ShortcutSheet commands={commands} />
      <ProjectDialogs />
    </div>
  );
}
