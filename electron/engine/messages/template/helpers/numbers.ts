import { createHash } from "node:crypto";
import Handlebars, { type HelperDelegate } from "handlebars";
import { HelperError, needNumber, textOf } from "./arguments.ts";

/** At most eight decimals, without the noise of binary fractions. */
const written = (number: number): number => Number(number.toFixed(8));

const two =
  (helper: string, work: (one: number, other: number) => number): HelperDelegate =>
  (one: unknown, other: unknown) =>
    written(work(needNumber(helper, one), needNumber(helper, other)));
const one =
  (helper: string, work: (value: number) => number): HelperDelegate =>
  (value: unknown) =>
    work(needNumber(helper, value));

const divisor = (helper: string, number: number): number => {
  if (number === 0) throw new HelperError(`{{${helper}}} can't divide by 0.`);
  return number;
};

const digest =
  (name: "md5" | "sha256" | "sha512"): HelperDelegate =>
  (value: unknown) =>
    createHash(name).update(textOf(value), "utf8").digest("hex");

export const numbers: Record<string, HelperDelegate> = {
  add: two("add", (a, b) => a + b),
  subtract: two("subtract", (a, b) => a - b),
  multiply: two("multiply", (a, b) => a * b),
  divide: two("divide", (a, b) => a / divisor("divide", b)),
  modulo: two("modulo", (a, b) => a % divisor("modulo", b)),
  ceiling: one("ceiling", Math.ceil),
  floor: one("floor", Math.floor),
  round: one("round", Math.round),
};

export const encodings: Record<string, HelperDelegate> = {
  // Its letters mean nothing in HTML; escaped, the = at its end would be four letters more.
  encode64: (value: unknown) =>
    new Handlebars.SafeString(Buffer.from(textOf(value), "utf8").toString("base64")),
  decode64: (value: unknown) => Buffer.from(textOf(value), "base64").toString("utf8"),
  md5: digest("md5"),
  sha256: digest("sha256"),
  sha512: digest("sha512"),
};
