import { reasonTexts } from "../../../../../shared/domain/message.ts";

const entryReasons: Record<string, string> = {
  reentryCap: "Entry limit",
  reentryInterval: "Entered too recently",
  active: "Already in the journey",
  missingZone: "No time zone",
  gone: "Erased before entering",
};

/** Why a message was not sent or somebody could not enter, as people read it. */
export function reasonWords(reason: string): string {
  if (Object.hasOwn(reasonTexts, reason)) return reasonTexts[reason as keyof typeof reasonTexts];
  const known = entryReasons[reason];
  if (known !== undefined) return known;
  const words = reason
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The larger first. */
export const byCount = (counts: Record<string, number>): [string, number][] =>
  Object.entries(counts).toSorted(([, one], [, other]) => other - one);
