import type { HelperDelegate, HelperOptions } from "handlebars";
import { hashOf, isTruthy, numberOf, textOf } from "./arguments.ts";

/** Inline `{{eq a b yes='…' no='…'}}`, as a block with `{{else}}`, or as a truth inside another helper. */
function answer(context: unknown, holds: boolean, options: HelperOptions): unknown {
  // Only blocks have `fn`, whatever the types say.
  if (typeof options.fn === "function")
    return holds ? options.fn(context) : options.inverse(context);
  const { yes = true, no = false } = hashOf(options);
  return holds ? yes : no;
}

/** Attribute values are texts: they compare as numbers where both are numbers, else by their letters. */
function compare(one: unknown, two: unknown): number {
  const [a, b] = [numberOf(one), numberOf(two)];
  if (a !== null && b !== null) return a - b;
  const [left, right] = [textOf(one), textOf(two)];
  return left === right ? 0 : left < right ? -1 : 1;
}

const two = (test: (one: unknown, other: unknown) => boolean): HelperDelegate =>
  function (this: unknown, one: unknown, other: unknown, options: HelperOptions) {
    return answer(this, test(one, other), options);
  };
const many = (test: (values: unknown[]) => boolean): HelperDelegate =>
  function (this: unknown, ...given: unknown[]) {
    const options = given.pop() as HelperOptions;
    return answer(this, test(given), options);
  };

export const conditions: Record<string, HelperDelegate> = {
  eq: two((one, other) => textOf(one) === textOf(other)),
  neq: two((one, other) => textOf(one) !== textOf(other)),
  gt: two((one, other) => compare(one, other) > 0),
  gte: two((one, other) => compare(one, other) >= 0),
  lt: two((one, other) => compare(one, other) < 0),
  lte: two((one, other) => compare(one, other) <= 0),
  and: many((values) => values.every(isTruthy)),
  or: many((values) => values.some(isTruthy)),
  not: function (this: unknown, value: unknown, options: HelperOptions) {
    return answer(this, !isTruthy(value), options);
  },
  yesno: (value: unknown, options: HelperOptions) => {
    const { yes = "yes", no = "no", maybe = "maybe" } = hashOf(options);
    const text = textOf(value).toLowerCase();
    if (text === "") return maybe;
    return isTruthy(value) && text !== "false" ? yes : no;
  },
};
