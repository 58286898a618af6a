import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

// In a variable of its own, or the bundler takes the line for an asset.
const here = import.meta.url;
const tokensFile = readFileSync(new URL("../ui/tokens.css", here), "utf8");

type Tokens = Record<string, string>;

const read = (scheme: string): Tokens => {
  const block = tokensFile
    .split("}")
    .find(
      (part) =>
        part.includes(`color-scheme=${scheme}]`) || part.includes(`color-scheme="${scheme}"]`),
    );
  const pairs = [...(block ?? "").matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)];
  return Object.fromEntries(pairs.map(([, name, hex]) => [name, hex]));
};

const channel = (value: number) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const luminance = (hex: string) => {
  const [r, g, b] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16)));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
};
const contrast = (one: string, other: string) => {
  const [high, low] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
};

const grounds = ["bg-app", "bg-nav", "surface", "surface-2", "surface-3", "canvas"];
const texts = ["text", "text-2", "text-3", "accent-text", "success", "warning", "danger"];
const tiles = [
  "ch-email",
  "ch-sms",
  "ch-push",
  "ch-voice",
  "ch-inapp",
  "ch-custom",
  "fam-entry",
  "fam-wait",
  "fam-decision",
  "fam-action",
  "fam-exit",
];
const pairs: [string, string][] = [
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-accent", "danger-fill"],
  ["accent-text", "accent-soft"],
  ["note-text", "note"],
  ["success", "success-soft"],
  ["warning", "warning-soft"],
  ["danger", "danger-soft"],
];

for (const scheme of ["light", "dark"]) {
  const tokens = read(scheme);
  const of = (name: string) => tokens[name] ?? expect.fail(`no token ${name} in ${scheme}`);

  test.each(texts)(`${scheme}: %s can be read on every ground (4.5)`, (text) => {
    const weak = grounds.filter((ground) => contrast(of(text), of(ground)) < 4.5);
    expect(weak).toEqual([]);
  });
  test.each([...pairs, ...tiles.map((tile): [string, string] => [tile, `${tile}-soft`])])(
    `${scheme}: %s on %s (4.5)`,
    (text, ground) => expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5),
  );
  test.each(["border-control", "focus"])(`${scheme}: %s is seen on every ground (3)`, (line) => {
    const weak = grounds.filter((ground) => contrast(of(line), of(ground)) < 3);
    expect(weak).toEqual([]);
  });
  test(`${scheme}: paths are seen on the canvas (3)`, () =>
    expect(contrast(of("edge"), of("canvas"))).toBeGreaterThanOrEqual(3));
}

test("a colour that is too pale would fail", () => {
  expect(contrast("#98A1AD", "#FFFFFF")).toBeLessThan(4.5);
});
