import path from "node:path";
import { BrowserWindow, nativeTheme, screen, session } from "electron";
import type { Log } from "../log.ts";
import type { Bounds, PreferenceStore } from "../preferences.ts";
import { openLink } from "./links.ts";

export const pageOrigin = "app://wayline";
export const titleBarHeight = 44;
const minimum = { width: 1024, height: 680 };
const usual = { width: 1440, height: 900 };

type Options = { preload: string; icons: string; preferences: PreferenceStore; log: Log };

/** Whether the system draws its window buttons over the page. */
export const hasTitleBarOverlay = process.platform !== "darwin";

export type AppWindow = {
  /** The window there is, or null while it is closed. */
  current: () => BrowserWindow | null;
  /** Brings the window to the front, opening it when it is closed. */
  show: () => BrowserWindow;
};

/** The one window of the app, which can be closed and opened again. */
export function createAppWindow(options: Options): AppWindow {
  let current: BrowserWindow | null = null;
  return {
    current: () => current,
    show: () => {
      if (!current) {
        current = openWindow(options);
        current.on("closed", () => {
          current = null;
        });
      }
      if (current.isMinimized()) current.restore();
      current.show();
      current.focus();
      return current;
    },
  };
}

/** The app's window: only our page runs in it, without rights of its own; it opens where it was last. */
function openWindow({ preload, icons, preferences, log }: Options): BrowserWindow {
  const dark = nativeTheme.shouldUseDarkColors;
  const window = new BrowserWindow({
    ...onScreen(preferences.get("bounds")),
    minWidth: minimum.width,
    minHeight: minimum.height,
    title: "Wayline",
    icon: path.join(icons, "linux", "256x256.png"),
    // The page's own background, so that opening does not flash.
    backgroundColor: dark ? "#0f1217" : "#f4f5f7",
    titleBarStyle: "hidden",
    autoHideMenuBar: true,
    ...(hasTitleBarOverlay
      ? {
          titleBarOverlay: {
            color: dark ? "#0b0d11" : "#eceef1",
            symbolColor: dark ? "#edf0f4" : "#171b21",
            height: titleBarHeight,
          },
        }
      : { trafficLightPosition: { x: 18, y: 16 } }),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      // Elsewhere than on a Mac the dictionary would be fetched from the network.
      spellcheck: process.platform === "darwin",
    },
  });
  if (preferences.get("maximized")) window.maximize();
  window.on("close", () => {
    preferences.set("maximized", window.isMaximized());
    preferences.set("bounds", window.getNormalBounds());
  });
  lock(window, log);
  void window.loadURL(`${pageOrigin}/`);
  return window;
}

/** Bounds of the last time, moved and cut to fit a display that is there now. */
function onScreen(bounds: Bounds | null): Partial<Bounds> {
  if (!bounds) return usual;
  const area = screen.getDisplayMatching(bounds).workArea;
  const width = Math.min(Math.max(bounds.width, minimum.width), area.width);
  const height = Math.min(Math.max(bounds.height, minimum.height), area.height);
  return {
    width,
    height,
    x: Math.min(Math.max(bounds.x, area.x), area.x + area.width - width),
    y: Math.min(Math.max(bounds.y, area.y), area.y + area.height - height),
  };
}

/** Links out of the app open outside it; nothing else leaves our page. */
function lock(window: BrowserWindow, log: Log): void {
  const { webContents } = window;
  webContents.on("will-frame-navigate", (event) => {
    if (event.url.startsWith(`${pageOrigin}/`)) return;
    event.preventDefault();
    openLink(event.url, log);
  });
  webContents.on("will-redirect", (event) => {
    if (!event.url.startsWith(`${pageOrigin}/`)) event.preventDefault();
  });
  webContents.on("will-attach-webview", (event) => event.preventDefault());
  webContents.setWindowOpenHandler(({ url }) => {
    openLink(url, log);
    return { action: "deny" };
  });
}

const clipboard: ReadonlySet<string> = new Set(["clipboard-sanitized-write", "clipboard-read"]);

/** The page may use the clipboard when the user copies or pastes; it needs nothing else of the system. */
export function denyPermissions(): void {
  const granted = (permission: string, origin: string | undefined) =>
    clipboard.has(permission) && (origin ?? "").startsWith(pageOrigin);
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer) =>
    answer(granted(permission, contents.getURL())),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) =>
    granted(permission, origin),
  );
}
