import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { EngineClient } from "../../shared/contract/index.ts";
import type { Log } from "./log.ts";

export type EngineData = {
  dataDir: string;
  /** Base64 of 32 bytes. */
  masterKey: string;
  version: string;
  resourcesDir: string;
  platform: string;
};

type Options = {
  entry: URL;
  data: EngineData;
  log: Log;
  /** The engine died a second time: nothing works any more. */
  onLost: () => void;
};

const stopWithin = 10_000;

/**
 * The hosts' view of the engine thread: it hands out ports and knows nothing of what is said on them.
 *
 * 1. An engine that ends unasked is started again once; a second death is reported through `onLost`.
 * 2. When a thread ends, every port handed out for it closes, so that the clients behind them connect again.
 * 3. `stop` lets the engine drain and close its database; only an engine that does not answer is terminated.
 */
export class EngineThread {
  readonly #options: Options;
  #worker: Worker;
  #client: EngineClient;
  readonly #ready = Promise.withResolvers<void>();
  #origin: string | null = null;
  #ports = new Set<MessagePort>();
  #restarted = false;
  #stopping: Promise<void> | null = null;

  constructor(options: Options) {
    this.#options = options;
    // Whoever awaits it sees the failure; unawaited it must not count as an unhandled one.
    this.#ready.promise.catch(() => {});
    this.#worker = this.#start();
    this.#client = this.#ownClient();
  }

  /** Resolves when the engine can answer; rejects when it is lost before that. Calls made earlier simply wait. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** The host's own client. Do not keep it: after a restart it is another one. */
  get client(): EngineClient {
    return this.#client;
  }

  /** A new connection to the engine; its frames are to be piped unread. Closes when the engine ends. */
  connect(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.#worker.postMessage({ type: "connect", port: port2 }, [port2]);
    this.#ports.add(port1);
    port1.once("close", () => this.#ports.delete(port1));
    return port1;
  }

  /** Tells the engine where the loopback server listens, for the links it puts into mail. */
  announceOrigin(origin: string): void {
    this.#origin = origin;
    this.#worker.postMessage({ type: "origin", origin });
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  #start(): Worker {
    const worker = new Worker(this.#options.entry, {
      workerData: this.#options.data,
      name: "engine",
    });
    worker.on("message", (message: { type?: string }) => {
      if (message.type === "ready") this.#ready.resolve();
    });
    worker.on("error", (error) => this.#options.log("The engine failed.", error));
    worker.on("exit", (code) => this.#ended(worker, code));
    return worker;
  }

  #ownClient(): EngineClient {
    const port = this.connect();
    const client: EngineClient = createORPCClient(new RPCLink({ port }));
    port.start();
    return client;
  }

  #ended(worker: Worker, code: number): void {
    if (worker !== this.#worker) return;
    for (const port of this.#ports) port.close();
    this.#ports.clear();
    if (this.#stopping) return;
    if (this.#restarted) {
      this.#options.log(`The engine ended again (code ${code}).`);
      this.#ready.reject(new Error("The engine does not start."));
      this.#options.onLost();
      return;
    }
    this.#restarted = true;
    this.#options.log(`The engine ended unexpectedly (code ${code}); starting it again.`);
    this.#worker = this.#start();
    this.#client = this.#ownClient();
    if (this.#origin) this.announceOrigin(this.#origin);
  }

  async #stop(): Promise<void> {
    const worker = this.#worker;
    if (worker.threadId === -1) return;
    const exited = new Promise<void>((done) => worker.once("exit", () => done()));
    worker.postMessage({ type: "stop" });
    const tooLate = setTimeout(() => {
      this.#options.log("The engine did not stop in time; ending it.");
      void worker.terminate();
    }, stopWithin);
    await exited;
    clearTimeout(tooLate);
  }
}
