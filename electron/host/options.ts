import path from "node:path";
import { parseArgs } from "node:util";
import { StartProblem } from "./start-problem.ts";

export type HostOptions = {
  data: string;
  port: number | null;
  open: boolean;
  help: boolean;
};

export const usage = `Wayline in the browser

  --data DIR   keep everything in this folder
  --port N     listen on this port (default: the one used before)
  --no-open    do not open a window
  --help       show this
`;

/** Reads the command line; throws a `StartProblem` that names what is wrong with it. */
export function readOptions(args: readonly string[], defaultFolder: string): HostOptions {
  const { values } = parse(args);
  const { data, port } = values;
  if (data === "") throw new StartProblem("--data needs a folder.", 2);
  return {
    data: path.resolve(data ?? defaultFolder),
    port: port === undefined ? null : portNumber(port),
    open: !values["no-open"],
    help: values.help ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: "string" },
        port: { type: "string" },
        "no-open": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? "") : String(error);
    throw new StartProblem(`${reason}. Try --help.`, 2);
  }
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new StartProblem(`--port ${text} is not a port; use a number from 1 to 65535.`, 2);
  return port;
}

/** The same of the desktop app's command line, where Chromium's own switches stand too: what is unknown is left alone. */
export function readDesktopOptions(
  args: readonly string[],
  defaultFolder: string,
): Pick<HostOptions, "data" | "port"> {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: { data: { type: "string" }, port: { type: "string" } },
  });
  const { data, port } = values;
  return {
    data: path.resolve(typeof data === "string" && data !== "" ? data : defaultFolder),
    port: typeof port === "string" ? portNumber(port) : null,
  };
}
