import { chmodSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import type { AddressInfo } from "node:net";
import type { ViteDevServer } from "vite";
import { EngineThread } from "./engine-thread.ts";
import { send, toRequest } from "./http-adapter.ts";
import { keyFromFile } from "./keys.ts";
import type { Log } from "./log.ts";
import { plain } from "./notice.ts";
import { placesBeside } from "./places.ts";
import { handleRequest } from "./requests.ts";
import { EngineSockets } from "./sockets.ts";

const isLocal = /^(localhost|127\.0\.0\.1):\d+$/;
const ours = /^\/(files|pages|media|downloads|t|u)(\/|\?|$)/;

/**
 * `npm run dev`: the page from Vite with hot reload, the engine thread straight from TypeScript and started again when
 * a file of it changes. Data lives in `.wayline` of the project, or where WAYLINE_DATA says. There is no token: Host
 * and Origin are checked, and Vite listens on this computer only.
 */
export async function attachToDevServer(server: ViteDevServer, projectRoot: string): Promise<void> {
  const http = server.httpServer;
  if (!http) return;
  const dataDir = path.resolve(projectRoot, process.env["WAYLINE_DATA"] ?? ".wayline");
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o700);
  const places = placesBeside(path.join(projectRoot, "electron", "serve.ts"));
  const log: Log = (line, error) =>
    server.config.logger.error(error instanceof Error ? `${line}\n${error.stack}` : line);
  const start = () =>
    new EngineThread({
      entry: places.engine,
      data: {
        dataDir,
        masterKey: keyFromFile(dataDir, log),
        version: "dev",
        resourcesDir: places.resources,
        platform: process.platform,
      },
      log,
      onLost: () => log("Save a file of the engine to start it again."),
    });
  let engine = start();

  const origin = (): string | null => {
    const address = http.address() as AddressInfo | null;
    return address ? `http://localhost:${address.port}` : null;
  };
  const announce = () => {
    const listening = origin();
    if (listening) engine.announceOrigin(listening);
  };
  http.once("listening", announce);

  const sockets = new EngineSockets({
    allowed: ({ headers }) =>
      isLocal.test(headers.host ?? "") && headers.origin === `http://${headers.host}`,
    connect: () => engine.connect(),
  });
  server.middlewares.use((from, to, next) => {
    const request = ours.test(from.url ?? "") ? toRequest(from, to) : null;
    if (!request) return next();
    void handleRequest(request, {
      root: places.renderer,
      engine: () => engine.client,
      trackingOrigin: origin,
      refuse: (asked, url) => {
        const own = asked.method === "GET" || asked.headers.get("origin") === url.origin;
        return own && isLocal.test(url.host) ? null : plain(403, "Refused");
      },
      log,
    }).then((response) => send(response, from, to));
  });

  const watched = ["electron/engine", "shared"]
    .map((folder) => path.join(projectRoot, folder))
    .filter((folder) => existsSync(folder));
  server.watcher.add(watched);
  // Restarts wait for each other: an engine has to let go of its database before the next one opens it.
  let restarts = Promise.resolve();
  server.watcher.on("change", (file) => {
    if (!watched.some((folder) => file.startsWith(folder + path.sep))) return;
    if (file.includes(".test.")) return;
    restarts = restarts.then(async () => {
      server.config.logger.info(`engine restart: ${path.relative(projectRoot, file)}`, {
        timestamp: true,
      });
      await engine.stop();
      engine = start();
      announce();
    });
  });
  http.on("upgrade", (request, socket, head) => {
    // Vite's own socket for hot reload is not ours to answer.
    if (request.url?.split("?", 1)[0] !== "/engine") return;
    // A page that comes back while the engine restarts is given the new one, not a port of the one that is ending.
    socket.on("error", () => socket.destroy());
    void restarts.then(() => sockets.upgrade(request, socket, head));
  });
  http.once("close", () => void engine.stop());
}
