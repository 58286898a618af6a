import { rmSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { handleRequest } from "./requests.ts";
import { keptLog, startStandIn, testPlaces } from "./testing/parts.ts";

const places = testPlaces();
const engine = startStandIn(places, keptLog().log);
afterAll(async () => {
  await engine.stop();
  rmSync(places.folder, { recursive: true });
});

const ask = (path: string, init?: RequestInit) =>
  handleRequest(new Request(`http://127.0.0.1:7000${path}`, init), {
    root: places.renderer,
    engine: () => engine.client,
    trackingOrigin: () => null,
    refuse: () => new Response(null, { status: 401 }),
    log: () => {},
  });
const to = (url: string) => `/t/c/${Buffer.from(url).toString("base64url")}`;

describe("opens", () => {
  test("a good token gets an image of one pixel that any frame may show and nobody keeps", async () => {
    const response = await ask("/t/o/abc.gif");
    expect(response.headers.get("content-type")).toBe("image/gif");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 6).toString()).toBe("GIF89a");
    expect([bytes.readUInt16LE(6), bytes.readUInt16LE(8)]).toEqual([1, 1]);
  });
  test.each([
    "/t/o/forged.gif",
    "/t/o/abc",
    "/t/o/.gif",
    "/t/o/a%2fb.gif",
    "/t/x/abc",
    "/t/",
    "/t",
  ])("%s gets no image", async (path) => {
    const response = await ask(path);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).not.toContain("image");
  });
  test(`a token longer than any of ours does not reach the engine`, async () => {
    expect((await ask(`/t/o/${"a".repeat(501)}.gif`)).status).toBe(404);
  });
});

describe("clicks", () => {
  test.each([
    "https://example.org/a?b=c#d",
    "http://example.org/",
    "mailto:mara@example.org?subject=Hi",
    "tel:+431234567",
  ])("%s is followed", async (url) => {
    const response = await ask(to(url));
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe(url);
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  });
  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "http://",
    " ",
    "/relative",
  ])("%s is not", async (url) => {
    expect((await ask(to(url))).status).toBe(404);
  });
  test("a forged token leads nowhere, and asking with HEAD is no click", async () => {
    expect((await ask("/t/c/forged")).status).toBe(404);
    expect((await ask(to("https://example.org/"), { method: "HEAD" })).status).toBe(405);
  });
});

describe("unsubscribing", () => {
  const post = (path: string, body: string, type = "application/x-www-form-urlencoded") =>
    ask(path, { method: "POST", body, headers: { "content-type": type } });

  test("the page says who and which address, and asks; looking changes nothing", async () => {
    for (const _ of [1, 2]) {
      const response = await ask("/u/look");
      const text = await response.text();
      expect(text).toContain("<h1>Unsubscribe</h1>");
      expect(text).toContain("Juniper &lt;&amp;&gt; Oak");
      expect(text).toContain("mara@example.org");
      expect(text.match(/<button/g)).toHaveLength(1);
      expect(text).not.toContain("<script");
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toMatch(/^default-src 'none'; style-src 'nonce-[^']+'; form-action 'self'/);
    }
  });
  test("the button leads to the done page, which stays", async () => {
    const done = await (await post("/u/button", "")).text();
    expect(done).toContain("You are unsubscribed");
    expect(done).not.toContain("<form");
    expect(await (await ask("/u/button")).text()).toContain("You are unsubscribed");
  });
  test.each([
    ["List-Unsubscribe=One-Click", "application/x-www-form-urlencoded"],
    [
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--',
      "multipart/form-data; boundary=b",
    ],
  ])("a mail program's one click: %j", async (body, type) => {
    const path = `/u/${type.split("/")[0]}`;
    const response = await post(path, body, type);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("Unsubscribed\n");
    expect(await (await ask(path)).text()).toContain("You are unsubscribed");
  });
  test("a forged token is told nothing", async () => {
    for (const response of [
      await ask("/u/forged"),
      await post("/u/forged", ""),
      await post("/u/forged", "List-Unsubscribe=One-Click"),
    ]) {
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain("mara");
    }
  });
  test("too much text and other methods are refused", async () => {
    expect((await post("/u/abc", "x".repeat(5000))).status).toBe(413);
    expect((await ask("/u/abc", { method: "PUT", body: "" })).status).toBe(405);
    expect(await (await ask("/u/abc")).text()).toContain("<form");
  });
});
