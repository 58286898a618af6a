import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { call, query } from "./base.ts";
import { Topic } from "./topics.ts";

export const TaskKind = z.enum([
  "import",
  "undoImport",
  "simulation",
  "sample",
  "send",
  "bulk",
  "undoBulk",
  "export",
]);

/** Long work shown in the task tray. `total` is null while it is not known; never an invented figure. */
export const Task = z.object({
  id: z.string(),
  kind: TaskKind,
  name: z.string(),
  state: z.enum(["running", "done", "failed", "cancelled"]),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.string(),
  perSecond: z.number().nullable(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  error: z.string().nullable(),
  /** Where *Open* leads, as a path of the renderer, such as `/campaigns/…`. */
  link: z.string().nullable(),
  cancellable: z.boolean(),
});
export type Task = z.infer<typeof Task>;

export const system = {
  info: query().output(
    z.object({
      version: z.string(),
      node: z.string(),
      sqlite: z.string(),
      electron: z.string().nullable(),
      platform: z.string(),
      dataDir: z.string(),
      /** Where the built-in mail receiver listens, for developers; null until it does. */
      sandboxSmtpPort: z.number().nullable(),
    }),
  ),
  /** Yields after every commit that a query could see: the topics it touched. */
  changes: call.output(eventIterator(z.object({ topics: z.array(Topic) }))),
  /** What the navigation and the status bar show. */
  status: query(
    "projects",
    "contacts",
    "segments",
    "journeys",
    "campaigns",
    "messages",
    "mailbox",
    "channels",
    "scheduler",
    "settings",
  ).output(
    z.object({
      contacts: z.number(),
      segments: z.number(),
      journeys: z.object({ live: z.number(), total: z.number() }),
      campaigns: z.object({ sending: z.number(), total: z.number() }),
      unreadMail: z.number(),
      bytesOnDisk: z.number(),
      scheduler: z.object({
        state: z.enum(["running", "paused"]),
        /** The next due things, soonest first, at most five. */
        next: z.array(
          z.object({
            at: z.number(),
            name: z.string(),
            campaignId: z.string(),
            people: z.number().nullable(),
          }),
        ),
      }),
      queue: z.object({
        queued: z.number(),
        sentOfRunning: z.number(),
        totalOfRunning: z.number(),
        perSecond: z.number().nullable(),
        waitingToRetry: z.number(),
        retryReason: z.string().nullable(),
        running: z.array(
          z.object({
            campaignId: z.string(),
            name: z.string(),
            sent: z.number(),
            total: z.number(),
            paused: z.boolean(),
          }),
        ),
      }),
      delivery: z.object({
        email: z.enum(["sandbox", "live"]),
        custom: z.enum(["sandbox", "live"]),
      }),
      missed: z.number(),
      /** How many of the missed were due during a *Pause all*, not while the computer was off. */
      missedWhilePaused: z.number(),
      unknown: z.number(),
    }),
  ),
  tasks: query("tasks").output(z.array(Task)),
  cancelTask: call.input(z.object({ id: z.string() })).output(z.null()),
  clearTasks: call.output(z.null()),
  pauseScheduler: call.output(z.null()),
  resumeScheduler: call.output(z.null()),
};
