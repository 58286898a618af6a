import type { EngineClient } from "../../shared/contract/index.ts";
import { type Refusal, refusalOf } from "./app-error.ts";
import { serveDownload, serveMedia, servePage } from "./frames.ts";
import { type Log, logBug } from "./log.ts";
import { failed, html, notAllowed, notFound, notice, plain } from "./notice.ts";
import { serveStatic } from "./static-files.ts";
import { answerTracking, isTracking } from "./tracking.ts";
import { receiveFile } from "./uploads.ts";

export type RequestDeps = {
  /** Folder of the built page. */
  root: string;
  /** Asked for at each request, because a restarted engine has another client. */
  engine: () => EngineClient;
  /** Where `/t/` of sent mail leads; null until the loopback server listens. */
  trackingOrigin: () => string | null;
  /** Null lets a private request through; otherwise what is answered instead. */
  refuse: (request: Request, url: URL) => Response | null;
  log: Log;
};

/** Everything the app serves, for the window's own scheme and for the loopback server alike. Never throws. */
export async function handleRequest(request: Request, deps: RequestDeps): Promise<Response> {
  const url = new URL(request.url);
  try {
    const response = isTracking(url)
      ? await answerTracking(request, url, deps.engine())
      : (deps.refuse(request, url) ?? (await answerPrivate(request, url, deps)));
    return request.method === "HEAD" ? withoutBody(response) : response;
  } catch (error) {
    const refused = refusalOf(error);
    if (refused) return isTracking(url) ? notNow() : refusedPage(refused);
    return failed(logBug(deps.log, `${request.method} ${shownPath(url)}`, error));
  }
}

/** Without its project open the engine knows no link of a mail; later it does. */
const notNow = (): Response => plain(503, "Not available at the moment. Try again later.");

const refusedPage = ({ code, message, cure }: Refusal): Response =>
  notice({
    status: code === "NOT_FOUND" ? 404 : 409,
    title: message,
    body: html`<p>${cure ?? ""}</p>`,
  });

async function answerPrivate(request: Request, url: URL, deps: RequestDeps): Promise<Response> {
  const [, area = "", id = "", ...rest] = url.pathname.split("/");
  if (area === "files" && !id) {
    return request.method === "POST"
      ? receiveFile(request, url, deps.engine(), deps.log)
      : notAllowed("POST");
  }
  if (request.method !== "GET" && request.method !== "HEAD") return notAllowed("GET, HEAD");
  if (area === "pages" || area === "media" || area === "downloads") {
    if (!/^[\w.:~-]{1,200}$/.test(decodedId(id)) || rest.length > 0) return notFound();
    if (area === "pages") return servePage(decodedId(id), deps.engine(), deps.trackingOrigin());
    return area === "media"
      ? serveMedia(decodedId(id), deps.engine())
      : serveDownload(decodedId(id), deps.engine());
  }
  if (area === "engine") return notFound();
  return serveStatic(deps.root, url);
}

function decodedId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return "";
  }
}

/** Tokens are rights; they stay out of the log. */
const shownPath = (url: URL): string =>
  isTracking(url) ? `${url.pathname.slice(0, 3)}…` : url.pathname;

async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, { status: response.status, headers: response.headers });
}
