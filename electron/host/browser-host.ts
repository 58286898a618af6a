import { Access } from "./access.ts";
import { EngineThread } from "./engine-thread.ts";
import { listenOnLoopback } from "./http-server.ts";
import { lockFolder, makePrivateFolder } from "./instance-lock.ts";
import { keyFromFile } from "./keys.ts";
import { openLog } from "./log.ts";
import type { Places } from "./places.ts";
import { openPreferences, portsToTry, rememberPort } from "./preferences.ts";
import { handleRequest } from "./requests.ts";
import { EngineSockets } from "./sockets.ts";

type Options = {
  places: Places;
  dataDir: string;
  port: number | null;
  version: string;
  onLost: () => void;
};

export type BrowserHost = {
  /** With the token: opening it signs the browser in. */
  url: string;
  close: () => Promise<void>;
};

/** Starts engine and loopback server on a data folder; throws a `StartProblem` when the user has to do something first. */
export async function startBrowserHost(options: Options): Promise<BrowserHost> {
  const { places, dataDir } = options;
  makePrivateFolder(dataDir);
  // What has been started, to be undone in reverse, at the end as well as when the start fails half-way.
  const undo: (() => unknown)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const lock = await lockFolder(dataDir);
    undo.push(() => lock.release());
    const log = openLog(dataDir);
    const preferences = openPreferences(dataDir);
    const access = new Access();
    const engine = new EngineThread({
      entry: places.engine,
      data: {
        dataDir,
        masterKey: keyFromFile(dataDir, log),
        version: options.version,
        resourcesDir: places.resources,
        platform: process.platform,
      },
      log,
      onLost: options.onLost,
    });
    undo.push(() => engine.stop());
    const sockets = new EngineSockets({
      allowed: (request) => access.allowsSocket(request.headers),
      connect: () => engine.connect(),
    });
    let origin: string | null = null;
    const server = await listenOnLoopback({
      ports: portsToTry(options.port, preferences),
      handle: (request) =>
        handleRequest(request, {
          root: places.renderer,
          engine: () => engine.client,
          trackingOrigin: () => origin,
          refuse: (asked, url) => access.refuse(asked, url),
          log,
        }),
      upgrade: (request, socket, head) => sockets.upgrade(request, socket, head),
      log,
    });
    undo.push(
      () => server.close(),
      () => sockets.close(),
    );
    origin = server.origin;
    engine.announceOrigin(origin);
    if (options.port !== 0) rememberPort(server.port, preferences);
    await engine.ready;
    const url = `${origin}/?token=${access.token}`;
    lock.announce(url);
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}
