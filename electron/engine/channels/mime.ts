import { createHash } from "node:crypto";
import { encode as encodeBase64, wrap as wrapBase64 } from "nodemailer/lib/base64";
import { foldLines } from "nodemailer/lib/mime-funcs";
import MimeNode from "nodemailer/lib/mime-node";
import { encode as encodeQuoted, wrap as wrapQuoted } from "nodemailer/lib/qp";
import type { OutgoingMail } from "../../../shared/channels/driver.ts";

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

type Leaf = { type: string; encoding: string; body: string };

function leafOf(type: string, content: string): Leaf {
  const encoding = String(new MimeNode(type).setContent(content).getTransferEncoding());
  const body =
    encoding === "quoted-printable"
      ? wrapQuoted(encodeQuoted(content), lineLength)
      : encoding === "base64"
        ? wrapBase64(encodeBase64(content), lineLength)
        : content;
  return { type, encoding, body };
}

/** Part of a secret-made id, so that no content can hold it; the same whenever the mail is made again. */
export const boundaryBase = (messageId: string): string =>
  createHash("sha1").update(messageId).digest("hex").slice(0, 16);

const partHead = ({ type, encoding }: Leaf) =>
  `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;

/** The finished MIME message. */
export function composeMime(mail: OutgoingMail): Buffer {
  const leaves: Leaf[] = [];
  if (mail.text) leaves.push(leafOf("text/plain; charset=utf-8", mail.text));
  if (mail.html) leaves.push(leafOf("text/html; charset=utf-8", mail.html));
  const [only] = leaves;
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
  if (leaves.length < 2) {
    const encoding = only ? `Content-Transfer-Encoding: ${only.encoding}\r\n` : "";
    const type = only?.type ?? "text/plain";
    return finished(
      `${head}${encoding}MIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n${only?.body ?? ""}`,
    );
  }
  const boundary = `--_NmP-${boundaryBase(mail.messageId)}-Part_1`;
  const parts = leaves.map((leaf) => `--${boundary}\r\n${partHead(leaf)}${leaf.body}`);
  return finished(
    `${head}MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary="${boundary}"\r\n\r\n${parts.join("\r\n")}\r\n--${boundary}--\r\n`,
  );
}

/** All is ASCII by now, but for addresses that only servers with SMTPUTF8 take; and ends with a line break. */
function finished(message: string): Buffer {
  const end = message.endsWith("\n") ? "" : message.endsWith("\r") ? "\n" : "\r\n";
  return Buffer.from(message + end, "utf8");
}
