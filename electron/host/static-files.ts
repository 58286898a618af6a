import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { commonHeaders, pagePolicy } from "./headers.ts";
import { notFound } from "./notice.ts";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Serves the built page from `root`. A path without a file extension is one of the page's own and gets `index.html`. */
export async function serveStatic(root: string, url: URL): Promise<Response> {
  const pathname = decoded(url.pathname);
  if (pathname === null) return notFound();
  if (!path.posix.extname(pathname)) return serveIndex(root, url);
  const file = path.join(root, pathname);
  const type = types[path.extname(file).toLowerCase()];
  if (!file.startsWith(root + path.sep) || !type) return notFound();
  if (file === path.join(root, "index.html")) return serveIndex(root, url);
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return notFound();
  const headers = new Headers({
    ...commonHeaders,
    "content-type": type,
    "cache-control": pathname.startsWith("/assets/")
      ? "private, max-age=31536000, immutable"
      : "no-cache",
  });
  // An SVG opened by itself is a document; it gets no rights either.
  if (type === types[".svg"])
    headers.set(
      "content-security-policy",
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    );
  return new Response(new Uint8Array(bytes), { headers });
}

/** The path as a file name would have it; null for one that no file of ours can have. */
function decoded(pathname: string): string | null {
  try {
    const text = decodeURIComponent(pathname);
    return /[\0\\]|(^|\/)\.\.(\/|$)/.test(text) ? null : text;
  } catch {
    return null;
  }
}

async function serveIndex(root: string, url: URL): Promise<Response> {
  const page = await readFile(path.join(root, "index.html"), "utf8").catch(() => null);
  if (page === null) return notFound();
  const nonce = randomBytes(16).toString("base64");
  return new Response(page.replaceAll("__CSP_NONCE__", nonce), {
    headers: {
      ...commonHeaders,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": pagePolicy(nonce, url),
      "cache-control": "no-store",
    },
  });
}
