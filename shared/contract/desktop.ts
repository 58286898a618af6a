/** A command of the native menu or the tray, for the page to carry out. */
export const desktopCommands = [
  "go:back",
  "go:forward",
  "go:home",
  "go:audience",
  "go:segments",
  "go:campaigns",
  "go:messages",
  "go:settings",
  "new:project",
  "open:project",
  "new:segment",
  "new:campaign",
  "import:contacts",
  "data:reload",
  "palette:open",
  "help:shortcuts",
] as const;
export type DesktopCommand = (typeof desktopCommands)[number];

export type Appearance = "auto" | "light" | "dark";

/** What the desktop host keeps for the page. `appearance` also steers native parts and the menu's tick. */
export type DesktopPreferences = { appearance: Appearance };

/**
 * `window.wayline`, put there by the desktop host; absent in a browser.
 *
 * The engine is reached apart from it: post the text `"engine:connect"` to the own window and receive a message with
 * the data `"engine:port"` and one MessagePort. The port closes when the engine ends; ask again then.
 */
export type Desktop = {
  platform: string;
  appVersion: string;
  /** Calls back on every command until the returned function is called. */
  onCommand: (callback: (command: DesktopCommand) => void) => () => void;
  /** Shows a folder in the system's file manager; false when there is none. */
  openFolder: (path: string) => Promise<boolean>;
  /** The folder the user picked in the system's dialog, or null. */
  chooseFolder: () => Promise<string | null>;
  /** Colours of the window controls that the system draws (Windows and Linux), as `#rrggbb`. */
  setTitleBar: (colors: { background: string; symbols: string }) => Promise<void>;
  preferences: {
    get: () => Promise<DesktopPreferences>;
    set: (change: Partial<DesktopPreferences>) => Promise<void>;
  };
};
