import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { testPlaces } from "./testing/parts.ts";

// The browser host as a real process, on the stand-in engine.
const places = testPlaces();
const program = path.join(places.folder, "serve.ts");
const module = path.join(import.meta.dirname, "browser-cli.ts");
writeFileSync(
  program,
  `import { runBrowserHost } from ${JSON.stringify(module)};
process.exitCode = await runBrowserHost({
  args: process.argv.slice(2),
  places: { ...${JSON.stringify(places)}, engine: new URL(${JSON.stringify(places.engine)}) },
  version: "0.0.0",
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
});`,
);
afterAll(() => rmSync(places.folder, { recursive: true }));

const start = (args: string[], channel = false) =>
  spawn(process.execPath, [program, ...args], {
    stdio: ["ignore", "pipe", "pipe", ...(channel ? (["ipc"] as const) : [])],
  });
const firstLine = async (stream: Readable | null): Promise<string> => {
  if (!stream) return "";
  const [line] = (await once(createInterface({ input: stream }), "line")) as [string];
  return line;
};
const exit = async (child: ChildProcess): Promise<number | null> =>
  child.exitCode ?? ((await once(child, "exit")) as [number | null])[0];

test.skipIf(process.platform === "win32").each(["SIGTERM", "SIGINT"] as const)(
  "it prints its address, serves, and ends cleanly on %s",
  async (signal) => {
    const child = start(["--data", places.dataDir, "--no-open"]);
    const line = await firstLine(child.stdout);
    const url = /^Wayline is at (http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43})$/.exec(line)?.[1];
    const response = await fetch(url ?? "", { redirect: "manual" });
    expect(response.status).toBe(303);

    const second = start(["--data", places.dataDir]);
    expect(await firstLine(second.stderr)).toBe(`Wayline is already open at ${url}`);
    expect(await exit(second)).toBe(1);

    child.kill(signal);
    expect(await exit(child)).toBe(0);
    expect(existsSync(path.join(places.dataDir, "instance.lock"))).toBe(false);
  },
);

test("it ends when the process that started it goes away", async () => {
  const child = start(["--data", places.dataDir], true);
  await firstLine(child.stdout);
  child.disconnect();
  expect(await exit(child)).toBe(0);
});

test("wrong options are one line and exit code 2", async () => {
  const child = start(["--port", "x"]);
  expect(await firstLine(child.stderr)).toContain("--port x is not a port");
  expect(await exit(child)).toBe(2);
});

test("--help shows the options", async () => {
  const child = start(["--help"]);
  const text = (await (child.stdout as Readable).toArray()).join("");
  for (const option of ["--data", "--port", "--no-open"]) expect(text).toContain(option);
  expect(await exit(child)).toBe(0);
});

test("a data folder that is a file is named", async () => {
  const child = start(["--data", program]);
  expect(await firstLine(child.stderr)).toContain("cannot be used");
  expect(await exit(child)).toBe(1);
});
