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

/** Every way to quit leads through here: ask when it matters, close in order, then leave. Signals are not asked about. */
export function guardQuit({ engine, stay, close }: Options): void {
  let state: "open" | "asking" | "closing" | "closed" = "open";
  const leave = async () => {
    if (state === "closing" || state === "closed") return;
    state = "closing";
    await close();
    state = "closed";
    app.quit();
  };
  const ask = async () => {
    state = "asking";
    if (await mayQuit(engine())) return leave();
    // A signal may have decided in the meantime.
    if (state === "asking") {
      state = "open";
      stay();
    }
  };
  app.on("before-quit", (event) => {
    if (state === "closed") return;
    event.preventDefault();
    if (state === "open") void ask();
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void leave());
}

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
