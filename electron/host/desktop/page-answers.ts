import { app, dialog } from "electron";
import type { EngineThread } from "../engine-thread.ts";
import { answerPage } from "../ipc.ts";
import type { PreferenceStore } from "../preferences.ts";
import { portForPage } from "./engine-port.ts";
import { openFolder } from "./links.ts";
import { type AppWindow, hasTitleBarOverlay, pageOrigin, titleBarHeight } from "./window.ts";

type Options = {
  window: AppWindow;
  engine: EngineThread;
  preferences: PreferenceStore;
  onPreferences: () => void;
};

/** Everything the page can ask of the desktop host. */
export const answerOurPage = ({ window, engine, preferences, onPreferences }: Options): void =>
  answerPage(pageOrigin, {
    facts: () => ({
      platform: process.platform as "darwin" | "win32" | "linux",
      appVersion: app.getVersion(),
      titleBarOverlay: hasTitleBarOverlay,
    }),
    connectEngine: () => portForPage(engine.connect()),
    openFolder,
    chooseFolder: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window.show(), {
        properties: ["openDirectory", "createDirectory"],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    setTitleBar: ({ background, symbols }) => {
      if (!hasTitleBarOverlay) return;
      window
        .current()
        ?.setTitleBarOverlay({ color: background, symbolColor: symbols, height: titleBarHeight });
    },
    getPreferences: () => preferences.get("page"),
    setPreferences: (page) => {
      preferences.set("page", page);
      onPreferences();
    },
  });
