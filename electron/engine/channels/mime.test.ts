import fc from "fast-check";
import { simpleParser } from "mailparser";
import MailComposer from "nodemailer/lib/mail-composer";
import { expect, it } from "vitest";
import type { OutgoingMail } from "../../../shared/channels/driver.ts";
import { boundaryBase, composeMime } from "./mime.ts";

const composed = (mail: OutgoingMail): Promise<Buffer> =>
  new MailComposer({
    from: { ...mail.from },
    to: { name: "", address: mail.to },
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    subject: mail.subject,
    ...(mail.text ? { text: mail.text } : {}),
    ...(mail.html ? { html: mail.html } : {}),
    messageId: mail.messageId,
    date: new Date(mail.date),
    headers: mail.headers,
    attachments: (mail.pictures ?? []).map(({ cid, fileName, type, content }) => ({
      cid,
      filename: fileName,
      contentType: type,
      content: Buffer.from(content),
    })),
    baseBoundary: boundaryBase(mail.messageId),
  })
    .compile()
    .build();

const plain: OutgoingMail = {
  from: { name: "Juniper & Oak", address: "hello@juniperoak.example" },
  to: "ann@example.com",
  replyTo: "desk@juniperoak.example",
  subject: "The new roast",
  html: "<p>Hello</p>",
  text: "Hello",
  messageId: "<7.abc@juniperoak.example>",
  date: Date.parse("2026-11-17T08:00:00Z"),
  headers: {
    "List-Unsubscribe": `<https://t.example/u/${"x".repeat(120)}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  },
};

const hostile: [string, Partial<OutgoingMail>][] = [
  ["plain words", {}],
  ["line breaks in a name", { from: { name: "A\r\nBcc: x@y.example", address: "a@b.example" } }],
  ["line breaks in a subject", { subject: "Hi\r\nBcc: eve@evil.example\r\n\r\n<script>" }],
  ["line breaks in an address", { to: "a@b.example\r\nBcc: eve@evil.example" }],
  ["line breaks in a header", { headers: { "List-Unsubscribe": "<a>\r\nBcc: x@y.example" } }],
  ["quotes and commas in a name", { from: { name: 'O"Hara, Ann \\', address: "a@b.example" } }],
  [
    "emoji everywhere",
    { subject: "☕️ 👩‍👩‍👧 fresh".repeat(9), text: "☕️".repeat(200), html: "<p>👩‍👩‍👧</p>" },
  ],
  [
    "another script",
    { subject: "日本語の件名".repeat(12), text: "日本語の本文です。\n".repeat(30) },
  ],
  ["an address in another script", { to: "jõgi@jõgeva.example" }],
  ["dots at line starts", { text: ".\r\n..\r\n.hidden\n.\n", html: "<p>\n.\n..x\n</p>" }],
  ["a long line", { html: `<p>${"word ".repeat(3000)}</p>`, text: "x".repeat(2000) }],
  [
    "ends of lines of all sorts",
    { text: "a\rb\nc\r\nd  \r\ne\t\n f", html: "<p>a  \r\nb\t\r</p>" },
  ],
  ["equals signs at the margin", { html: `${"=".repeat(400)}é${"=é".repeat(90)}` }],
  ["control characters", { subject: "a\u0000b\u0007c", text: "a\u0000b" }],
  ["only text", { html: "" }],
  ["only HTML", { text: "" }],
  ["nothing at all", { html: "", text: "", subject: "" }],
  ["no reply address", { replyTo: null }],
  ["several reply addresses", { replyTo: 'Ann "A" <a@b.example>, c@d.example' }],
];

it.each(hostile)("is what nodemailer's composer makes: %s", async (_name, change) => {
  const mail = { ...plain, ...change };
  expect(composeMime(mail).toString()).toBe((await composed(mail)).toString());
});

it("says the same as nodemailer's composer whatever stands in it", async () => {
  const text = fc.string({ unit: "grapheme", maxLength: 400 });
  const piece = fc.oneof(
    text,
    fc.constantFrom("\r\n", "\n.", "\r", "=\r\n", " \n", "é".repeat(80)),
  );
  const body = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
  await fc.assert(
    fc.asyncProperty(text, text, body, body, async (name, subject, html, words) => {
      const mail = { ...plain, from: { ...plain.from, name }, subject, html, text: words };
      const source = composeMime(mail);
      expect(source.toString()).toBe((await composed(mail)).toString());
      const read = await simpleParser(source);
      expect(read.to).toMatchObject({ value: [{ address: plain.to }] });
      expect(read.bcc).toBeUndefined();
    }),
    { numRuns: 200, seed: 7 },
  );
});

const picture = (bytes: number, ending = "png") => ({
  cid: `${"3f".repeat(16)}.${ending}@wayline`,
  fileName: `${"3f".repeat(16)}.${ending}`,
  type: `image/${ending}`,
  content: Uint8Array.from({ length: bytes }, (_, at) => (at * 7) % 256),
});

it.each([
  ["one beside text and HTML", {}, [picture(1000)]],
  ["several", {}, [picture(1), picture(57, "gif"), picture(5000, "webp")]],
  ["without a text", { text: "" }, [picture(100, "jpeg")]],
  ["with words that need encoding", { html: "<p>日本語</p>", text: "日本語" }, [picture(58)]],
] as const)(
  "pictures are as nodemailer's composer puts them: %s",
  async (_name, change, pictures) => {
    const mail = { ...plain, ...change, pictures };
    const source = composeMime(mail);
    expect(source.toString()).toBe((await composed(mail)).toString());
    const read = await simpleParser(source);
    expect(read.attachments.map(({ content }) => content)).toEqual(
      pictures.map(({ content }) => Buffer.from(content)),
    );
  },
);

it("makes the same message again", () => {
  expect(composeMime(plain)).toEqual(composeMime({ ...plain }));
});
