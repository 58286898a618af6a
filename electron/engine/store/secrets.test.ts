import { expect, it } from "vitest";
import { seededRandom } from "../random.ts";
import { createSecrets } from "./secrets.ts";

const key = Buffer.alloc(32, 7);
const secrets = createSecrets(key, seededRandom("secrets"));

it("opens what it sealed, and shows nothing of it", () => {
  const sealed = secrets.seal("oak-roast-9 ☕");
  expect(Buffer.from(sealed, "base64").toString("latin1")).not.toContain("oak");
  expect(secrets.open(sealed)).toBe("oak-roast-9 ☕");
  expect(secrets.seal("oak-roast-9 ☕")).not.toBe(sealed);
});

it.each([
  [
    "another key",
    (sealed: string) => createSecrets(Buffer.alloc(32, 8), seededRandom("")).open(sealed),
  ],
  [
    "a changed byte",
    (sealed: string) => {
      const bytes = Buffer.from(sealed, "base64");
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      return secrets.open(bytes.toString("base64"));
    },
  ],
  ["a part of it", (sealed: string) => secrets.open(sealed.slice(0, 20))],
  ["nothing", () => secrets.open("")],
])("opens nothing with %s", (_what, open) => {
  expect(open(secrets.seal("oak"))).toBeNull();
});
