import Handlebars, { type HelperDelegate, type HelperOptions } from "handlebars";
import { HelperError } from "./arguments.ts";
import { conditions } from "./conditions.ts";
import { dates } from "./dates.ts";
import { encodings, numbers } from "./numbers.ts";
import { texts } from "./texts.ts";

/** Pinpoint goes through the first items of a list only. */
const mostItems = 15;
/** Loops inside loops: a template that takes more steps than this is stopped. */
const mostSteps = 50_000;

/** Helpers that decide: a variable they are given may be missing. What the others are given is printed. */
export const deciding: ReadonlySet<string> = new Set([
  "if",
  "unless",
  "each",
  "with",
  "lookup",
  ...Object.keys(conditions),
]);
/** Helpers that stand for themselves, without anything behind their name. */
export const alone: ReadonlySet<string> = new Set(["now", "uuid"]);

const own: Record<string, HelperDelegate> = {
  ...conditions,
  ...texts,
  ...numbers,
  ...encodings,
  ...dates,
};
export const helperNames: ReadonlySet<string> = new Set([...deciding, ...Object.keys(own)]);

/** Counts what one rendering does, so that it ends. */
export function createSteps() {
  let steps = 0;
  return {
    begin() {
      steps = 0;
    },
    take(count: number) {
      steps += count;
      if (steps > mostSteps)
        throw new HelperError("This takes too long: there are too many loops inside loops.");
    },
  };
}

const builtIn = ["if", "unless", "each", "with", "lookup", "log"];

/**
 * Puts the helpers that a template uses into an environment of its own, and takes the others out: Handlebars wraps every
 * helper it has anew for each rendering. `take` is told of every round of a loop.
 */
export function registerHelpers(
  environment: typeof Handlebars,
  take: (steps: number) => void,
  used: ReadonlySet<string> = helperNames,
): void {
  for (const name of builtIn) if (!used.has(name)) environment.unregisterHelper(name);
  for (const [name, helper] of Object.entries(own))
    if (used.has(name)) environment.registerHelper(name, helper);
  if (!used.has("each")) return;
  const each = Handlebars.helpers["each"] as HelperDelegate;
  environment.registerHelper(
    "each",
    function (this: unknown, list: unknown, options: HelperOptions) {
      const items = Array.isArray(list) ? list.slice(0, mostItems) : list;
      const rounds = Array.isArray(items)
        ? items.length
        : typeof items === "object" && items !== null
          ? Object.keys(items).length
          : 0;
      take(1 + rounds);
      return each.call(this, items, options) as unknown;
    },
  );
}
