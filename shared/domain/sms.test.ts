import fc from "fast-check";
import { expect, test } from "vitest";
import { measureSms, plainSms } from "./sms.ts";

test.each([
  ["", "GSM-7", 0, 0, 160],
  ["Hello", "GSM-7", 5, 1, 155],
  ["a".repeat(160), "GSM-7", 160, 1, 0],
  ["a".repeat(161), "GSM-7", 161, 2, 145],
  ["a".repeat(306), "GSM-7", 306, 2, 0],
  ["a".repeat(307), "GSM-7", 307, 3, 152],
  ["€", "GSM-7", 2, 1, 158],
  ["{}[]~|^\\", "GSM-7", 16, 1, 144],
  // The sign at the seam moves into the second part whole, and a place stays empty.
  [`${"a".repeat(152)}€${"a".repeat(20)}`, "GSM-7", 174, 2, 131],
  ["Grüße aus Köln", "GSM-7", 14, 1, 146],
  ["Ça va", "GSM-7", 5, 1, 155],
  ["ça va", "UCS-2", 5, 1, 65],
  ["a’b", "UCS-2", 3, 1, 67],
  ["й".repeat(70), "UCS-2", 70, 1, 0],
  ["й".repeat(71), "UCS-2", 71, 2, 63],
  ["😀", "UCS-2", 2, 1, 68],
  [`${"й".repeat(66)}😀${"й".repeat(10)}`, "UCS-2", 78, 2, 55],
  ["line\nline", "GSM-7", 9, 1, 151],
])("%j is %s, %i places in %i parts with %i left", (text, encoding, units, parts, left) => {
  expect(measureSms(text)).toMatchObject({ encoding, units, parts, left });
});

test("what forces UCS-2 is named once, with its place and what could stand for it", () => {
  expect(measureSms("It’s “new” — isn’t it? 😀").forcing).toEqual([
    { character: "’", index: 2, replacement: "'" },
    { character: "“", index: 5, replacement: '"' },
    { character: "”", index: 9, replacement: '"' },
    { character: "—", index: 11, replacement: "-" },
    { character: "😀", index: 23, replacement: null },
  ]);
  expect(plainSms("It’s “new” — isn’t it? 😀")).toBe("It's \"new\" - isn't it? 😀");
  expect(measureSms(plainSms("It’s “new” — isn’t it…")).encoding).toBe("GSM-7");
});

test("parts always hold the text, and never more parts than halves would need", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 600 }), (text) => {
      const { encoding, units, parts, left } = measureSms(text);
      const size = encoding === "GSM-7" ? 153 : 67;
      expect(left).toBeGreaterThanOrEqual(0);
      if (parts > 1) {
        expect(parts * size).toBeGreaterThanOrEqual(units);
        // At most one place is lost at each seam.
        expect(parts).toBeLessThanOrEqual(Math.ceil(units / (size - 1)));
      }
    }),
  );
});
