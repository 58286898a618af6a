import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { draw } from "../random.ts";
import { mailServer } from "./smtp-server.ts";

const child = fileURLToPath(new URL("./kill-child.ts", import.meta.url));
const people = 2000;
const kills = 20;
const connections = 5;

type Said = {
  done?: string;
  figures?: { sent: number; unknown: number; waiting: number };
  unknown?: string[];
  sent?: number;
};

/** Runs the engine's process; `killWhen` says at which moment, if any, it is killed. Resolves with its last words. */
function run(
  args: string[],
  arm: (kill: () => void) => () => void = () => () => undefined,
): Promise<Said> {
  const engine = spawn(process.execPath, [child, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  engine.stdout.on("data", (bytes: Buffer) => (text += bytes.toString()));
  const disarm = arm(() => engine.kill("SIGKILL"));
  return new Promise((resolve) =>
    engine.on("exit", () => {
      disarm();
      const last = text.trim().split("\n").at(-1);
      resolve(last ? (JSON.parse(last) as Said) : {});
    }),
  );
}

it(
  `sends ${people} messages once though the engine is killed ${kills} times`,
  { timeout: 180_000 },
  async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "wayline-kill-"));
    let onTaken: () => void = () => undefined;
    let killed = 0;
    const server = await mailServer({
      content: () => {
        onTaken();
        return null;
      },
    });
    try {
      await run([dataDir, "setup", String(server.port), String(people)]);
      for (let attempt = 0; killed < kills && attempt < kills * 3; attempt += 1) {
        // Killed while sending: so many messages into this life, at a moment drawn from the seed.
        let left = 5 + Math.floor(draw("messages", attempt) * 110);
        const end = await run([dataDir, "run"], (kill) => {
          onTaken = () => {
            left -= 1;
            if (left !== 0) return;
            killed += 1;
            setTimeout(kill, draw("moment", attempt) * 12);
          };
          return () => {
            onTaken = () => undefined;
          };
        });
        if (end.done) break;
      }
      const end = await run([dataDir, "run"]);

      const times = new Map<string, number>();
      for (const { to } of server.received) times.set(to, (times.get(to) ?? 0) + 1);
      const unknown = new Set(end.unknown);
      const everybody = Array.from({ length: people }, (_, index) => `p${index}@example.com`);
      expect(killed).toBe(kills);
      expect(end.done).toBe("completed");
      expect([...times].filter(([, count]) => count > 1)).toEqual([]);
      expect(everybody.filter((address) => !times.has(address) && !unknown.has(address))).toEqual(
        [],
      );
      expect(unknown.size).toBeLessThanOrEqual(connections * kills);
      expect(end.figures).toMatchObject({
        sent: people - unknown.size,
        unknown: unknown.size,
        waiting: 0,
      });
      // What the report calls sent, the server has; what the server has beyond that is shown as unknown.
      const beyond = [...times.keys()].filter((address) => unknown.has(address)).length;
      expect(times.size - beyond).toBe(end.figures?.sent);
      expect(beyond).toBeGreaterThan(0);
    } finally {
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
);

it(
  "calls a web address once for each message though the engine is killed",
  { timeout: 180_000 },
  async () => {
    const calls = 250;
    const deaths = 5;
    const dataDir = mkdtempSync(path.join(tmpdir(), "wayline-kill-"));
    const taken: string[] = [];
    let onTaken: () => void = () => undefined;
    const server = http.createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        taken.push((JSON.parse(body) as { Data: string }).Data);
        onTaken();
        response.end("{}");
      });
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    try {
      await run([dataDir, "calls", String(port), String(calls)]);
      let killed = 0;
      for (let attempt = 0; killed < deaths && attempt < deaths * 3; attempt += 1) {
        let left = 3 + Math.floor(draw("calls", attempt) * 40);
        const end = await run([dataDir, "call"], (kill) => {
          onTaken = () => {
            left -= 1;
            if (left !== 0) return;
            killed += 1;
            setTimeout(kill, draw("instant", attempt) * 8);
          };
          return () => {
            onTaken = () => undefined;
          };
        });
        if (end.done) break;
      }
      const end = await run([dataDir, "call"]);
      const unknown = new Set(end.unknown);
      const everybody = Array.from({ length: calls }, (_, index) => `a${index}`);
      expect(killed).toBe(deaths);
      expect(taken).toHaveLength(new Set(taken).size);
      expect(everybody.filter((one) => !taken.includes(one) && !unknown.has(one))).toEqual([]);
      expect(unknown.size).toBeLessThanOrEqual(connections * deaths);
      expect(end.sent).toBe(calls - unknown.size);
    } finally {
      server.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
);
