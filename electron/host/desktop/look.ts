import path from "node:path";
import { app, Menu, nativeTheme, shell } from "electron";
import type { DesktopCommand } from "../../../shared/contract/desktop.ts";
import type { PreferenceStore } from "../preferences.ts";
import { buildMenu, type Theme } from "./menu.ts";

type Options = {
  preferences: PreferenceStore;
  dataDir: string;
  run: (command: DesktopCommand) => void;
};

/** Makes native parts and the menu's tick follow the theme the page keeps. Call again when that changes. */
export function applyLook({ preferences, dataDir, run }: Options): void {
  const theme = keptTheme(preferences);
  nativeTheme.themeSource = theme === "auto" ? "system" : theme;
  const menu = buildMenu(
    {
      run,
      // The page owns the choice: it keeps it and calls back through its preferences.
      setTheme: (name) => run(`theme:${name}`),
      openLogs: () => void shell.openPath(path.join(dataDir, "logs")),
      about: () => app.showAboutPanel(),
    },
    { theme, mac: process.platform === "darwin", packaged: app.isPackaged },
  );
  Menu.setApplicationMenu(menu);
}

function keptTheme(preferences: PreferenceStore): Theme {
  const { theme } = preferences.get("page");
  return theme === "light" || theme === "dark" ? theme : "auto";
}
