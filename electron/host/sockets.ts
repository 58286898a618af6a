import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { MessagePort } from "node:worker_threads";
import { type WebSocket, WebSocketServer } from "ws";
import { refuseUpgrade } from "./http-server.ts";

const patience = 1000;

type Options = {
  allowed: (request: IncomingMessage) => boolean;
  connect: () => MessagePort;
};

/** Accepts WebSockets at `/engine` and pipes their frames to a port of the engine, unread. */
export class EngineSockets {
  readonly #options: Options;
  // The largest thing a page may say is a pasted list of 20 million characters.
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 128 * 1024 * 1024 });

  constructor(options: Options) {
    this.#options = options;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (request.url?.split("?", 1)[0] !== "/engine") return refuseUpgrade(socket, 404);
    if (!this.#options.allowed(request)) return refuseUpgrade(socket, 401);
    this.#server.handleUpgrade(request, socket, head, (peer) =>
      pipe(peer, this.#options.connect()),
    );
  }

  /** Tells every page that the host goes away; one that does not answer is not waited for. */
  close(): void {
    for (const peer of this.#server.clients) {
      peer.close(1001);
      setTimeout(() => peer.terminate(), patience).unref();
    }
    this.#server.close();
  }
}

function pipe(peer: WebSocket, port: MessagePort): void {
  peer.binaryType = "arraybuffer";
  peer.on("message", (data, isBinary) => {
    // Text frames come as a Buffer whatever the binary type.
    port.postMessage(isBinary ? data : (data as Buffer).toString("utf8"));
  });
  port.on("message", (frame: string | ArrayBuffer) => peer.send(frame, () => {}));
  peer.on("close", () => port.close());
  peer.on("error", () => peer.terminate());
  // 1012: the service restarts, the page connects again.
  port.on("close", () => peer.close(1012));
}
