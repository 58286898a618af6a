import type { Names } from "../activities/activity.ts";
import { durationWords } from "../activities/words.ts";

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `hiddenWait` → “Hidden wait”. */
export function fieldWords(key: string): string {
  const words = key
    .replaceAll(/([A-Z])/g, " $1")
    .toLowerCase()
    .replace(/ id$/, "");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const called: Record<string, keyof Names> = {
  segmentId: "segment",
  templateId: "template",
  journeyId: "journey",
  activity: "activity",
};

/** Settings that are lengths of time. */
const lengths = new Set(["duration", "timeout", "refresh", "reentryInterval"]);

function valueWords(key: string, value: unknown, names: Names): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (Array.isArray(value))
    return value.length === 0 ? "—" : value.map((one) => valueWords(key, one, names)).join(", ");
  if (typeof value === "string") {
    if (lengths.has(key) && /^P.*\d/.test(value)) return durationWords(value);
    const kind = called[key];
    return kind ? (names[kind](value) ?? "(deleted)") : value;
  }
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}

/** Settings as lines of words: what a person would compare. Lists of things are counted from 1. */
export function settingsWords(settings: unknown, names: Names): Map<string, string> {
  const lines = new Map<string, string>();
  const walk = (value: unknown, key: string, path: readonly string[]) => {
    if (Array.isArray(value) && value.some(isObject))
      for (const [index, one] of value.entries()) walk(one, key, [...path, String(index + 1)]);
    else if (isObject(value))
      for (const [inner, one] of Object.entries(value)) walk(one, inner, [...path, fieldWords(inner)]); // prettier-ignore
    else lines.set(path.join(" › "), valueWords(key, value, names));
  };
  walk(settings, "", []);
  return lines;
}
