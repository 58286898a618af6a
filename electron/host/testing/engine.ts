// A stand-in for the engine thread: speaks a few procedures of the contract from memory, so that the hosts' tests need
// no database. What a test wants to see of it arrives in `workerData`, what it got is told by `system.info`.
import { EventEmitter, on } from "node:events";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { ORPCError, implement } from "@orpc/server";
import { RPCHandler } from "@orpc/server/message-port";
import { contract } from "../../../shared/contract/index.ts";
import type { EngineData } from "../engine-thread.ts";

const data = workerData as EngineData;
const os = implement(contract);
let origin: string | null = null;
const unsubscribed = new Set<string>();
let paused = false;
const changes = new EventEmitter();
const forged = (token: string) => token.startsWith("forged");

const idle = {
  contacts: 0,
  segments: 0,
  journeys: { live: 0, total: 0 },
  campaigns: { sending: 0, total: 0 },
  unreadMail: 0,
  bytesOnDisk: 0,
  queue: {
    queued: 0,
    sentOfRunning: 0,
    totalOfRunning: 0,
    perSecond: null,
    waitingToRetry: 0,
    retryReason: null,
    running: [],
  },
  delivery: { email: "sandbox" as const, custom: "sandbox" as const },
  missed: 0,
  missedWhilePaused: 0,
  unknown: 0,
};

const handler = new RPCHandler({
  system: {
    info: os.system.info.handler(() => ({
      version: data.version,
      node: process.version,
      sqlite: origin ?? "",
      electron: null,
      platform: data.platform,
      dataDir: data.dataDir,
      sandboxSmtpPort: null,
    })),
    status: os.system.status.handler(() => ({
      ...idle,
      scheduler: {
        state: paused ? ("paused" as const) : ("running" as const),
        next: [{ at: 1_700_000_000_000, name: "Autumn roast", campaignId: "c1", people: 12 }],
      },
    })),
    tasks: os.system.tasks.handler(() => [
      {
        id: "t1",
        kind: "import" as const,
        name: "people.csv",
        state: "running" as const,
        done: 25,
        total: 100,
        unit: "rows",
        perSecond: null,
        startedAt: 0,
        endedAt: null,
        error: null,
        link: null,
        cancellable: true,
      },
    ]),
    changes: os.system.changes.handler(async function* ({ signal }) {
      yield { topics: ["tasks" as const] };
      for await (const _ of on(changes, "change", { signal }))
        yield { topics: ["scheduler" as const] };
    }),
    pauseScheduler: os.system.pauseScheduler.handler(() => {
      paused = true;
      changes.emit("change");
      return null;
    }),
    resumeScheduler: os.system.resumeScheduler.handler(() => {
      paused = false;
      changes.emit("change");
      return null;
    }),
    // Ends the thread the way a bug would.
    clearTasks: os.system.clearTasks.handler(() => {
      process.exit(3);
    }),
  },
  imports: {
    reserveFile: os.imports.reserveFile.handler(({ input }) => {
      if (input.fileName === "no-project.csv")
        throw new ORPCError("NO_PROJECT", {
          message: "Open a project first.",
          data: { cure: "Choose one on the start page." },
          status: 422,
        });
      if (input.fileName === "taken.csv")
        writeFileSync(path.join(data.dataDir, "taken.csv"), "mine");
      const folder = input.fileName === "nowhere.csv" ? "missing" : ".";
      return { file: input.fileName, path: path.join(data.dataDir, folder, input.fileName) };
    }),
  },
  door: {
    opened: os.door.opened.handler(({ input }) => {
      if (input.token === "closed")
        throw new ORPCError("NO_PROJECT", { status: 422, message: "Open a project first." });
      return { found: !forged(input.token) };
    }),
    clicked: os.door.clicked.handler(({ input }) => ({
      url: forged(input.token)
        ? null
        : Buffer.from(input.token, "base64url").toString("utf8") || null,
    })),
    unsubscribePage: os.door.unsubscribePage.handler(({ input }) =>
      forged(input.token)
        ? null
        : {
            sender: "Juniper <&> Oak",
            address: "mara@example.org",
            done: unsubscribed.has(input.token),
          },
    ),
    unsubscribe: os.door.unsubscribe.handler(({ input }) => {
      if (!forged(input.token)) unsubscribed.add(input.token);
      return { found: !forged(input.token) };
    }),
    page: os.door.page.handler(({ input }) => {
      if (input.id === "closed")
        throw new ORPCError("NO_PROJECT", { status: 422, message: "Open a project first." });
      if (input.id === "broken") throw new Error("a secret of the engine");
      return input.id === "gone" ? null : { html: "<script>alert(1)</script><p>Hello</p>" };
    }),
    media: os.door.media.handler(({ input }) =>
      input.name === "gone"
        ? null
        : { path: path.join(data.dataDir, "rejects.csv"), type: "image/png" },
    ),
    download: os.door.download.handler(({ input }) =>
      input.id === "gone"
        ? null
        : {
            path: path.join(data.dataDir, "rejects.csv"),
            fileName: 'Kund"innen – Köln.csv',
            type: "text/csv",
          },
    ),
  },
});

parentPort?.on("message", (message: { type: string; port: MessagePort; origin: string }) => {
  if (message.type === "connect") {
    handler.upgrade(message.port);
    message.port.start();
  } else if (message.type === "origin") origin = message.origin;
  else if (message.type === "stop") process.exit(0);
});
parentPort?.postMessage({ type: "ready" });
