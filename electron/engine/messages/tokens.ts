import { createHmac, timingSafeEqual } from "node:crypto";

export type TokenKind = "open" | "click" | "unsubscribe";
export type TokenTarget = { message: number; link: number };

const signatureLength = 22;

const sign = (secret: Buffer, kind: TokenKind, payload: string): string =>
  createHmac("sha256", secret)
    .update(`${kind}:${payload}`)
    .digest("base64url")
    .slice(0, signatureLength);

/** A token for one message and link, good for one kind of use only. Short, because it stands in every address. */
export function makeToken(secret: Buffer, kind: TokenKind, target: TokenTarget): string {
  const payload = `${target.message.toString(36)}.${target.link.toString(36)}`;
  return `${payload}.${sign(secret, kind, payload)}`;
}

/** Whom a token means, or null when it is not one of ours. */
export function readToken(secret: Buffer, kind: TokenKind, token: string): TokenTarget | null {
  const [message, link, signature, ...rest] = token.split(".");
  if (!message || !link || !signature || rest.length > 0) return null;
  const expected = Buffer.from(sign(secret, kind, `${message}.${link}`));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  return { message: Number.parseInt(message, 36), link: Number.parseInt(link, 36) };
}

const domainOf = (address: string) => /@([^@\s>]+)$/.exec(address)?.[1] ?? "wayline.local";

/** The same for every attempt of a message, so that a receiver can tell a repetition. */
export function messageIdOf(secret: Buffer, message: number, fromAddress: string): string {
  const mark = createHmac("sha256", secret).update(`id:${message}`).digest("hex").slice(0, 20);
  return `<${message.toString(36)}.${mark}@${domainOf(fromAddress)}>`;
}

/** The message a Message-ID stands for, or null for mail that is not ours. */
export function messageOf(secret: Buffer, messageId: string): number | null {
  const found = /^<?([0-9a-z]+)\.([0-9a-f]{20})@/.exec(messageId.trim());
  if (!found?.[1]) return null;
  const key = Number.parseInt(found[1], 36);
  return messageIdOf(secret, key, "").startsWith(`<${found[1]}.${found[2]}@`) ? key : null;
}
