/** What the preload script of the desktop host gives the page. Absent in a browser. */
export type Desktop = {
  platform: "darwin" | "win32" | "linux";
  /** Where the window buttons are drawn by the system over the page. */
  titleBarOverlay: boolean;
  preferences: {
    read: () => Record<string, unknown>;
    write: (preferences: Record<string, unknown>) => void;
  };
  /** A menu item was chosen; returns how to stop listening. */
  onCommand: (listener: (command: string) => void) => () => void;
};

declare global {
  interface Window {
    wayline?: Desktop;
  }
}

export const desktop = (): Desktop | null => window.wayline ?? null;
