import { channelsOf, type ChannelType } from "../domain/channel.ts";
import type { SendingFamily } from "./driver.ts";

/** What all parts of the product know of a family of channels, whichever driver carries it. */
export type ChannelDescriptor = {
  family: SendingFamily;
  /** What its addresses are called, one and many. */
  address: { one: string; many: string };
  /** Channels whose addresses it writes to. A custom channel may be given others besides. */
  channels: ChannelType[];
  /** Null for an address that may be used, else what is wrong with it. */
  checkAddress(address: string, channel?: ChannelType): string | null;
  /** An address to try things with: nothing has to exist behind it in the sandbox. */
  example: string;
};

// Neither a list nor a name with an address: a mail program would read several recipients from it.
const email = /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@<>"(),:;[\]\\.]+$/;
const e164 = /^\+[1-9]\d{6,14}$/;

const checkNumber = (address: string): string | null =>
  e164.test(address)
    ? null
    : `“${address}” is not a phone number in E.164 form, such as +14255550142.`;

/** APNs takes hexadecimal tokens only; those of the other services are opaque. */
function checkToken(token: string, channel: ChannelType = "GCM"): string | null {
  if (!token || /\s/.test(token)) return "A device token holds no spaces.";
  if (channel.startsWith("APNS") && !/^(?:[0-9a-fA-F]{2}){32,100}$/.test(token))
    return "A device token of Apple’s service has at least 64 hexadecimal digits.";
  return null;
}

export const descriptors: Record<SendingFamily, ChannelDescriptor> = {
  email: {
    family: "email",
    address: { one: "address", many: "addresses" },
    channels: channelsOf("email"),
    checkAddress: (address) =>
      email.test(address) ? null : `“${address}” is not an email address.`,
    example: "test@sandbox.wayline.local",
  },
  sms: {
    family: "sms",
    address: { one: "phone number", many: "phone numbers" },
    channels: channelsOf("sms"),
    checkAddress: checkNumber,
    example: "+14255550142",
  },
  push: {
    family: "push",
    address: { one: "device token", many: "device tokens" },
    channels: channelsOf("push"),
    checkAddress: checkToken,
    example: "sandbox-device",
  },
  voice: {
    family: "voice",
    address: { one: "phone number", many: "phone numbers" },
    channels: channelsOf("voice"),
    checkAddress: checkNumber,
    example: "+14255550142",
  },
  custom: {
    family: "custom",
    address: { one: "address", many: "addresses" },
    channels: channelsOf("custom"),
    checkAddress: (address) => (address.trim() ? null : "An address can’t be empty."),
    example: "sandbox",
  },
};

export const sendingFamilies = Object.keys(descriptors) as SendingFamily[];
