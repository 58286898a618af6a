import { z } from "zod";
import { call } from "./base.ts";

const signed = z.object({ token: z.string().max(500), userAgent: z.string().max(500).nullish() });

/** What the hosts ask on behalf of mail readers and of the page's own frames and downloads. The page itself never calls these. */
export const door = {
  /** `/t/o/<token>.gif`: records an open; `found` false for a forged token, which leaves no row. */
  opened: call.input(signed).output(z.object({ found: z.boolean() })),
  /** `/t/c/<token>`: records a click and says where the link leads; null for a forged token. */
  clicked: call.input(signed).output(z.object({ url: z.string().nullable() })),
  /** `GET /u/<token>`: what the unsubscribe page says; null for a forged token. */
  unsubscribePage: call
    .input(signed)
    .output(z.object({ sender: z.string(), address: z.string(), done: z.boolean() }).nullable()),
  /** `POST /u/<token>`: from the page's button or the mail program's one-click header. */
  unsubscribe: call.input(signed).output(z.object({ found: z.boolean() })),
  /** `/pages/<id>`: the HTML of a mail or a preview, to be served locked down; null once it is gone. */
  page: call
    .input(z.object({ id: z.string().max(200) }))
    .output(z.object({ html: z.string() }).nullable()),
  /** `/media/<name>`: a picture of the project, for the page itself. */
  media: call
    .input(z.object({ name: z.string().max(200) }))
    .output(z.object({ path: z.string(), type: z.string() }).nullable()),
  /** `/downloads/<id>`: a file the engine wrote for the user. */
  download: call
    .input(z.object({ id: z.string().max(200) }))
    .output(z.object({ path: z.string(), fileName: z.string(), type: z.string() }).nullable()),
};
