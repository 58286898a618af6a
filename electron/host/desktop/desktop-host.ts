import path from "node:path";
import { protocol } from "electron";
import { EngineThread } from "../engine-thread.ts";
import { listenOnLoopback } from "../http-server.ts";
import { type InstanceLock, lockFolder } from "../instance-lock.ts";
import type { Log } from "../log.ts";
import { notFound } from "../notice.ts";
import type { Places } from "../places.ts";
import { type PreferenceStore, portsToTry, rememberPort } from "../preferences.ts";
import { handleRequest, type RequestDeps } from "../requests.ts";
import { isTracking } from "../tracking.ts";
import { pageOrigin } from "./window.ts";

type Options = {
  places: Places;
  dataDir: string;
  port: number | null;
  version: string;
  masterKey: () => string;
  preferences: PreferenceStore;
  log: Log;
  onLost: () => void;
};

export type DesktopHost = { engine: EngineThread; close: () => Promise<void> };

/**
 * The engine behind the window's own scheme, and a loopback server for what mail readers open: opens, clicks and
 * unsubscribes, nothing else. Call after the app is ready.
 */
export async function startDesktopHost(options: Options): Promise<DesktopHost> {
  const { places, dataDir, preferences, log } = options;
  const lock: InstanceLock = await lockFolder(dataDir);
  const engine = new EngineThread({
    entry: places.engine,
    data: {
      dataDir,
      masterKey: options.masterKey(),
      version: options.version,
      resourcesDir: places.resources,
      platform: process.platform,
    },
    log,
    onLost: options.onLost,
  });
  let origin: string | null = null;
  const deps: RequestDeps = {
    root: places.renderer,
    engine: () => engine.client,
    trackingOrigin: () => origin,
    refuse: (_request, url) => (url.origin === pageOrigin || isOurs(url) ? null : notFound()),
    log,
  };
  protocol.handle("app", (request) => handleRequest(request, deps));
  const server = await listenOnLoopback({
    ports: portsToTry(options.port, preferences),
    handle: async (request) =>
      isTracking(new URL(request.url)) ? handleRequest(request, deps) : notFound(),
    log,
  });
  origin = server.origin;
  engine.announceOrigin(origin);
  if (options.port !== 0) rememberPort(server.port, preferences);
  lock.announce(origin);
  return {
    engine,
    close: async () => {
      await server.close();
      await engine.stop();
      lock.release();
    },
  };
}

/** Node does not know our scheme as one with origins, so the host is compared instead. */
const isOurs = (url: URL): boolean => url.protocol === "app:" && url.host === "wayline";

export const iconsIn = (places: Places): string => path.join(places.resources, "icons");
