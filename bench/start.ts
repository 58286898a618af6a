// Starting: from the command to the first answer of the engine over the page's own socket, and the processor at rest.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/websocket";
import { WebSocket } from "ws";
import type { EngineClient } from "../shared/contract/index.ts";

const rounds = 5;
const limit = 2000;
const idleLimit = 0.5;
const idleSeconds = 40;
const serve = path.join(import.meta.dirname, "../out/serve.js");
if (!existsSync(serve)) throw new Error("Build first: npm run build");
const dataDir = mkdtempSync(path.join(tmpdir(), "wayline-start-"));

/** Starts the host and connects as the page does. */
async function start() {
  const begun = performance.now();
  const host = spawn(process.execPath, [serve, "--data", dataDir, "--port", "0", "--no-open"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  while (!/http:\S+/.test(text)) {
    const [bytes] = (await once(host.stdout, "data")) as [Buffer];
    text += bytes.toString();
  }
  const url = new URL(/http:\S+/.exec(text)?.[0] ?? "");
  const signIn = await fetch(url, { redirect: "manual" });
  const cookie = (signIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const socket = new WebSocket(`ws://${url.host}/engine`, {
    origin: url.origin,
    headers: { cookie },
  });
  socket.binaryType = "arraybuffer";
  await once(socket, "open");
  const api: EngineClient = createORPCClient(new RPCLink({ websocket: socket as never }));
  await api.projects.current();
  const took = performance.now() - begun;
  return {
    took,
    api,
    pid: host.pid ?? 0,
    async stop() {
      socket.close();
      host.kill("SIGTERM");
      await once(host, "exit");
    },
  };
}

/** Processor time a process has used, in seconds; null where the system does not tell. */
function processorTime(pid: number): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const fields = readFileSync(file, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const first = await start();
await first.api.projects.createSample();
await first.stop();

const times: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const run = await start();
  times.push(run.took);
  await run.stop();
}
const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const idle = await start();
await new Promise((next) => setTimeout(next, 5000));
const before = processorTime(idle.pid);
await new Promise((next) => setTimeout(next, idleSeconds * 1000));
const after = processorTime(idle.pid);
await idle.stop();
rmSync(dataDir, { recursive: true, force: true });

console.log(
  `Start with the sample project of 5,000 contacts, ${rounds} times, to the first answer`,
);
console.table(times.map((took, round) => ({ round: round + 1, ms: Math.round(took) })));
console.log(
  JSON.stringify({
    name: "start",
    value: Math.round(median),
    unit: "ms",
    reference: limit,
    ratio: Number((limit / median).toFixed(2)),
  }),
);
if (before === null || after === null) console.log("Idle use: not measured on this system");
else {
  const percent = ((after - before) / idleSeconds) * 100;
  console.log(
    JSON.stringify({
      name: "idle",
      value: Number(percent.toFixed(2)),
      unit: "% of one processor",
      reference: idleLimit,
      ratio: percent === 0 ? null : Number((idleLimit / percent).toFixed(2)),
    }),
  );
}
process.exit(0);
