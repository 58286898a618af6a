import { setTimeout as wait } from "node:timers/promises";
import { app, dialog } from "electron";
import type { EngineClient } from "../../../shared/contract/index.ts";
import type { Status } from "./follow.ts";

type Options = {
  engine: () => EngineClient;
  /** Called when the user stays: the window may be closed already. */
  stay: () => void;
  /** Ends everything; the app leaves when it is done. */
  close: () => Promise<void>;
};

/** Every way to quit leads through here: ask when it matters, close in order, then leave. */
export function guardQuit({ engine, stay, close }: Options): void {
  let quitting: "no" | "asking" | "yes" = "no";
  app.on("before-quit", (event) => {
    if (quitting === "yes") return;
    event.preventDefault();
    if (quitting === "asking") return;
    quitting = "asking";
    void (async () => {
      if (!(await mayQuit(engine()))) {
        quitting = "no";
        return stay();
      }
      quitting = "yes";
      await close();
      app.quit();
    })();
  });
}

/** Asks before a quit that would keep messages from going out. True when the app may end. */
async function mayQuit(engine: EngineClient): Promise<boolean> {
  // An engine that does not answer cannot be helped by staying open.
  const status = await Promise.race([engine.system.status().catch(() => null), wait(2000, null)]);
  const reason = status && whyStay(status);
  if (!reason) return true;
  const { response } = await dialog.showMessageBox({
    type: "question",
    title: "Quit Wayline",
    message: reason,
    detail: "If you quit, nothing is sent until you open the app again.",
    buttons: ["Keep open", "Quit"],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

function whyStay({ queue, scheduler }: Status): string | null {
  const sending = queue.running.find((run) => !run.paused);
  if (sending)
    return `“${sending.name}” is being sent: ${sending.sent.toLocaleString()} of ${sending.total.toLocaleString()}.`;
  const next = scheduler.next[0];
  return next && scheduler.state === "running" ? `“${next.name}” is scheduled.` : null;
}
