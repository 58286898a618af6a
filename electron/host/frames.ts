import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import type { EngineClient } from "../../shared/contract/index.ts";
import { commonHeaders, mailPolicy } from "./headers.ts";
import { notFound } from "./notice.ts";

/** `GET /pages/<id>`: the HTML of a mail or a preview for a frame of the page, where nothing in it can run. */
export async function servePage(
  id: string,
  engine: EngineClient,
  trackingOrigin: string | null,
): Promise<Response> {
  const page = await engine.door.page({ id });
  if (!page) return notFound();
  return new Response(page.html, {
    headers: {
      ...commonHeaders,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": mailPolicy(trackingOrigin),
      "cache-control": "no-store",
      // Else the names of the servers that links lead to are asked for as soon as the mail is shown.
      "x-dns-prefetch-control": "off",
    },
  });
}

/** `GET /media/<name>`: a picture of the project for the page. Its name is made of its content, so it is kept for good. */
export async function serveMedia(name: string, engine: EngineClient): Promise<Response> {
  const picture = await engine.door.media({ name });
  const handle = picture && (await open(picture.path).catch(() => null));
  if (!picture || !handle) return notFound();
  const { size } = await handle.stat();
  return new Response(Readable.toWeb(createReadStream("", { fd: handle })) as ReadableStream, {
    headers: {
      ...commonHeaders,
      "content-type": picture.type,
      "content-length": String(size),
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, max-age=31536000, immutable",
    },
  });
}

/** `GET /downloads/<id>`: a file the engine wrote for the user, streamed and always saved rather than shown. */
export async function serveDownload(id: string, engine: EngineClient): Promise<Response> {
  const download = await engine.door.download({ id });
  const handle = download && (await open(download.path).catch(() => null));
  if (!download || !handle) return notFound();
  const { size } = await handle.stat();
  const body = createReadStream("", { fd: handle });
  return new Response(Readable.toWeb(body) as ReadableStream, {
    headers: {
      ...commonHeaders,
      "content-type": download.type,
      "content-length": String(size),
      "content-disposition": attachment(download.fileName),
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "no-store",
    },
  });
}

/** Any file name, for old and new readers of the header (RFC 6266). */
function attachment(fileName: string): string {
  const ascii = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const utf8 = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}
