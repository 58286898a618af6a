import { ChannelType, familyNames, familyOf } from "../../shared/domain/channel.ts";
import type { CriterionField } from "../../shared/domain/segment.ts";
import { fold } from "../../shared/domain/segment-text.ts";

const serviceNames: Partial<Record<ChannelType, string>> = {
  PUSH: "Push, any service",
  GCM: "Push, Firebase",
  APNS: "Push, Apple",
  APNS_SANDBOX: "Push, Apple sandbox",
  APNS_VOIP: "Push, Apple VoIP",
  APNS_VOIP_SANDBOX: "Push, Apple VoIP sandbox",
  ADM: "Push, Amazon",
  BAIDU: "Push, Baidu",
};

/** A value as it is shown: channels by their name, everything else as it is. */
export function valueText(field: CriterionField, value: string): string {
  const channel = field.kind === "channel" ? ChannelType.safeParse(value.toUpperCase()) : null;
  if (!channel?.success) return value;
  return serviceNames[channel.data] ?? familyNames[familyOf(channel.data)];
}

/** What was typed as a value: any text, but only a channel that exists. */
export function typedValue(field: CriterionField, text: string): string | null {
  const typed = text.trim();
  if (typed === "") return null;
  if (field.kind !== "channel") return typed;
  const wanted = fold(typed);
  const channels = ChannelType.options;
  return (
    channels.find((one) => fold(one) === wanted || fold(valueText(field, one)) === wanted) ??
    channels.find((one) => fold(valueText(field, one)).startsWith(wanted)) ??
    null
  );
}

/** A pasted list is one value per line, tab or semicolon. */
export const pastedValues = (text: string): string[] =>
  text
    .split(/[\n\r\t;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** The values with others after them, each once. */
export const joinedValues = (values: readonly string[], more: readonly string[]): string[] => [
  ...new Set([...values, ...more]),
];
