import fc from "fast-check";
import { expect, it } from "vitest";
import { makeToken, messageIdOf, messageOf, readToken, type TokenKind } from "./tokens.ts";

const secret = Buffer.alloc(32, 1);
const kinds: TokenKind[] = ["open", "click", "unsubscribe"];

it("reads back what it made, and only as what it was made for", () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(500), fc.constantFrom(...kinds), (message, link, kind) => {
      const token = makeToken(secret, kind, { message, link });
      expect(token).toMatch(/^[\w.-]+$/);
      for (const asked of kinds)
        expect(readToken(secret, asked, token)).toEqual(asked === kind ? { message, link } : null);
      expect(readToken(Buffer.alloc(32, 2), kind, token)).toBeNull();
    }),
  );
});

it("takes no token with one character changed", () => {
  const token = makeToken(secret, "click", { message: 123_456, link: 3 });
  const forged = Array.from(token).flatMap((character, at) =>
    Array.from("a0Z_.")
      .filter((other) => other !== character)
      .map((other) => token.slice(0, at) + other + token.slice(at + 1)),
  );
  expect(forged.filter((one) => readToken(secret, "click", one) !== null)).toEqual([]);
});

it.each([
  "",
  ".",
  "..",
  "a.b",
  "a.b.c.d",
  "1.0.",
  "💥.0.aaaaaaaaaaaaaaaaaaaaaa",
  "x".repeat(10_000),
])("takes no made-up token: %j", (token) => {
  expect(readToken(secret, "open", token)).toBeNull();
});

it("knows its own Message-IDs and no others", () => {
  const id = messageIdOf(secret, 98_765, "hello@juniperoak.example");
  expect(id).toMatch(/^<[0-9a-z]+\.[0-9a-f]{20}@juniperoak\.example>$/);
  expect(messageIdOf(secret, 98_765, "hello@juniperoak.example")).toBe(id);
  expect(messageOf(secret, id)).toBe(98_765);
  expect(messageOf(secret, id.replace(".", "1."))).toBeNull();
  expect(messageOf(Buffer.alloc(32, 2), id)).toBeNull();
  expect(messageOf(secret, "<abc@example.com>")).toBeNull();
  expect(messageIdOf(secret, 1, "x@evil.example>\r\nBcc: a@b.c")).not.toMatch(/[\r\n]/);
});
