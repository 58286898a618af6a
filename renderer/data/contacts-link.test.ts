import { expect, test } from "vitest";
import { emptyRules, type SegmentRules } from "../../shared/domain/segment.ts";
import { contactsLink, readRules, writeRules } from "./contacts-link.ts";

const cities = (count: number): SegmentRules => {
  const rules = emptyRules();
  rules.groups[0]?.dimensions[0]?.criteria.push({
    field: { kind: "location", name: "City" },
    operator: "is",
    values: Array.from({ length: count }, (_, at) => `City "${at}" #:?&é`),
  });
  return rules;
};

test.each([1, 10_000])("rules of %i values come back from an address", (count) => {
  const rules = cities(count);
  const query = new URL(contactsLink(rules, 3), "http://x").searchParams;
  expect(readRules(query.get("rules"))).toEqual(rules);
  expect(query.get("removedByStep")).toBe("3");
  expect(query.toString().length).toBeLessThan(12_000);
});

test("different rules do not take each other's place", () => {
  const [a, b] = [cities(5_000), cities(5_001)];
  const [first, second] = [writeRules(a), writeRules(b)];
  expect(readRules(first)).toEqual(a);
  expect(readRules(second)).toEqual(b);
});

test.each(["", "{", "null", '{"include":"all","groups":[]}', "kept-nothing"])(
  "an address that was cut or typed asks for nothing: %s",
  (text) => expect(readRules(text)).toBeUndefined(),
);
