import path from "node:path";
import { app, dialog, protocol, safeStorage } from "electron";
import ElectronStore from "electron-store";
import type { DesktopCommand } from "../shared/contract/desktop.ts";
import { iconsIn, startDesktopHost } from "./host/desktop/desktop-host.ts";
import { followEngine, progressOf } from "./host/desktop/follow.ts";
import { applyLook } from "./host/desktop/look.ts";
import { answerOurPage } from "./host/desktop/page-answers.ts";
import { guardQuit } from "./host/desktop/quit.ts";
import { createTray } from "./host/desktop/tray.ts";
import { createAppWindow, denyPermissions } from "./host/desktop/window.ts";
import { makePrivateFolder } from "./host/instance-lock.ts";
import { sendCommand } from "./host/ipc.ts";
import { keyFromKeychain } from "./host/keys.ts";
import { openLog } from "./host/log.ts";
import { readDesktopOptions } from "./host/options.ts";
import { dataFolder, placesBeside } from "./host/places.ts";
import { preferenceOptions, type Preferences } from "./host/preferences.ts";
import { StartProblem } from "./host/start-problem.ts";

protocol.registerSchemesAsPrivileged([
  {
    scheme: "app",
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
  },
]);

// Not awaited: Electron becomes ready only after this module has run to its end.
main().catch((error: unknown) => {
  const problem = error instanceof StartProblem;
  dialog.showErrorBox(
    "Wayline cannot start",
    problem ? error.message : String((error as Error).stack),
  );
  app.exit(1);
});

async function main(): Promise<void> {
  const { data, port } = readDesktopOptions(process.argv.slice(1), dataFolder());
  makePrivateFolder(data);
  // One app per data folder, whichever folder that is: Electron locks the one of its profile.
  const profile = path.join(data, "desktop");
  app.setPath("userData", profile);
  app.setPath("sessionData", profile);
  if (!app.requestSingleInstanceLock()) return app.quit();
  await app.whenReady();
  await start(data, port);
}

async function start(dataDir: string, port: number | null): Promise<void> {
  const places = placesBeside(import.meta.filename);
  const log = openLog(dataDir);
  const preferences = new ElectronStore<Preferences>({
    ...preferenceOptions(dataDir),
    name: "desktop",
  });
  const { engine, close } = await startDesktopHost({
    places,
    dataDir,
    port,
    version: app.getVersion(),
    masterKey: () => keyFromKeychain(dataDir, safeStorage, log),
    preferences,
    log,
    onLost: () => {
      dialog.showErrorBox(
        "Wayline had to stop",
        `Its engine ended twice. Your data is safe in ${dataDir}; the logs there say why.`,
      );
      app.exit(1);
    },
  });

  denyPermissions();
  const icons = iconsIn(places);
  const window = createAppWindow({ preload: places.preload, icons, preferences, log });
  const run = (command: DesktopCommand) => sendCommand(window.show().webContents, command);
  const look = () => applyLook({ preferences, dataDir, run });
  look();
  answerOurPage({ window, engine, preferences, onPreferences: look });

  const tray = createTray(icons, {
    open: window.show,
    setPaused: (paused) => {
      const { pauseScheduler, resumeScheduler } = engine.client.system;
      (paused ? pauseScheduler() : resumeScheduler()).catch((error: unknown) =>
        log("Pausing or resuming failed.", error),
      );
    },
    quit: () => app.quit(),
  });
  const following = new AbortController();
  void followEngine({
    engine: () => engine.client,
    show: (status, tasks) => {
      tray.show(status);
      window.current()?.setProgressBar(progressOf(tasks));
    },
    signal: following.signal,
  });

  app.on("second-instance", window.show);
  app.on("activate", window.show);
  app.on("window-all-closed", () => {
    // On a Mac an app stays in the Dock without windows; elsewhere closing the window is quitting.
    if (process.platform !== "darwin") app.quit();
  });
  guardQuit({
    engine: () => engine.client,
    stay: window.show,
    close: () => {
      following.abort();
      return close();
    },
  });
  window.show();
}
