import type { HelperOptions } from "handlebars";

/** What `now` and `uuid` read: the same again when a message is rendered again. */
export type Moment = {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** A random text that depends on nothing but the message and how many were asked for before. */
  uuid(): string;
};

/** A helper was given something it can't work with; the message is not sent, and this is why. */
export class HelperError extends Error {
  /** Where the helper stands, as Handlebars counts: lines from 1, columns from 0. */
  at: { start: { line: number; column: number }; source?: string } | undefined;
}

export const hashOf = (options: HelperOptions): Record<string, unknown> =>
  options.hash as Record<string, unknown>;

/** Custom attributes are lists: one value is that value, several are joined, none is nothing. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  // A SafeString and other objects of Handlebars say themselves what they are.
  return String(value);
}

/** A whole or decimal number out of a text or a number; null where it is none. */
export function numberOf(value: unknown): number | null {
  const text = textOf(value).trim();
  if (text === "") return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

export function needNumber(helper: string, value: unknown): number {
  const number = numberOf(value);
  if (number === null)
    throw new HelperError(`{{${helper}}} needs a number, but got “${textOf(value)}”.`);
  return number;
}

/** As Handlebars judges: undefined, null, false, 0, empty texts and empty lists are false. */
export const isTruthy = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : Boolean(value);
