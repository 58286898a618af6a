import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { commonHeaders } from "./headers.ts";
import { html, notice } from "./notice.ts";

/**
 * Who may use the browser host: whoever opened the address it printed. The token of that address is exchanged for a
 * cookie at once, so that it does not stay in the address bar. Both are new at each start.
 */
export class Access {
  readonly token = randomBytes(32).toString("base64url");
  readonly #session = randomBytes(32).toString("base64url");

  /** Null when the request may pass; otherwise the redirect or the refusal to answer with. */
  refuse(request: Request, url: URL): Response | null {
    const token = url.searchParams.get("token");
    if (token !== null && url.pathname === "/") return this.#signIn(token, url);
    const safe = request.method === "GET" || request.method === "HEAD";
    if (!safe && request.headers.get("origin") !== url.origin) return foreign();
    if (this.#hasSession(request.headers.get("cookie"), url.port)) return null;
    // A strict cookie does not come along on a visit that another site started; from here it does.
    if (request.headers.get("sec-fetch-site") === "cross-site" && safe) return again();
    return unknown();
  }

  /** Whether a WebSocket may be opened: by a page of ours, with the cookie. */
  allowsSocket(headers: IncomingHttpHeaders): boolean {
    const host = headers.host ?? "";
    return (
      headers.origin === `http://${host}` &&
      this.#hasSession(headers.cookie ?? null, host.split(":").at(-1) ?? "")
    );
  }

  #signIn(token: string, url: URL): Response {
    if (!same(token, this.token)) return unknown();
    return new Response(null, {
      status: 303,
      headers: {
        ...commonHeaders,
        location: "/",
        "set-cookie": `${cookieName(url.port)}=${this.#session}; Path=/; HttpOnly; SameSite=Strict`,
        "cache-control": "no-store",
      },
    });
  }

  #hasSession(cookies: string | null, port: string): boolean {
    const name = cookieName(port);
    return (cookies ?? "").split(/;\s*/).some((cookie) => {
      const [key, value = ""] = cookie.split("=", 2);
      return key === name && same(value, this.#session);
    });
  }
}

/** Cookies are shared by all ports of a computer, so the name tells two running hosts apart. */
const cookieName = (port: string): string => `wayline-${port}`;

const digest = (text: string) => createHash("sha256").update(text).digest();
const same = (given: string, wanted: string): boolean =>
  timingSafeEqual(digest(given), digest(wanted));

const unknown = (): Response =>
  notice({
    status: 401,
    title: "Not signed in",
    body: html`<p>
      Open the address that Wayline printed. It is a new one each time Wayline starts.
    </p>`,
  });

const foreign = (): Response =>
  notice({
    status: 403,
    title: "Refused",
    body: html`<p>
      This request did not come from Wayline. Open the address that Wayline printed.
    </p>`,
  });

const again = (): Response =>
  notice({
    status: 200,
    title: "Opening Wayline",
    head: html`<meta http-equiv="refresh" content="0" />`,
    body: html`<p><a href="/">Continue</a></p>`,
  });
