import Handlebars, { type HelperDelegate, type HelperOptions } from "handlebars";
import { HelperError } from "./arguments.ts";
import type { Budget } from "./budget.ts";
import { conditions } from "./conditions.ts";
import { dates } from "./dates.ts";
import { encodings, numbers } from "./numbers.ts";
import { texts } from "./texts.ts";

/** Pinpoint goes through the first items of a list only. */
const mostItems = 15;

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

/** A helper that says where it stands when it can't work, and counts what it reads and writes. */
const watched = (helper: HelperDelegate, { write }: Budget): HelperDelegate =>
  function (this: unknown, ...given: unknown[]) {
    try {
      for (const value of given) if (typeof value === "string") write(value.length);
      const result = Reflect.apply(helper, this, given) as unknown;
      if (typeof result === "string") write(result.length);
      return result;
    } catch (error) {
      // Of helpers inside one another the inner one knows the place best.
      if (error instanceof HelperError) error.at ??= (given.at(-1) as Located | undefined)?.loc;
      throw error;
    }
  };
/** What Handlebars tells a helper besides its types. */
type Located = { loc?: HelperError["at"] };

const builtIn = ["if", "unless", "each", "with", "lookup", "log"];

/**
 * Puts the helpers that a template uses into an environment of its own, and takes the others out: Handlebars wraps every
 * helper it has anew for each rendering.
 */
export function registerHelpers(
  environment: typeof Handlebars,
  budget: Budget,
  used: ReadonlySet<string> = helperNames,
): void {
  // The one turns what the other says around, and calls it for that.
  const needed = used.has("unless") ? new Set([...used, "if"]) : used;
  for (const name of builtIn) if (!needed.has(name)) environment.unregisterHelper(name);
  for (const [name, helper] of Object.entries(own))
    if (used.has(name)) environment.registerHelper(name, watched(helper, budget));
  if (!used.has("each")) return;
  const each = Handlebars.helpers["each"] as HelperDelegate;
  environment.registerHelper(
    "each",
    watched(function (this: unknown, list: unknown, options: HelperOptions) {
      const items = Array.isArray(list) ? list.slice(0, mostItems) : list;
      const rounds = Array.isArray(items)
        ? items.length
        : typeof items === "object" && items !== null
          ? Object.keys(items).length
          : 0;
      budget.take(1 + rounds);
      return each.call(this, items, options) as unknown;
    }, budget),
  );
}
