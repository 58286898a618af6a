import path from "node:path";
import { Menu, nativeImage, Tray } from "electron";
import type { Status } from "./follow.ts";

export type TrayActions = {
  open: () => void;
  setPaused: (paused: boolean) => void;
  quit: () => void;
};

/** The icon beside the clock: sending goes on behind a closed window only where it can be seen and stopped. */
export function createTray(
  icons: string,
  actions: TrayActions,
): { show: (status: Status) => void } {
  const mac = process.platform === "darwin";
  const image = nativeImage.createFromPath(path.join(icons, mac ? "trayTemplate.png" : "tray.png"));
  const tray = new Tray(image);
  tray.setToolTip("Wayline");
  tray.on("click", actions.open);
  let shown = "";
  const show = (status: Status | null) => {
    const paused = status?.scheduler.state === "paused";
    const next = nextSend(status);
    // Replacing an open menu closes it, so only a different one is put there.
    const key = `${paused}|${next}`;
    if (key === shown) return;
    shown = key;
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: "Open Wayline", click: actions.open },
        paused
          ? { label: "Resume sending", click: () => actions.setPaused(false) }
          : { label: "Pause sending", click: () => actions.setPaused(true) },
        { label: next, enabled: false },
        { type: "separator" },
        { label: "Quit", click: actions.quit },
      ]),
    );
  };
  show(null);
  return { show };
}

function nextSend(status: Status | null): string {
  const next = status?.scheduler.next[0];
  if (!next) return "Nothing is scheduled";
  const when = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  return `Next send: ${next.name}, ${when.format(next.at)}`;
}
