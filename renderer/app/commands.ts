import { useNavigate } from "react-router";
import { useMemo } from "react";
import type { DesktopCommand } from "../../shared/contract/desktop.ts";
import { setPreferences, usePreferences } from "../data/preferences.ts";
import { useQueryClient } from "@tanstack/react-query";
import { openProjectDialog } from "../data/project-dialog.ts";
import { useNewCampaign } from "../data/use-new-campaign.ts";
import { useNewJourney } from "../data/use-new-journey.ts";
import { onMac } from "../ui/shortcuts.ts";
import { openPalette } from "./palette-store.ts";
import { sections } from "./sections.tsx";
import { isCanvas, showShortcuts, useWindowStore } from "./window-store.ts";

export type Command = {
  id: DesktopCommand | "view:nav" | "new:here";
  label: string;
  group: "action" | "go" | "setting" | "help";
  aliases: string[];
  shortcut?: string;
  /** The palette and the shortcut sheet leave it out: it has a row of its own there. */
  hidden?: boolean;
  run: () => void;
};

/** Everything the frame itself can do: the menu, the keyboard and the palette all come here. */
export function useCommands(): Command[] {
  const navigate = useNavigate();
  const newCampaign = useNewCampaign();
  const { create: newJourney } = useNewJourney();
  const queries = useQueryClient();
  return useMemo(() => {
    const go = (path: string) => () => void navigate(path);
    const theme = (value: "auto" | "light" | "dark") => () => setPreferences({ theme: value });
    const back = onMac() ? ["Mod+[", "Mod+]"] : ["Alt+ArrowLeft", "Alt+ArrowRight"];
    const goTo = sections.map(({ name, path, aliases }, index): Command => ({
      id: `go:${path.slice(1)}` as DesktopCommand,
      label: name,
      group: "go",
      aliases,
      shortcut: `Mod+${index + 1}`,
      run: go(path),
    }));
    // A screen that knows better offers its own “New” under the same keys.
    const newHere = () => {
      const [, section] = location.pathname.split("/");
      if (section === "segments") void navigate("/segments/new");
      else if (section === "audience") void navigate("/audience/import");
      else if (section === "templates") void navigate("/templates");
      else if (section === "journeys") newJourney();
      else newCampaign();
    };
    return [
      {
        id: "new:campaign",
        label: "New campaign",
        group: "action",
        aliases: ["broadcast", "newsletter", "send"],
        run: () => newCampaign(),
      },
      {
        id: "new:segment",
        label: "New segment",
        group: "action",
        aliases: ["filter", "audience"],
        run: go("/segments/new"),
      },
      {
        id: "new:journey",
        label: "New journey",
        group: "action",
        aliases: ["automation", "flow", "workflow"],
        run: () => newJourney(),
      },
      {
        id: "import:contacts",
        label: "Import contacts",
        group: "action",
        aliases: ["csv", "upload", "list"],
        run: go("/audience/import"),
      },
      {
        id: "new:project",
        label: "New project",
        group: "action",
        aliases: ["start empty"],
        run: () => openProjectDialog("new"),
      },
      {
        id: "open:project",
        label: "Open project",
        group: "action",
        aliases: ["switch"],
        run: () => openProjectDialog("open"),
      },
      {
        id: "new:here",
        label: "New, for this section",
        group: "action",
        aliases: [],
        shortcut: "Mod+N",
        hidden: true,
        run: newHere,
      },
      ...goTo,
      {
        id: "go:settings",
        label: "Settings",
        group: "go",
        aliases: ["preferences", "options"],
        shortcut: "Mod+,",
        run: go("/settings"),
      },
      {
        id: "go:back",
        label: "Back",
        group: "go",
        aliases: [],
        shortcut: back[0] ?? "",
        hidden: true,
        run: () => void navigate(-1),
      },
      {
        id: "go:forward",
        label: "Forward",
        group: "go",
        aliases: [],
        shortcut: back[1] ?? "",
        hidden: true,
        run: () => void navigate(1),
      },
      {
        id: "palette:open",
        label: "Command palette",
        group: "action",
        aliases: [],
        shortcut: "Mod+K",
        hidden: true,
        run: openPalette,
      },
      {
        id: "data:reload",
        label: "Refresh data",
        group: "action",
        aliases: ["reload"],
        shortcut: onMac() ? "Mod+R" : "F5",
        run: () => void queries.invalidateQueries(),
      },
      {
        id: "view:nav",
        label: "Collapse or expand the navigation",
        group: "action",
        aliases: ["rail", "sidebar", "collapse"],
        shortcut: "Mod+\\",
        run: toggleNav,
      },
      {
        id: "theme:light",
        label: "Light appearance",
        group: "setting",
        aliases: ["theme", "bright", "light mode"],
        run: theme("light"),
      },
      {
        id: "theme:dark",
        label: "Dark appearance",
        group: "setting",
        aliases: ["theme", "night", "dark mode"],
        run: theme("dark"),
      },
      {
        id: "theme:auto",
        label: "Appearance of the system",
        group: "setting",
        aliases: ["theme", "auto", "system"],
        run: theme("auto"),
      },
      {
        id: "help:shortcuts",
        label: "Keyboard shortcuts",
        group: "help",
        aliases: ["keys", "help"],
        shortcut: "?",
        run: () => showShortcuts(true),
      },
    ];
  }, [navigate, newCampaign, newJourney, queries]);
}

function toggleNav() {
  if (isCanvas(window.location.pathname)) {
    useWindowStore.setState(({ canvasNav }) => ({ canvasNav: !canvasNav }));
    return;
  }
  setPreferences({ nav: usePreferences.getState().nav === "rail" ? "wide" : "rail" });
}
