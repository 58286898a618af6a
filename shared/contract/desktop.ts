/** Commands of the native menu and the tray, for the page to carry out. */
const desktopCommands = [
  "go:back",
  "go:forward",
  "go:home",
  "go:audience",
  "go:segments",
  "go:journeys",
  "go:campaigns",
  "go:templates",
  "go:messages",
  "go:settings",
  "new:project",
  "new:segment",
  "new:journey",
  "new:campaign",
  "open:project",
  "import:contacts",
  "palette:open",
  "data:reload",
  "theme:auto",
  "theme:light",
  "theme:dark",
  "help:shortcuts",
] as const;
export type DesktopCommand = (typeof desktopCommands)[number];

/**
 * `window.wayline`, put there by the desktop host; absent in a browser.
 *
 * The engine is reached apart from it: post the text `"engine:connect"` to the own window and receive a message with
 * the data `"engine:port"` and one MessagePort. The port closes when the engine ends; ask again then.
 */
export type Desktop = {
  platform: "darwin" | "win32" | "linux";
  appVersion: string;
  /** Whether the system draws the window buttons over the page's title bar, at its right. */
  titleBarOverlay: boolean;
  /** Calls back on every command until the returned function is called. */
  onCommand: (callback: (command: DesktopCommand) => void) => () => void;
  /** Shows a folder in the system's file manager; false when there is none. */
  openFolder: (path: string) => Promise<boolean>;
  /** The folder the user picked in the system's dialog, or null. */
  chooseFolder: () => Promise<string | null>;
  /** Colours of the window buttons that the system draws, as `#rrggbb`. */
  setTitleBar: (colors: { background: string; symbols: string }) => void;
  /**
   * What the page wants to find again at the next start, as plain data. Of it the host reads only `theme`
   * (`"auto" | "light" | "dark"`), for the native parts and the first paint.
   */
  preferences: {
    get: () => Record<string, unknown>;
    set: (preferences: Record<string, unknown>) => void;
  };
};
