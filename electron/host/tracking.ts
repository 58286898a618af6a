import type { EngineClient } from "../../shared/contract/index.ts";
import { commonHeaders } from "./headers.ts";
import { notAllowed, plain } from "./notice.ts";
import { answerUnsubscribe } from "./unsubscribe.ts";

/** Where a link of ours may lead; anything else in a mail was not a link when it was written. */
const targets = /^(https?|mailto|tel):/i;
const pixel = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
const token = "([A-Za-z0-9_.~-]{1,500})";
const openPath = new RegExp(`^/t/o/${token}\\.gif$`);
const clickPath = new RegExp(`^/t/c/${token}$`);
const unsubscribePath = new RegExp(`^/u/${token}$`);

/** The addresses that anyone may call: what mail readers open. */
export const isTracking = (url: URL): boolean => /^\/[tu](\/|$)/.test(url.pathname);

/** Answers `/t/…` and `/u/…`. The token is all the right there is: a forged one changes nothing and learns nothing. */
export async function answerTracking(
  request: Request,
  url: URL,
  engine: EngineClient,
): Promise<Response> {
  const userAgent = request.headers.get("user-agent")?.slice(0, 500) ?? null;
  const unsubscribed = unsubscribePath.exec(url.pathname)?.[1];
  if (unsubscribed) return answerUnsubscribe(request, { token: unsubscribed, userAgent }, engine);
  // Link checkers ask with HEAD; that nobody has clicked then is the point.
  if (request.method !== "GET") return notAllowed("GET");
  const opened = openPath.exec(url.pathname)?.[1];
  if (opened) {
    const { found } = await engine.door.opened({ token: opened, userAgent });
    return found ? image() : gone();
  }
  const clicked = clickPath.exec(url.pathname)?.[1];
  if (!clicked) return gone();
  const { url: target } = await engine.door.clicked({ token: clicked, userAgent });
  return target && targets.test(target) && URL.canParse(target) ? redirect(target) : gone();
}

const gone = (): Response => plain(404, "Not found");

const image = (): Response =>
  new Response(new Uint8Array(pixel), {
    headers: {
      ...commonHeaders,
      // Mail is shown in a frame without an origin; the image may be put into any page.
      "cross-origin-resource-policy": "cross-origin",
      "content-type": "image/gif",
      "cache-control": "no-store",
    },
  });

function redirect(target: string): Response {
  const { href } = new URL(target);
  return new Response(null, {
    status: 302,
    headers: { ...commonHeaders, location: href, "cache-control": "no-store" },
  });
}
