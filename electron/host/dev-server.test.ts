import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/websocket";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createServer, type ViteDevServer } from "vite";
import { WebSocket } from "ws";
import type { EngineClient } from "../../shared/contract/index.ts";
import { attachToDevServer } from "./dev-server.ts";

// A project of one page and an engine that is the stand-in.
const project = mkdtempSync(path.join(tmpdir(), "wayline-dev-"));
const worker = path.join(project, "electron/engine/worker.ts");
const standIn = path.join(import.meta.dirname, "testing/engine.ts");
let server: ViteDevServer;
let origin = "";

beforeAll(async () => {
  mkdirSync(path.dirname(worker), { recursive: true });
  writeFileSync(worker, `import ${JSON.stringify(standIn)};`);
  writeFileSync(path.join(project, "index.html"), "<p>The page</p>");
  server = await createServer({
    root: project,
    configFile: false,
    logLevel: "silent",
    server: { host: "127.0.0.1", port: 0 },
    plugins: [{ name: "engine", configureServer: (dev) => attachToDevServer(dev, project) }],
  });
  await server.listen();
  origin = server.resolvedUrls?.local[0]?.replace(/\/$/, "") ?? "";
});
afterAll(async () => {
  await server.close();
  rmSync(project, { recursive: true });
});

async function open() {
  const socket = new WebSocket(`${origin.replace("http", "ws")}/engine`, { headers: { origin } });
  await once(socket, "open");
  const websocket = socket as unknown as globalThis.WebSocket;
  const client: EngineClient = createORPCClient(new RPCLink({ websocket }));
  return { socket, client };
}

test("the page is Vite's, our addresses are ours", async () => {
  expect(await (await fetch(`${origin}/`)).text()).toContain("The page");
  expect(await (await fetch(`${origin}/u/abc`)).text()).toContain("<h1>Unsubscribe</h1>");
  expect(await (await fetch(`${origin}/pages/a`)).text()).toContain("<p>Hello</p>");
});

test("other pages get neither socket nor upload", async () => {
  const foreign = { origin: "http://evil.example" };
  const upload = { method: "POST", body: "x", headers: foreign };
  expect((await fetch(`${origin}/files?name=a.csv`, upload)).status).toBe(403);
  const socket = new WebSocket(`${origin.replace("http", "ws")}/engine`, { headers: foreign });
  const [error] = (await once(socket, "error")) as [Error];
  expect(error.message).toContain("401");
});

test("a changed file of the engine restarts it, and pages connect again", async () => {
  const { socket, client } = await open();
  expect(await client.system.info()).toMatchObject({
    version: "dev",
    dataDir: path.join(project, ".wayline"),
  });
  server.watcher.emit("change", path.join(project, "electron/engine/worker.ts"));
  await once(socket, "close");
  const again = await open();
  expect((await again.client.system.info()).sqlite).toBe(origin.replace("127.0.0.1", "localhost"));
  again.socket.close();
});
