import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const child = fileURLToPath(new URL("./journey-kill-child.ts", import.meta.url));
const people = 5000;

function run(...args: string[]): Promise<{ signal: string | null; said: Record<string, unknown> }> {
  const engine = spawn(process.execPath, [child, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  engine.stdout.on("data", (bytes: Buffer) => (text += bytes.toString()));
  return new Promise((resolve) =>
    engine.on("exit", (_code, signal) => {
      const last = text.trim().split("\n").at(-1);
      resolve({ signal, said: last ? (JSON.parse(last) as Record<string, unknown>) : {} });
    }),
  );
}

/** In the middle of letting in, of a first and of a later batch, of what a batch writes last, and of the outbox's rows. */
const points = [
  "participants INSERT:1500",
  "journey_runs UPDATE:3",
  "journey_steps INSERT:9000",
  "messages INSERT:1200",
  "journey_counts UPDATE:11",
];

it(
  `sends ${people} people each message once though the engine is killed while they walk`,
  { timeout: 180_000 },
  async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "wayline-journey-kill-"));
    try {
      await run(dataDir, "setup", String(people));
      let killed = 0;
      for (const point of points) {
        const end = await run(dataDir, "run", point);
        if (end.signal === "SIGKILL") killed += 1;
      }
      const { said } = await run(dataDir, "run");
      expect(killed).toBe(points.length);
      expect(said).toMatchObject({
        done: "completed",
        participants: people,
        ended: people,
        first: people,
        people,
      });
      expect(said["second"]).toBe(said["wanted"]);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
);
