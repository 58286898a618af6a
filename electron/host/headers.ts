/** What every private answer carries. */
export const commonHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
} as const;

/** The page: only its own code runs. `nonce` is for the style elements its UI kit writes. */
export const pagePolicy = (nonce: string, url: URL): string =>
  policy({
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": `'self' 'nonce-${nonce}'`,
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    // Not every browser takes 'self' to cover the WebSocket of the same address.
    "connect-src": url.protocol === "http:" ? `'self' ws://${url.host}` : "'self'",
    "frame-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
  });

/** Somebody else's HTML: no script, no forms, no fonts, images only from the mail itself or our own tracking address. */
export const mailPolicy = (trackingOrigin: string | null): string =>
  policy({
    "default-src": "'none'",
    "style-src": "'unsafe-inline'",
    "img-src": trackingOrigin ? `data: ${trackingOrigin}/t/` : "data:",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'self'",
    sandbox: "allow-popups allow-popups-to-escape-sandbox",
  });

/** Small pages of our own without script: the unsubscribe page, refusals. */
export const noticePolicy = (nonce: string): string =>
  policy({
    "default-src": "'none'",
    "style-src": `'nonce-${nonce}'`,
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
  });

const policy = (directives: Record<string, string>): string =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
