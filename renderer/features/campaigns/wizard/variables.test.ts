import { expect, test } from "vitest";
import { offsetOf } from "./code-field.tsx";
import { asksForVariable, groupVariables, insertVariable } from "../../../message/variables.ts";

test.each([
  ["Hi !", 3, 3, "Hi {{Address}}!", 14],
  ["Hi {{", 5, 5, "Hi {{Address}}", 14],
  ["Hi {{ }}, you", 5, 5, "Hi {{Address}}, you", 14],
  ["Hi you", 3, 6, "Hi {{Address}}", 14],
])("a variable goes into %j at %i–%i", (text, start, end, expected, caret) =>
  expect(insertVariable(text, { start, end }, "Address")).toEqual({ text: expected, caret }),
);

test("two braces ask for a variable, unless they are closed already", () => {
  expect(asksForVariable("Hi {{", 5)).toBe(true);
  expect(asksForVariable("Hi {", 4)).toBe(false);
  expect(asksForVariable("Hi {{}}", 5)).toBe(false);
});

test("search ignores dots and case and keeps the groups", () => {
  const variable = (name: string, group: string) => ({ name, group, coverage: 1, sample: null });
  const all = [
    variable("User.UserAttributes.FirstName", "User"),
    variable("Address", "Endpoint"),
    variable("User.UserAttributes.LastName", "User"),
  ];
  expect(groupVariables(all, "").map(({ group, items }) => [group, items.length])).toEqual([
    ["User", 2],
    ["Endpoint", 1],
  ]);
  expect(groupVariables(all, "attributes.first")).toHaveLength(1);
  expect(groupVariables(all, "endpoint")[0]?.items[0]?.name).toBe("Address");
  expect(groupVariables(all, "zzz")).toEqual([]);
});

test.each([
  ["ab\ncd", 1, 1, 0],
  ["ab\ncd", 2, 2, 4],
  ["ab\ncd", 1, 9, 2],
  ["ab\ncd", 9, 1, 3],
])("%j line %i column %i is at %i", (text, line, column, at) =>
  expect(offsetOf(text, line, column)).toBe(at),
);
