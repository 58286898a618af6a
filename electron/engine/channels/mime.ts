import { createHash } from "node:crypto";
import { encode as encodeBase64, wrap as wrapBase64 } from "nodemailer/lib/base64";
import { foldLines } from "nodemailer/lib/mime-funcs";
import MimeNode from "nodemailer/lib/mime-node";
import { encode as encodeQuoted, wrap as wrapQuoted } from "nodemailer/lib/qp";
import type { InlinePicture, OutgoingMail } from "../../../shared/channels/driver.ts";

/*
 * The MIME message, byte for byte as nodemailer's MailComposer makes it, from the same encoders; but without its tree of
 * nodes and its streams, which cost more than everything else that happens to a mail. A test holds the two together.
 */
const lineLength = 76;
const headers = new MimeNode(false);

/** One header, encoded and folded; empty values leave it out. */
function header(key: string, value: unknown): string {
  const encoded: unknown = headers.encodeHeaderValue(key, value as string);
  return typeof encoded === "string" && encoded.trim()
    ? `${foldLines(`${key}: ${encoded}`, lineLength)}\r\n`
    : "";
}

type Leaf = { head: string; body: string };

function leafOf(type: string, content: string): Leaf {
  const encoding = String(new MimeNode(type).setContent(content).getTransferEncoding());
  const body =
    encoding === "quoted-printable"
      ? wrapQuoted(encodeQuoted(content), lineLength)
      : encoding === "base64"
        ? wrapBase64(encodeBase64(content), lineLength)
        : content;
  return { head: `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n`, body };
}

/** A picture goes to many recipients: it is encoded once, and forgotten with its bytes. */
const encoded = new WeakMap<Uint8Array, string>();

function leafOfPicture({ cid, fileName, type, content }: InlinePicture): Leaf {
  const body = encoded.get(content) ?? wrapBase64(encodeBase64(Buffer.from(content)));
  encoded.set(content, body);
  return {
    head: `Content-Type: ${type}; name=${fileName}\r\nContent-ID: <${cid}>\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: inline; filename=${fileName}\r\n`,
    body,
  };
}

/** Part of a secret-made id, so that no content can hold it; the same whenever the mail is made again. */
export const boundaryBase = (messageId: string): string =>
  createHash("sha1").update(messageId).digest("hex").slice(0, 16);

/** Parts one below the other. `number` is where nodemailer is in counting its nodes. */
function together(kind: string, number: number, mail: OutgoingMail, parts: readonly Leaf[]): Leaf {
  const boundary = `--_NmP-${boundaryBase(mail.messageId)}-Part_${number}`;
  const between = parts.map(({ head, body }) => `--${boundary}\r\n${head}\r\n${body}`);
  return {
    head: `Content-Type: multipart/${kind};\r\n boundary="${boundary}"\r\n`,
    body: `${between.join("\r\n")}\r\n--${boundary}--\r\n`,
  };
}

/** The HTML, and the pictures it shows beside it. */
function htmlOf(mail: OutgoingMail, number: number): Leaf {
  const html = leafOf("text/html; charset=utf-8", mail.html);
  if (!mail.pictures?.length) return html;
  const parts = [html, ...mail.pictures.map(leafOfPicture)];
  return together('related; type="text/html"', number, mail, parts);
}

function bodyOf(mail: OutgoingMail): Leaf | null {
  const text = mail.text ? leafOf("text/plain; charset=utf-8", mail.text) : null;
  // The text is the second node, behind the one that holds both.
  if (text && mail.html) return together("alternative", 1, mail, [text, htmlOf(mail, 3)]);
  return text ?? (mail.html ? htmlOf(mail, 1) : null);
}

/** The finished MIME message. */
export function composeMime(mail: OutgoingMail): Buffer {
  const custom = Object.entries(mail.headers).map(([key, value]) => header(key, value));
  const head = [
    ...custom,
    header("From", { ...mail.from }),
    header("To", { name: "", address: mail.to }),
    mail.replyTo ? header("Reply-To", mail.replyTo) : "",
    mail.subject ? header("Subject", mail.subject) : "",
    header("Message-ID", mail.messageId),
    header("Date", new Date(mail.date)),
  ].join("");
  const body = bodyOf(mail) ?? { head: "Content-Type: text/plain\r\n", body: "" };
  // A single part names its encoding before the version, as nodemailer has it.
  const [, type = body.head, encoding = ""] =
    /^(Content-Type: text\/.*\r\n)(Content-Transfer-Encoding: .*\r\n)$/.exec(body.head) ?? [];
  return finished(`${head}${encoding}MIME-Version: 1.0\r\n${type}\r\n${body.body}`);
}

/** All is ASCII by now, but for addresses that only servers with SMTPUTF8 take; and ends with a line break. */
function finished(message: string): Buffer {
  const end = message.endsWith("\n") ? "" : message.endsWith("\r") ? "\n" : "\r\n";
  return Buffer.from(message + end, "utf8");
}
