// The engine's thread. The host starts it, hands it ports and, at the end, asks it to stop.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { systemClock } from "./clock.ts";
import { createEngine } from "./engine.ts";
import { fileLog } from "./log.ts";
import { systemRandom } from "./random.ts";

type Start = {
  dataDir: string;
  masterKey: string;
  version: string;
  resourcesDir: string;
  platform: string;
};
type Order =
  | { type: "connect"; port: MessagePort }
  | { type: "origin"; origin: string }
  | { type: "stop" };

const start = workerData as Start;
// Beside this file: as TypeScript in development and tests, as bundles in the built app.
const source = import.meta.url.endsWith(".ts");
const beside = (inSource: string, inBundle: string) =>
  new URL(source ? inSource : inBundle, import.meta.url);

const log = fileLog(start.dataDir, systemClock);
const engine = await createEngine({
  dataDir: start.dataDir,
  masterKey: Buffer.from(start.masterKey, "base64"),
  version: start.version,
  platform: start.platform,
  electron: process.versions["electron"] ?? null,
  clock: systemClock,
  random: systemRandom,
  log,
  threads: {
    reader: beside("./store/reader.ts", "./reader.js"),
    parser: beside("./audience/parser.ts", "./parser.js"),
    index: beside("./store/segment-index/thread.ts", "./segment-index.js"),
    simulation: beside("./journeys/simulation/thread.ts", "./simulation.js"),
  },
  migrations: path.resolve(fileURLToPath(beside("./store/migrations", "./migrations"))),
});

process.on("unhandledRejection", (error) => log.error("unhandled rejection", error));

parentPort?.on("message", (order: Order) => {
  if (order.type === "connect") engine.connect(order.port);
  else if (order.type === "origin") engine.setOrigin(order.origin);
  else
    void engine.stop().finally(() => {
      parentPort?.close();
      process.exit(0);
    });
});
parentPort?.postMessage({ type: "ready" });
