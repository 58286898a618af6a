import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { EngineThread } from "./engine-thread.ts";
import { handleRequest, type RequestDeps } from "./requests.ts";
import { keptLog, startStandIn, testPlaces } from "./testing/parts.ts";

const places = testPlaces();
const { lines, log } = keptLog();
let engine: EngineThread;
let deps: RequestDeps;
beforeAll(() => {
  engine = startStandIn(places, log);
});
beforeEach(() => {
  deps = {
    root: places.renderer,
    engine: () => engine.client,
    trackingOrigin: () => "http://127.0.0.1:7001",
    refuse: () => null,
    log,
  };
});
afterAll(async () => {
  await engine.stop();
  rmSync(places.folder, { recursive: true });
});

const origin = "http://127.0.0.1:7000";
const ask = (target: string, init?: RequestInit) =>
  handleRequest(new Request(target.startsWith("/") ? origin + target : target, init), deps);
const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";

describe("the page", () => {
  test.each(["/", "/index.html", "/audience", "/campaigns/abc/report", "/anything/at/all?q=1.2"])(
    "%s is the page with a fresh nonce and a strict policy",
    async (target) => {
      const first = await ask(target);
      const second = await ask(target);
      expect(first.status).toBe(200);
      const text = await first.text();
      const nonce = /nonce="([^"]+)"/.exec(text)?.[1] ?? "";
      expect(nonce.length).toBeGreaterThan(20);
      expect(await second.text()).not.toContain(nonce);
      const policy = policyOf(first);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(policy).toContain("connect-src 'self' ws://127.0.0.1:7000;");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("unsafe");
      expect(first.headers.get("x-content-type-options")).toBe("nosniff");
      expect(first.headers.get("referrer-policy")).toBe("no-referrer");
      expect(first.headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(first.headers.get("cache-control")).toBe("no-store");
    },
  );

  test("the window's own scheme gets the same page", async () => {
    const response = await ask("app://wayline/segments");
    expect(response.status).toBe(200);
    expect(policyOf(response)).toContain("connect-src 'self';");
  });

  test.each([
    ["a-1.js", "text/javascript; charset=utf-8"],
    ["a-1.css", "text/css; charset=utf-8"],
    ["a-1.js.map", "application/json; charset=utf-8"],
    ["f.woff2", "font/woff2"],
    ["i.svg", "image/svg+xml"],
    ["i.png", "image/png"],
    ["d.json", "application/json; charset=utf-8"],
  ])("/assets/%s is %s and kept for long", async (name, type) => {
    const response = await ask(`/assets/${name}`);
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(await response.text()).toBe(name);
  });

  test.each([
    "/../secret.json",
    "/..%2fsecret.json",
    "/%2e%2e/%2e%2e/secret.json",
    "/assets/..%2f..%2f..%2fsecret.json",
    "/..%5c..%5csecret.json",
    "/assets/..\\..\\..\\secret.json",
    "//../../secret.json",
    "/..%2fmain.js",
    "/..%00.js",
    "/%c0%ae%c0%ae/secret.json",
    "/%zz.js",
    "/assets/missing.js",
    "/assets/no.exe",
    "/engine",
    "app://wayline/..%2f..%2fsecret.json",
  ])("%s is not there", async (target) => {
    const response = await ask(target);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain("secret");
  });

  test("HEAD has the headers and no body; other methods are refused", async () => {
    const head = await ask("/", { method: "HEAD" });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe("");
    expect((await ask("/", { method: "POST" })).status).toBe(405);
    expect((await ask("/pages/a", { method: "DELETE" })).status).toBe(405);
    expect((await ask("/files?name=a.csv")).status).toBe(405);
  });
});

describe("who may ask", () => {
  test.each([
    "/",
    "/pages/a",
    "/media/a",
    "/downloads/a",
    "/assets/a-1.js",
    "/nothing",
    "/tea",
    "/us",
  ])("%s is private", async (target) => {
    deps.refuse = () => new Response("no", { status: 401 });
    expect((await ask(target)).status).toBe(401);
  });
  test.each(["/t/o/abc.gif", "/u/abc"])("%s is public", async (target) => {
    deps.refuse = () => new Response("no", { status: 401 });
    expect((await ask(target)).status).toBe(200);
  });
});

describe("uploads", () => {
  const upload = (name: string, body: RequestInit["body"] = "a;b\n1;2\n") =>
    ask(`/files?name=${encodeURIComponent(name)}`, { method: "POST", body, duplex: "half" });
  const written = (name: string) => path.join(places.dataDir, name);

  test("a file is streamed to where the engine says", async () => {
    const response = await upload("people.csv");
    expect(await response.json()).toEqual({ file: "people.csv" });
    expect(readFileSync(written("people.csv"), "utf8")).toBe("a;b\n1;2\n");
  });

  test.each(["../../evil.csv", "..\\..\\evil.csv", "C:\\x\\evil.csv", "/etc/evil.csv"])(
    "%s keeps only its last part",
    async (name) => {
      rmSync(written("evil.csv"), { force: true });
      expect(await (await upload(name)).json()).toEqual({ file: "evil.csv" });
      expect(existsSync(written("evil.csv"))).toBe(true);
    },
  );

  test.each([
    ["", 400, "BAD_INPUT"],
    ["no-project.csv", 409, "NO_PROJECT"],
    ["nowhere.csv", 500, "INTERNAL"],
    ["x".repeat(100) + "\u0000", 200, undefined],
  ])("the name %j answers %i", async (name, status, code) => {
    const response = await upload(name);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject(code ? { code } : {});
  });

  test("a broken upload leaves nothing behind and says so", async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        if (sent > 3) controller.error(new DOMException("gone", "AbortError"));
        else controller.enqueue(new Uint8Array(1000));
      },
    });
    const response = await upload("broken.csv", body);
    expect(await response.json()).toEqual({
      code: "BAD_INPUT",
      message: "The upload was broken off.",
    });
    expect(existsSync(written("broken.csv"))).toBe(false);
  });

  test("a full disk is named and leaves nothing behind", async () => {
    const body = new ReadableStream({
      pull: (controller) => {
        controller.enqueue(new Uint8Array(10));
        controller.error(Object.assign(new Error("write"), { code: "ENOSPC" }));
      },
    });
    const response = await upload("full.csv", body);
    expect(response.status).toBe(507);
    expect(await response.json()).toMatchObject({ code: "DISK_FULL" });
    expect(existsSync(written("full.csv"))).toBe(false);
  });

  test("a file that is there already stays as it is", async () => {
    const response = await upload("taken.csv");
    expect(response.status).toBe(500);
    expect(readFileSync(written("taken.csv"), "utf8")).toBe("mine");
  });
});

describe("frames and downloads", () => {
  test("the HTML of a mail is locked down", async () => {
    const response = await ask("/pages/mail:1");
    expect(await response.text()).toContain("<p>Hello</p>");
    expect(policyOf(response)).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data: http://127.0.0.1:7001/t/; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
    );
  });

  test("a picture is shown by itself, and kept for good", async () => {
    const response = await ask("/media/cup.png");
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(policyOf(response)).toBe("default-src 'none'; sandbox");
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(await response.text()).toBe("a,b\n1,2\n");
  });

  test("a file is streamed under its name and always saved", async () => {
    const response = await ask("/downloads/rejects");
    expect(await response.text()).toBe("a,b\n1,2\n");
    expect(response.headers.get("content-length")).toBe("8");
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="Kund_innen _ K_ln.csv"; filename*=UTF-8''Kund%22innen%20%E2%80%93%20K%C3%B6ln.csv`,
    );
    const head = await ask("/downloads/rejects", { method: "HEAD" });
    expect(head.status).toBe(200);
  });

  test.each([
    "/pages/gone",
    "/downloads/gone",
    "/media/gone",
    "/media/a/b",
    "/pages/",
    "/pages/a/b",
    "/pages/%00",
    "/pages/%zz",
  ])("%s is not there", async (target) => {
    expect((await ask(target)).status).toBe(404);
  });

  test("what the engine refuses is said in its words, and is no bug", async () => {
    const before = lines.length;
    const page = await ask("/pages/closed");
    expect(page.status).toBe(409);
    expect(await page.text()).toContain("Open a project first.");
    expect((await ask("/t/o/closed.gif")).status).toBe(503);
    expect(lines).toHaveLength(before);
  });

  test("a bug shows a reference that is also in the log, and nothing else", async () => {
    const response = await ask("/pages/broken");
    expect(response.status).toBe(500);
    const text = await response.text();
    const reference = /Reference <strong>([0-9a-f]{8})/.exec(text)?.[1] ?? "none";
    expect(lines.join()).toContain(reference);
    expect(text).not.toMatch(/secret of the engine|\.ts:|at /);
  });
});
