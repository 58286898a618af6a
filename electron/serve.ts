import { readFileSync } from "node:fs";
import path from "node:path";
import { startBrowserHost } from "./host/browser-host.ts";
import { StartProblem } from "./host/keys.ts";
import { readOptions, usage } from "./host/options.ts";
import { dataFolder, isBuilt, placesBeside } from "./host/places.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
process.exitCode = await serve();

/** Runs until the first signal to end; a second one ends it at once. Returns only when it could not start. */
async function serve(): Promise<number> {
  let options;
  try {
    options = readOptions(process.argv.slice(2), dataFolder());
  } catch (error) {
    return complain(error, 2);
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const places = placesBeside(import.meta.filename);
  if (!isBuilt(places))
    return complain(new StartProblem("Nothing is built yet: npm run build."), 1);
  const starting = startBrowserHost({
    places,
    dataDir: options.data,
    port: options.port,
    version: versionBeside(import.meta.dirname),
    onLost: () => process.exit(1),
  });
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    for (const signal of signals) process.once(signal, () => process.exit(1));
    void starting
      .then((host) => host.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  for (const signal of signals) process.once(signal, end);
  // Started by another process: when that goes away, so does this.
  process.once("disconnect", end);
  try {
    const { url } = await starting;
    console.log(`Wayline is at ${url}`);
    return 0;
  } catch (error) {
    return complain(error, 1);
  }
}

function complain(error: unknown, code: number): number {
  if (!(error instanceof StartProblem)) throw error;
  console.error(error.message);
  return code;
}

function versionBeside(folder: string): string {
  const file = path.join(folder, "..", "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
