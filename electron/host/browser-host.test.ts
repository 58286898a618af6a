import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { request, type RequestOptions } from "node:http";
import { connect, createServer } from "node:net";
import path from "node:path";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/websocket";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import type { EngineClient } from "../../shared/contract/index.ts";
import { type BrowserHost, startBrowserHost } from "./browser-host.ts";
import { testPlaces } from "./testing/parts.ts";

const places = testPlaces();
const start = (port: number | null = null, dataDir = places.dataDir) =>
  startBrowserHost({ places, dataDir, port, version: "0.0.0", onLost: () => {} });
let host: BrowserHost;
let url: URL;
let cookie = "";

beforeAll(async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  host = await start();
  url = new URL(host.url);
  const signedIn = await ask({ path: url.pathname + url.search });
  cookie = signedIn.cookie.split(";")[0] ?? "";
});
afterAll(async () => {
  await host.close();
  rmSync(places.folder, { recursive: true });
});

type Asked = RequestOptions & { body?: string };
/** node:http rather than fetch, which does not let a test lie about Host and Origin. */
async function ask({ body, ...options }: Asked) {
  const sent = request({ host: "127.0.0.1", port: url.port, ...options });
  sent.end(body);
  const [response] = (await once(sent, "response")) as [import("node:http").IncomingMessage];
  const text = (await response.toArray()).join("");
  const cookies = response.headers["set-cookie"] ?? [];
  return { status: response.statusCode, text, headers: response.headers, cookie: cookies.join() };
}
const socket = (headers: Record<string, string>, path = "/engine") =>
  new WebSocket(`ws://127.0.0.1:${url.port}${path}`, { headers });
const refusal = (peer: WebSocket) =>
  new Promise<number>((done, fail) => {
    peer.on("unexpected-response", (_request, response) => done(response.statusCode ?? 0));
    peer.on("open", () => fail(new Error("It was let in.")));
    peer.on("error", () => {});
  });

describe("signing in", () => {
  test("the printed address sets a strict cookie and leaves the address bar", async () => {
    const { status, headers, cookie: set } = await ask({ path: url.pathname + url.search });
    expect(status).toBe(303);
    expect(headers.location).toBe("/");
    expect(set).toMatch(
      new RegExp(`^wayline-${url.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    expect(set).not.toContain(url.searchParams.get("token"));
    expect((await ask({ path: "/", headers: { cookie } })).status).toBe(200);
  });

  test.each([
    ["no token", "/", {}],
    ["a wrong token", "/?token=abc", {}],
    ["an empty token", "/?token=", {}],
    ["the token at another path", "/assets/a-1.js?token=TOKEN", {}],
    ["a wrong cookie", "/", { cookie: "wayline-PORT=abc" }],
    ["the cookie of another port", "/", { cookie: "wayline-1=VALUE" }],
  ])("%s is refused in plain words", async (_name, target, headers) => {
    const fill = (text: string) =>
      text
        .replace("TOKEN", url.searchParams.get("token") ?? "")
        .replace("PORT", url.port)
        .replace("VALUE", cookie.split("=")[1] ?? "");
    const response = await ask({
      path: fill(target),
      headers: Object.fromEntries(Object.entries(headers).map(([key, text]) => [key, fill(text)])),
    });
    expect(response.status).toBe(401);
    expect(response.text).toContain("Open the address that Wayline printed.");
    expect(response.cookie).toBe("");
  });

  test("a visit that another site started comes again by itself, because its cookie stayed behind", async () => {
    const headers = { "sec-fetch-site": "cross-site" };
    const first = await ask({ path: "/", headers });
    expect(first.text).toContain('http-equiv="refresh"');
    expect(first.text).not.toContain("The page");
  });
});

describe("requests that do not come from our page", () => {
  test.each([
    "evil.example",
    "evil.example:PORT",
    "127.0.0.1",
    "127.0.0.1:1",
    "localhost.evil:PORT",
    "",
  ])("the Host %j is refused even with the cookie", async (name) => {
    const headers = { cookie, host: name.replace("PORT", url.port) };
    const response = await ask({ path: "/", headers, setHost: false });
    expect([400, 403]).toContain(response.status);
    expect(response.text).not.toContain("The page");
  });
  test.each([
    undefined,
    "null",
    "http://evil.example",
    "http://127.0.0.1:1",
    "https://127.0.0.1:PORT",
  ])("an upload with the Origin %j is refused even with the cookie", async (from) => {
    const origin = from?.replace("PORT", url.port);
    const headers = { cookie, ...(origin ? { origin } : {}) };
    const response = await ask({ method: "POST", path: "/files?name=x.csv", headers, body: "x" });
    expect(response.status).toBe(403);
    expect(existsSync(path.join(places.dataDir, "x.csv"))).toBe(false);
  });
  test("with cookie and Origin it is taken", async () => {
    const headers = { cookie, origin: url.origin };
    const sent = await ask({ method: "POST", path: "/files?name=y.csv", headers, body: "yes" });
    expect(JSON.parse(sent.text)).toEqual({ file: "y.csv" });
    expect(readFileSync(path.join(places.dataDir, "y.csv"), "utf8")).toBe("yes");
  });
  test("an upload that breaks off leaves nothing behind", async () => {
    const sent = request({
      host: "127.0.0.1",
      port: url.port,
      method: "POST",
      path: "/files?name=half.csv",
      headers: { cookie, origin: url.origin, "content-length": 1_000_000 },
    });
    sent.on("error", () => {});
    sent.write("half");
    const half = path.join(places.dataDir, "half.csv");
    await vi.waitFor(() => expect(existsSync(half)).toBe(true));
    sent.destroy();
    await vi.waitFor(() => expect(existsSync(half)).toBe(false));
  });
  test("localhost is as good a name", async () => {
    const hostName = `localhost:${url.port}`;
    const headers = { cookie, host: hostName, origin: `http://${hostName}` };
    const sent = await ask({ method: "POST", path: "/files?name=z.csv", headers, body: "" });
    expect(sent.status).toBe(200);
  });
  test("mail programs unsubscribe without cookie and Origin", async () => {
    const body = "List-Unsubscribe=One-Click";
    expect((await ask({ method: "POST", path: "/u/abc", body })).status).toBe(200);
  });
});

describe("the engine's socket", () => {
  test("speaks the contract with cookie and Origin", async () => {
    const peer = socket({ cookie, origin: url.origin });
    await once(peer, "open");
    const client: EngineClient = createORPCClient(
      new RPCLink({ websocket: peer as unknown as globalThis.WebSocket }),
    );
    expect(await client.system.info()).toMatchObject({ version: "0.0.0", sqlite: url.origin });
    peer.close();
    await once(peer, "close");
  });
  test.each([
    ["no cookie", {}, "/engine", 401],
    ["no Origin", { cookie: "GOOD", origin: "" }, "/engine", 401],
    ["another Origin", { cookie: "GOOD", origin: "http://evil.example" }, "/engine", 401],
    [
      "the Origin of another port",
      { cookie: "GOOD", origin: "http://127.0.0.1:1" },
      "/engine",
      401,
    ],
    ["another Host", { cookie: "GOOD", host: "evil.example" }, "/engine", 403],
    ["another path", { cookie: "GOOD" }, "/other", 404],
  ])("%s is refused", async (_name, given, target, status) => {
    const headers: Record<string, string> = { origin: url.origin, ...given };
    if (headers["cookie"]) headers["cookie"] = cookie;
    if (!headers["origin"]) delete headers["origin"];
    expect(await refusal(socket(headers, target))).toBe(status);
  });
});

test("a broken request gets 400 and no stack", async () => {
  const peer = connect(Number(url.port), "127.0.0.1");
  peer.write("NOT HTTP\r\n\r\n");
  const answer = (await peer.toArray()).join("");
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(answer).not.toContain("at ");
});

test("an address in the request line instead of a path is refused", async () => {
  expect((await ask({ path: "http://evil.example/", headers: { cookie } })).status).toBe(403);
});

describe("one instance, one port", () => {
  test("a second start on the same folder names the first one's address", async () => {
    await expect(start()).rejects.toThrow(`Wayline is already open at ${host.url}`);
  });

  test("the port is the same after a restart, and another when it is taken", async () => {
    const other = testPlaces();
    const first = await start(null, other.dataDir);
    const { port } = new URL(first.url);
    await first.close();
    const second = await start(null, other.dataDir);
    expect(new URL(second.url).port).toBe(port);
    expect(second.url).not.toBe(first.url);
    await second.close();

    const squatter = createServer();
    squatter.listen(Number(port), "127.0.0.1");
    await once(squatter, "listening");
    const third = await start(null, other.dataDir);
    expect(new URL(third.url).port).not.toBe(port);
    await third.close();
    expect(readFileSync(path.join(other.dataDir, "logs/host.log"), "utf8")).toContain(
      `Port ${port} is taken; taking another.`,
    );
    squatter.close();
    // Older mail leads to the first port, so that is preferred again.
    const fourth = await start(null, other.dataDir);
    expect(new URL(fourth.url).port).toBe(port);
    await fourth.close();
    rmSync(other.folder, { recursive: true });
  });

  test("a page that never answers does not keep the host from ending", async () => {
    const other = testPlaces();
    const stubborn = await start(0, other.dataDir);
    const { port, origin, pathname, search } = new URL(stubborn.url);
    const { headers } = await fetch(origin + pathname + search, { redirect: "manual" });
    const peer = connect(Number(port), "127.0.0.1");
    const lines = [
      "GET /engine HTTP/1.1",
      `Host: 127.0.0.1:${port}`,
      `Origin: ${origin}`,
      `Cookie: ${headers.get("set-cookie")?.split(";")[0]}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    ];
    peer.write(`${lines.join("\r\n")}\r\n\r\n`);
    const [answer] = (await once(peer, "data")) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 101 /);
    peer.on("error", () => {});
    await stubborn.close();
    peer.destroy();
    rmSync(other.folder, { recursive: true });
  });
});
