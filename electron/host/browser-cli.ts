import { startBrowserHost } from "./browser-host.ts";
import { StartProblem } from "./start-problem.ts";
import { readOptions, usage } from "./options.ts";
import { dataFolder, isBuilt, type Places } from "./places.ts";

type Options = {
  args: readonly string[];
  places: Places;
  version: string;
  say: (line: string) => void;
  complain: (line: string) => void;
};

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * The browser host as a program. Resolves with the exit code when it could not start, or with 0 once it runs; it then
 * ends with the first signal, and a second one ends it at once.
 */
export async function runBrowserHost(program: Options): Promise<number> {
  const { places, version, say } = program;
  try {
    const options = readOptions(program.args, dataFolder());
    if (options.help) {
      say(usage);
      return 0;
    }
    if (!isBuilt(places)) throw new StartProblem("Nothing is built yet: npm run build.");
    const starting = startBrowserHost({
      places,
      dataDir: options.data,
      port: options.port,
      version,
      onLost: () => process.exit(1),
    });
    endWhenAsked(async () => (await starting).close());
    const { url } = await starting;
    say(`Wayline is at ${url}`);
    return 0;
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    program.complain(error.message);
    return error.exitCode;
  }
}

function endWhenAsked(close: () => Promise<void>): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    for (const signal of signals) process.once(signal, () => process.exit(1));
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of signals) process.once(signal, end);
  // Started by another process: when that goes away, so does this.
  process.once("disconnect", end);
}
