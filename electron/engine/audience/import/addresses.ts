import { type ChannelType, familyOf } from "../../../../shared/domain/channel.ts";

const email =
  /^[^\s@"(),:;<>[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;
const plainEmail =
  /^[a-zA-Z0-9_+-]+(?:\.[a-zA-Z0-9_+-]+)*@(?:[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*\.)+[a-zA-Z]{2,}$/;

export const isEmail = (text: string): boolean =>
  text.length <= 254 &&
  (plainEmail.test(text) || (email.test(text) && !text.includes("..") && !/^\.|\.@/.test(text)));

const clean = /^\+[1-9]\d{6,14}$/;

/** The number as E.164, or null. A leading 0 names no country, so it can't be known. */
export function phoneNumber(text: string): string | null {
  if (clean.test(text)) return text;
  const digits = text.replaceAll(/[\s().\-/\u00a0\u2010-\u2015]/g, "").replace(/^00/, "+");
  const whole = digits.startsWith("+") ? digits : `+${digits}`;
  return clean.test(whole) ? whole : null;
}

export type AddressCheck = { address: string } | { reason: string };

/** The address as it is stored for this channel, or why it can't be one. */
export function checkAddress(channel: ChannelType, text: string): AddressCheck {
  const family = familyOf(channel);
  if (family === "email")
    return isEmail(text)
      ? { address: text }
      : { reason: `'${cut(text)}' is not an email address.` };
  if (family === "sms" || family === "voice") {
    const number = phoneNumber(text);
    if (number !== null) return { address: number };
    return {
      reason: /^\(?0[1-9(]/.test(text)
        ? `'${cut(text)}' has no country code. Write it like +43 664 1234567.`
        : `'${cut(text)}' is not a phone number.`,
    };
  }
  return { address: text };
}

/** A value as a message or a list of problems quotes it. */
export const cut = (value: string, to = 60): string =>
  value.length > to ? `${value.slice(0, to)}…` : value;
