import { AppError } from "../domain/errors.ts";
import { pathText } from "./json-shape.ts";

export type Path = readonly (string | number)[];
type Json = Record<string, unknown>;

/** What was found instead, short enough for a line. */
function found(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** BAD_INPUT with the JSON path, what was expected there and what stands there. */
export function wrong(path: Path, expected: string, value: unknown): AppError {
  const place = pathText(path) || "The JSON";
  return new AppError("BAD_INPUT", `${place}: expected ${expected}, found ${found(value)}.`, {
    place,
    cure: "Correct it there, or export it from Amazon Pinpoint again.",
  });
}

/** An object with no other keys than these; null counts as not there. */
export function objectOf(value: unknown, path: Path, keys?: readonly string[]): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw wrong(path, "an object", value);
  const entries = Object.entries(value).filter(([, one]) => one !== null);
  const other = keys && entries.find(([key]) => !keys.includes(key));
  if (other) throw wrong([...path, other[0]], `no such field but ${keys.join(", ")}`, other[1]);
  return Object.fromEntries(entries);
}

export function listOf(value: unknown, path: Path): unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw wrong(path, "a list", value);
  return value as unknown[];
}

export function textOf(value: unknown, path: Path): string {
  if (typeof value !== "string") throw wrong(path, "a text", value);
  return value;
}

export function numberOf(value: unknown, path: Path): number {
  if (typeof value !== "number") throw wrong(path, "a number", value);
  return value;
}

export function numberIn(value: unknown, path: Path, from: number, to: number): number {
  const number = numberOf(value, path);
  if (number < from || number > to) throw wrong(path, `a number from ${from} to ${to}`, value);
  return number;
}

/** One of the words Pinpoint has there; `missing` is what it means when the word is not there. */
export function wordOf<Meaning>(
  value: unknown,
  path: Path,
  words: Readonly<Record<string, Meaning>>,
  missing?: string,
): Meaning {
  const word = value ?? missing;
  const meaning = typeof word === "string" && Object.hasOwn(words, word) ? words[word] : undefined;
  if (meaning === undefined) throw wrong(path, Object.keys(words).join(", "), value);
  return meaning;
}

export function valuesOf(value: unknown, path: Path): string[] {
  const list = listOf(value, path);
  if (list.length === 0) throw wrong(path, "a list of at least one text", value);
  return list.map((one, n) => {
    if (one === "") throw wrong([...path, n], "a text of at least one character", one);
    return textOf(one, [...path, n]);
  });
}

/** A text that is not empty; null where it is missing or empty. */
export const textOr = (value: unknown, path: Path): string | null =>
  value === undefined || value === "" ? null : textOf(value, path);

export function flagOf(value: unknown, path: Path): boolean {
  if (value === undefined) return false;
  if (typeof value !== "boolean") throw wrong(path, "true or false", value);
  return value;
}
