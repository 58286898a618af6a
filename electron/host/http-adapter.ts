import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";

/** A web Request of a Node one; null when it is not one that a browser sends. Its signal aborts with the connection. */
export function toRequest(from: IncomingMessage, to: ServerResponse): Request | null {
  const { method = "GET", url = "" } = from;
  if (!url.startsWith("/")) return null;
  const abort = new AbortController();
  to.once("close", () => {
    if (!to.writableFinished) abort.abort();
  });
  const headers = new Headers();
  for (const [name, values] of Object.entries(from.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  const hasBody = method !== "GET" && method !== "HEAD";
  try {
    return new Request(`http://${from.headers.host ?? ""}${url}`, {
      method,
      headers,
      signal: abort.signal,
      ...(hasBody ? { body: Readable.toWeb(from) as never, duplex: "half" } : {}),
    });
  } catch {
    return null;
  }
}

/** Writes the answer; a body that breaks off breaks the connection, so that nobody takes half a file for a whole one. */
export async function send(response: Response, from: IncomingMessage, to: ServerResponse) {
  // What was not read of a body would be taken for the next request.
  if (!from.complete) to.setHeader("connection", "close");
  to.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) {
    to.end();
    return;
  }
  try {
    await pipeline(Readable.fromWeb(response.body as ReadableStream), to);
  } catch {
    to.destroy();
  }
}
