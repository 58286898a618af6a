import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/websocket";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { EngineClient } from "../../shared/contract/index.ts";
import { type BrowserHost, startBrowserHost } from "./browser-host.ts";
import { placesBeside } from "./places.ts";
import { testPlaces } from "./testing/parts.ts";

// The other tests here run on a stand-in; this one proves that the engine itself keeps what the hosts rely on.
const stage = testPlaces();
const { engine, resources } = placesBeside(path.join(import.meta.dirname, "../serve.ts"));
let host: BrowserHost;
let client: EngineClient;
let url: URL;
let cookie = "";
const get = (target: string) => fetch(url.origin + target, { headers: { cookie } });

beforeAll(async () => {
  host = await startBrowserHost({
    places: { ...stage, engine, resources },
    dataDir: stage.dataDir,
    port: 0,
    version: "0.0.0",
    onLost: () => {},
  });
  url = new URL(host.url);
  const signedIn = await fetch(host.url, { redirect: "manual" });
  cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
  const headers = { cookie, origin: url.origin };
  const socket = new WebSocket(`ws://${url.host}/engine`, { headers });
  await once(socket, "open");
  const websocket = socket as unknown as globalThis.WebSocket;
  client = createORPCClient(new RPCLink({ websocket }));
}, 30_000);
afterAll(async () => {
  await host.close();
  rmSync(stage.folder, { recursive: true, force: true });
});

test("it speaks the contract through the host", async () => {
  expect(await client.system.info()).toMatchObject({
    version: "0.0.0",
    dataDir: stage.dataDir,
    platform: process.platform,
    electron: null,
  });
});

test("without a project an upload is refused with the contract's code; with one it arrives", async () => {
  const upload = () =>
    fetch(`${url.origin}/files?name=people.csv`, {
      method: "POST",
      headers: { cookie, origin: url.origin },
      body: "Email\nmara@example.org\n",
    });
  expect(await (await upload()).json()).toMatchObject({ code: "NO_PROJECT" });
  await client.projects.create({
    name: "Hosts",
    timeZone: "Europe/Vienna",
    currency: "EUR",
    senderName: "Hosts",
  });
  const { file } = (await (await upload()).json()) as { file: string };
  const inspected = await client.imports.inspect({ file, fileName: "people.csv" });
  expect(inspected.columns).toHaveLength(1);
});

test("with a project open, forged tokens and unknown ids find nothing", async () => {
  for (const target of [
    "/t/o/forged.gif",
    "/t/c/forged",
    "/u/forged",
    "/pages/none",
    "/downloads/none",
  ])
    expect((await get(target)).status).toBe(404);
});
