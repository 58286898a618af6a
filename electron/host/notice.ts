import { randomBytes } from "node:crypto";
import { commonHeaders, noticePolicy } from "./headers.ts";

/** HTML that is safe to put on a page: made only by the `html` tag. */
class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
export type { Html };

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (value: Html | string): string =>
  value instanceof Html
    ? value.text
    : value.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);

/** Builds HTML; every inserted text is escaped. */
export const html = (parts: TemplateStringsArray, ...values: (Html | string)[]): Html =>
  new Html(
    parts.reduce((text, part, index) => `${text}${escaped(values[index - 1] ?? "")}${part}`),
  );

const style = `
:root{color-scheme:light dark;--app:#f4f5f7;--surface:#fff;--border:#e0e4e9;--text:#171b21;--text-2:#464f5c;--accent:#2456e6;--accent-hover:#1b45c4;--focus:#2456e6}
@media (prefers-color-scheme:dark){:root{--app:#0f1217;--surface:#171b22;--border:#2a313b;--text:#edf0f4;--text-2:#b7c0cb;--accent:#3a66ee;--accent-hover:#3159db;--focus:#7c9dff}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--app);color:var(--text);font:16px/1.5 Inter,system-ui,sans-serif}
main{width:100%;max-width:460px;background:var(--surface);border:1px solid var(--border);border-radius:12px;padding:32px}
h1{margin:0 0 12px;font-size:22px;line-height:1.3;font-weight:650}
p{margin:0 0 12px;color:var(--text-2);overflow-wrap:anywhere}
p:last-child{margin-bottom:0}
strong{color:var(--text);font-weight:600}
form{margin:20px 0 0}
button{font:inherit;font-weight:600;color:#fff;background:var(--accent);border:0;border-radius:7px;padding:10px 20px;min-height:44px;cursor:pointer}
button:hover{background:var(--accent-hover)}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
@media (prefers-contrast:more){main{border-color:currentColor}p{color:var(--text)}}
@media (forced-colors:active){button{border:1px solid ButtonText}}
`;

type Notice = {
  status: number;
  title: string;
  body: Html;
  headers?: Record<string, string>;
  head?: Html;
};

/** A whole page of our own without script, readable in light and dark, with any text size. */
export function notice({ status, title, body, headers, head }: Notice): Response {
  const nonce = randomBytes(16).toString("base64");
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${head ?? ""}
        <style nonce="${nonce}">
          ${new Html(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `;
  return new Response(page.text, {
    status,
    headers: {
      ...commonHeaders,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": noticePolicy(nonce),
      "cache-control": "no-store",
      ...headers,
    },
  });
}

export const notFound = (): Response =>
  notice({
    status: 404,
    title: "Not found",
    body: html`<p>There is nothing at this address.</p>`,
  });

export const notAllowed = (allow: string): Response =>
  notice({
    status: 405,
    title: "Not possible",
    body: html`<p>This address cannot be used that way.</p>`,
    headers: { allow },
  });

/** A bug: the user sees a reference, the log has the rest. */
export const failed = (reference: string): Response =>
  notice({
    status: 500,
    title: "Something went wrong",
    body: html`<p>
      Wayline could not answer. Reference <strong>${reference}</strong>; the log says more.
    </p>`,
  });

/** Bare words for machines: mail programs, scripts. */
export const plain = (status: number, text: string): Response =>
  new Response(`${text}\n`, {
    status,
    headers: {
      ...commonHeaders,
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
    },
  });
