import type { EngineClient } from "../../shared/contract/index.ts";
import { html, notAllowed, notice, plain } from "./notice.ts";

type Signed = { token: string; userAgent: string | null };
const maxBody = 4096;

/**
 * `/u/<token>`. A GET only shows the page, because mail scanners follow every link; it takes the button's POST, or the
 * mail program's own POST of RFC 8058, to opt out.
 */
export async function answerUnsubscribe(
  request: Request,
  signed: Signed,
  engine: EngineClient,
): Promise<Response> {
  if (request.method === "POST") {
    const body = await shortText(request);
    if (body === null) return plain(413, "Too much text.");
    const { found } = await engine.door.unsubscribe(signed);
    if (/List-Unsubscribe["=\s]+One-Click/i.test(body))
      return found ? plain(200, "Unsubscribed") : plain(404, "Not found");
  } else if (request.method !== "GET" && request.method !== "HEAD") {
    return notAllowed("GET, HEAD, POST");
  }
  const who = await engine.door.unsubscribePage(signed);
  if (!who) return unknownLink();
  return who.done ? done(who) : ask(who);
}

const ask = (who: { sender: string; address: string }): Response =>
  notice({
    status: 200,
    title: "Unsubscribe",
    body: html`<p><strong>${who.sender}</strong> sends email to <strong>${who.address}</strong>.</p>
      <p>If you unsubscribe, this address gets no more email from ${who.sender}.</p>
      <form method="post"><button type="submit">Unsubscribe</button></form>`,
  });

const done = (who: { sender: string; address: string }): Response =>
  notice({
    status: 200,
    title: "You are unsubscribed",
    body: html`<p role="status">
        <strong>${who.address}</strong> gets no more email from <strong>${who.sender}</strong>.
      </p>
      <p>You can close this page.</p>`,
  });

const unknownLink = (): Response =>
  notice({
    status: 404,
    title: "This link does not work",
    body: html`<p>
      It may have been cut off. Open it again from the email, or answer the email and ask to be
      unsubscribed.
    </p>`,
  });

/** The body as text, or null when it is longer than any unsubscribe form. */
async function shortText(request: Request): Promise<string | null> {
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBody) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
