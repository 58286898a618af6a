import { Menu, type MenuItemConstructorOptions } from "electron";
import type { DesktopCommand } from "../../../shared/contract/desktop.ts";

type Item = MenuItemConstructorOptions;
export type Theme = "auto" | "light" | "dark";

export type MenuActions = {
  run: (command: DesktopCommand) => void;
  setTheme: (theme: Theme) => void;
  openLogs: () => void;
  about: () => void;
};

type Look = { theme: Theme; mac: boolean; packaged: boolean };

const separator: Item = { type: "separator" };

/**
 * The native menu, with what exists. The page hears a key first; only keys it does not take arrive here, so both may
 * know the same shortcut.
 */
export function buildMenu(actions: MenuActions, look: Look): Menu {
  const command = (label: string, name: DesktopCommand, accelerator?: string): Item => ({
    label,
    id: name,
    click: () => actions.run(name),
    ...(accelerator ? { accelerator } : {}),
  });
  const theme = (label: string, name: Theme): Item => ({
    label,
    id: `theme:${name}`,
    type: "radio",
    checked: look.theme === name,
    click: () => actions.setTheme(name),
  });
  const settings = command("Settings…", "go:settings", "CmdOrCtrl+,");

  const app: Item = {
    label: "Wayline",
    submenu: [
      { role: "about" },
      separator,
      settings,
      separator,
      { role: "services" },
      separator,
      { role: "hide" },
      { role: "hideOthers" },
      { role: "unhide" },
      separator,
      { role: "quit" },
    ],
  };
  const file: Item = {
    label: "&File",
    submenu: [
      command("New campaign", "new:campaign"),
      command("New journey", "new:journey"),
      command("New segment", "new:segment"),
      command("New project…", "new:project"),
      separator,
      command("Open project…", "open:project", "CmdOrCtrl+O"),
      command("Import contacts…", "import:contacts"),
      separator,
      ...(look.mac
        ? [{ role: "close" } as Item]
        : [settings, separator, { role: "quit", label: "Exit" } as Item]),
    ],
  };
  const edit: Item = {
    label: "&Edit",
    submenu: [
      { role: "undo" },
      { role: "redo" },
      separator,
      { role: "cut" },
      { role: "copy" },
      { role: "paste" },
      { role: "delete" },
      separator,
      { role: "selectAll" },
    ],
  };
  const view: Item = {
    label: "&View",
    submenu: [
      command("Reload data", "data:reload", look.mac ? "Cmd+R" : "F5"),
      separator,
      theme("Same as the system", "auto"),
      theme("Light", "light"),
      theme("Dark", "dark"),
      separator,
      { role: "resetZoom", label: "Zoom to 100 %" },
      { role: "zoomIn" },
      { role: "zoomOut" },
      separator,
      { role: "togglefullscreen" },
      ...(look.packaged ? [] : [{ role: "toggleDevTools" } as Item]),
    ],
  };
  const go: Item = {
    label: "&Go",
    submenu: [
      command("Back", "go:back", look.mac ? "Cmd+[" : "Alt+Left"),
      command("Forward", "go:forward", look.mac ? "Cmd+]" : "Alt+Right"),
      separator,
      command("Home", "go:home", "CmdOrCtrl+1"),
      command("Audience", "go:audience", "CmdOrCtrl+2"),
      command("Segments", "go:segments", "CmdOrCtrl+3"),
      command("Journeys", "go:journeys", "CmdOrCtrl+4"),
      command("Campaigns", "go:campaigns", "CmdOrCtrl+5"),
      command("Templates", "go:templates", "CmdOrCtrl+6"),
      command("Messages", "go:messages", "CmdOrCtrl+7"),
      command("Settings", "go:settings", "CmdOrCtrl+8"),
      separator,
      command("Command palette", "palette:open", "CmdOrCtrl+K"),
    ],
  };
  const help: Item = {
    role: "help",
    label: "&Help",
    submenu: [
      command("Keyboard shortcuts", "help:shortcuts"),
      { label: "Logs", id: "help:logs", click: () => actions.openLogs() },
      ...(look.mac
        ? []
        : [separator, { label: "About Wayline", id: "help:about", click: () => actions.about() }]),
    ],
  };
  return Menu.buildFromTemplate([
    ...(look.mac ? [app] : []),
    file,
    edit,
    view,
    go,
    { role: "windowMenu" },
    help,
  ]);
}
