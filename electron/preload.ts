import { contextBridge, ipcRenderer } from "electron";
import type { Desktop, DesktopCommand } from "../shared/contract/desktop.ts";

// All of the page's window that is needed here; this layer compiles without the DOM.
declare const window: {
  addEventListener: (
    type: "message",
    listener: (event: { source: unknown; data: unknown }) => void,
  ) => void;
  postMessage: (message: string, targetOrigin: string, transfer: unknown) => void;
};

type Facts = Pick<Desktop, "platform" | "appVersion" | "titleBarOverlay">;
const facts = ipcRenderer.sendSync("desktop:facts") as Facts;

const desktop: Desktop = {
  ...facts,
  onCommand: (callback) => {
    const listener = (_event: unknown, command: DesktopCommand) => callback(command);
    ipcRenderer.on("menu:command", listener);
    return () => ipcRenderer.off("menu:command", listener);
  },
  openFolder: (path) => ipcRenderer.invoke("desktop:openFolder", path) as Promise<boolean>,
  chooseFolder: () => ipcRenderer.invoke("desktop:chooseFolder") as Promise<string | null>,
  setTitleBar: (colors) => ipcRenderer.send("desktop:setTitleBar", colors),
  preferences: {
    get: () => ipcRenderer.sendSync("desktop:getPreferences") as Record<string, unknown>,
    set: (preferences) => ipcRenderer.send("desktop:setPreferences", preferences),
  },
};
contextBridge.exposeInMainWorld("wayline", desktop);

// A port cannot cross the bridge, so it goes through the window as a transferable.
window.addEventListener("message", (event) => {
  if (event.source === window && event.data === "engine:connect")
    ipcRenderer.send("engine:connect");
});
ipcRenderer.on("engine:port", (event) => window.postMessage("engine:port", "*", event.ports));
