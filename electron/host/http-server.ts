import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { send, toRequest } from "./http-adapter.ts";
import { type Log, logBug } from "./log.ts";
import { failed, plain } from "./notice.ts";

export type LoopbackServer = {
  port: number;
  origin: string;
  close: () => Promise<void>;
};

type Options = {
  /** Tried in order; then any free port. */
  ports: readonly number[];
  /** Called only with requests addressed to this computer by name. */
  handle: (request: Request) => Promise<Response>;
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  log: Log;
};

/** Listens on 127.0.0.1 only. Slow and stuck clients are cut off; a big upload may take its time. */
export async function listenOnLoopback(options: Options): Promise<LoopbackServer> {
  const { handle, upgrade, log } = options;
  const server = createServer({
    headersTimeout: 10_000,
    requestTimeout: 60 * 60_000,
    keepAliveTimeout: 5000,
    maxHeaderSize: 16 * 1024,
  });
  server.setTimeout(120_000);
  server.maxConnections = 500;
  server.on("request", (from, to) => {
    void (async () => {
      const request = isAddressedToUs(from, portOf(server)) ? toRequest(from, to) : null;
      const answer = request
        ? handle(request)
        : plain(403, "Open the address that Wayline printed.");
      const response = await Promise.resolve(answer).catch((error: unknown) =>
        failed(logBug(log, "A request", error)),
      );
      await send(response, from, to);
    })();
  });
  server.on("upgrade", (from, socket, head) => {
    if (upgrade && isAddressedToUs(from, portOf(server))) upgrade(from, socket, head);
    else refuseUpgrade(socket, 403);
  });
  server.on("clientError", (_error, socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
    else socket.destroy();
  });

  await listenOnFirstFree(server, options.ports, log);
  const port = portOf(server);
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** A name that resolves to this computer without being one of these is somebody's DNS rebinding. */
const isAddressedToUs = (from: IncomingMessage, port: number): boolean =>
  from.headers.host === `127.0.0.1:${port}` || from.headers.host === `localhost:${port}`;

/** Ends a socket that asked to become a WebSocket and may not. */
export function refuseUpgrade(socket: Duplex, status: 401 | 403 | 404): void {
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

async function listenOnFirstFree(server: Server, ports: readonly number[], log: Log) {
  for (const port of ports) {
    const problem = await listen(server, port);
    if (!problem) return;
    log(`Port ${port} ${problem}; taking another.`);
  }
  const problem = await listen(server, 0);
  if (problem) throw new Error(`Cannot listen on 127.0.0.1: the address ${problem}.`);
}

/** Null when it listens, else why not. */
const listen = (server: Server, port: number): Promise<string | null> =>
  new Promise((done) => {
    const refused = (error: NodeJS.ErrnoException) => {
      server.off("listening", listening);
      done(error.code === "EADDRINUSE" ? "is taken" : "cannot be used");
    };
    const listening = () => {
      server.off("error", refused);
      done(null);
    };
    server.once("error", refused);
    server.once("listening", listening);
    server.listen(port, "127.0.0.1");
  });

const portOf = (server: Server): number => (server.address() as AddressInfo | null)?.port ?? 0;
