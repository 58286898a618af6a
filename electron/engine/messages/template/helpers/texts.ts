import type { HelperDelegate, HelperOptions } from "handlebars";
import { hashOf, HelperError, needNumber, textOf } from "./arguments.ts";
import { replaced } from "./budget.ts";

const longestPadding = 1000;

function padding(helper: string, text: string, size: unknown, options: HelperOptions) {
  const hash = hashOf(options);
  const wanted = Math.floor(needNumber(helper, hash["size"] ?? size));
  if (wanted > longestPadding)
    throw new HelperError(`{{${helper}}} pads to ${longestPadding} characters at most.`);
  const pad = textOf(hash["pad"] ?? " ");
  const missing = Math.max(0, wanted - Array.from(text).length);
  return (count: number) => (pad === "" ? "" : pad.repeat(count).slice(0, count)).slice(0, missing);
}

const missingTo = (text: string, size: unknown, options: HelperOptions, helper: string) =>
  Math.max(
    0,
    Math.floor(needNumber(helper, hashOf(options)["size"] ?? size)) - Array.from(text).length,
  );

/** `{{helper value size}}` or `{{helper value size=…}}`: Handlebars then hands the options in the second place. */
const padded =
  (helper: string, join: (text: string, missing: number, pad: (n: number) => string) => string) =>
  (value: unknown, ...rest: unknown[]) => {
    const options = rest.at(-1) as HelperOptions;
    const size = rest.length > 1 ? rest[0] : undefined;
    const text = textOf(value);
    const pad = padding(helper, text, size, options);
    return join(text, missingTo(text, size, options, helper), pad);
  };

const upperFirst = (text: string) => {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length);
};

function ordinal(number: number): string {
  const last = Math.abs(number) % 100;
  const ending = last >= 11 && last <= 13 ? "th" : (["th", "st", "nd", "rd"][last % 10] ?? "th");
  return `${number}${ending}`;
}

const one = (change: (text: string) => string) => (value: unknown) => change(textOf(value));

export const texts: Record<string, HelperDelegate> = {
  abbreviate: (value: unknown, width: unknown) => {
    const text = Array.from(textOf(value));
    const wanted = Math.floor(needNumber("abbreviate", width));
    if (wanted < 4) throw new HelperError("{{abbreviate}} needs room for 4 characters or more.");
    return text.length <= wanted ? text.join("") : `${text.slice(0, wanted - 3).join("")}...`;
  },
  capitalize: one((text) =>
    text.replaceAll(/(^|\s)(\S)/gu, (_, gap, letter) => gap + letter.toUpperCase()),
  ),
  capitalizeFirst: one(upperFirst),
  center: padded("center", (text, missing, pad) => {
    const left = Math.floor(missing / 2);
    return pad(left) + text + pad(missing - left);
  }),
  ljust: padded("ljust", (text, missing, pad) => text + pad(missing)),
  rjust: padded("rjust", (text, missing, pad) => pad(missing) + text),
  cut: (value: unknown, ...rest: unknown[]) =>
    textOf(value).replaceAll(rest.length > 1 ? textOf(rest[0]) : " ", ""),
  inflect: (count: unknown, singular: unknown, plural: unknown, options: HelperOptions) => {
    const number = needNumber("inflect", count);
    const word = textOf(Math.abs(number) === 1 ? singular : plural);
    const counted = hashOf(options)["includeCount"];
    return counted === true || counted === "true" ? `${number} ${word}` : word;
  },
  join: (...given: unknown[]) => {
    const options = given.pop() as HelperOptions;
    const separator = textOf(given.pop());
    const { prefix = "", suffix = "" } = hashOf(options);
    return textOf(prefix) + given.flat().map(textOf).join(separator) + textOf(suffix);
  },
  lower: one((text) => text.toLowerCase()),
  upper: one((text) => text.toUpperCase()),
  ordinalize: (value: unknown) => ordinal(Math.trunc(needNumber("ordinalize", value))),
  replace: (value: unknown, old: unknown, by: unknown) => {
    const target = textOf(old);
    return target === "" ? textOf(value) : replaced(textOf(value), target, textOf(by));
  },
  slugify: one((text) =>
    text
      .normalize("NFD")
      .replaceAll(/[^\p{ASCII}]|[^\w\s-]/gu, "")
      .trim()
      .replaceAll(/[\s-]+/g, "-")
      .toLowerCase(),
  ),
  stripTags: one((text) => text.replaceAll(/<[^<>]*>/g, "")),
  substring: (value: unknown, start: unknown, ...rest: unknown[]) => {
    const text = Array.from(textOf(value));
    const end = rest.length > 1 ? needNumber("substring", rest[0]) : text.length;
    return text.slice(Math.max(0, needNumber("substring", start)), Math.max(0, end)).join("");
  },
};
