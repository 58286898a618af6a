import { isSame } from "../journey/same.ts";

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * What was changed between two writings of ours, put into the original: fields that we do not know, and the way others
 * are written, stay as they were.
 */
export function changedIn(original: unknown, before: unknown, after: unknown): unknown {
  if (isSame(before, after)) return original;
  if (!isObject(original) || !isObject(before) || !isObject(after)) return after;
  const keys = [...new Set([...Object.keys(original), ...Object.keys(after)])];
  return Object.fromEntries(
    keys.flatMap((key): [string, unknown][] => {
      const value = changedIn(original[key], before[key], after[key]);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}
