import { expect, test } from "vitest";
import { movedBefore } from "./column-layout.ts";
import { shownColumns } from "./contact-columns.tsx";
import { filterOf, paramsOf } from "./contact-filter.ts";
import { sortAfter, sortOf, sortParam, usualSort } from "./contact-sort.ts";
import {
  everything,
  forEngine,
  isTicked,
  nothing,
  selectedCount,
  tick,
  toggle,
} from "./selection.ts";
import { criteriaOf, criterionInWords, rulesOf } from "./simple-rules.ts";

const city = {
  field: { kind: "location" as const, name: "City" as const },
  operator: "is" as const,
  values: ["Vienna", "Graz"],
};

test("ticks of some are kept by key, ticks of all by what was taken out", () => {
  const some = tick(nothing, [1, 2, 3], true);
  expect(forEngine(toggle(some, 2), {})).toEqual({ keys: [1, 3] });
  const all = toggle(everything, 7);
  expect(isTicked(all, 7)).toBe(false);
  expect(selectedCount(all, 1_204)).toBe(1_203);
  expect(selectedCount(all, null)).toBeNull();
  expect(forEngine(all, { search: "a" })).toEqual({ filter: { search: "a" }, except: [7] });
  expect(forEngine(tick(all, [7, 8], true), {})).toEqual({ filter: {}, except: [] });
});

test.each([
  "search=ada&status=bounced&channel=SMS",
  "campaign=c1&run=r1&outcome=notSent&reason=dailyLimit",
  "segment=s&import=i",
])("a filter and its address say the same: %s", (query) => {
  const filter = filterOf(new URLSearchParams(query));
  expect(filterOf(paramsOf(filter))).toEqual(filter);
});

test("criteria are an address too, and rules of more than a list are not taken for one", () => {
  const rules = rulesOf([city]);
  expect(filterOf(paramsOf(rules ? { rules } : {})).rules).toEqual(rules);
  expect(criteriaOf(rules)).toEqual([city]);
  const [group] = rules?.groups ?? [];
  expect(group && criteriaOf({ include: "all", groups: [group, group] })).toBeNull();
  expect(group && criteriaOf({ include: "all", groups: [{ ...group, exclude: true }] })).toBeNull();
});

test("a criterion is said shortly", () =>
  expect(criterionInWords(city, { segment: () => null, campaign: () => null })).toBe(
    "Live in Vienna or Graz",
  ));

test("an event and a campaign are said with their names", () => {
  const names = { segment: () => null, campaign: () => "Winter list" };
  expect(
    criterionInWords(
      { field: { kind: "campaign", campaignId: "c1" }, operator: "isIn", values: [] },
      names,
    ),
  ).toContain("Winter list");
  expect(
    criterionInWords(
      { field: { kind: "location", name: "City" }, operator: "is", values: [] },
      names,
    ),
  ).toBe("A criterion that is not complete");
});

test.each([
  ["", usualSort],
  ["sort=name", { by: "name", descending: false }],
  ["sort=-lastActive", { by: "lastActive", descending: true }],
  ["sort=shoe", usualSort],
])("an address sorts: %s", (query, sort) => {
  expect(sortOf(new URLSearchParams(query))).toEqual(sort);
  const again = sortParam(sortOf(new URLSearchParams(query)));
  expect(sortOf(new URLSearchParams(again ? { sort: again } : {}))).toEqual(sort);
});

test("a header asks for names from A and times from the newest, then for the contrary", () => {
  const name = sortAfter(usualSort, "contact");
  expect(name).toEqual({ by: "name", descending: false });
  expect(sortAfter(name, "contact")).toEqual({ by: "name", descending: true });
  expect(sortAfter(name, "lastActive")).toEqual({ by: "lastActive", descending: true });
  expect(sortAfter(name, "email")).toBe(name);
});

test("columns go where they are put, and dragged widths hold", () => {
  expect(movedBefore(["a", "b", "c"], "c", "a")).toEqual(["c", "a", "b"]);
  expect(movedBefore(["a", "b", "c"], "a", null)).toEqual(["b", "c", "a"]);
  const shown = shownColumns(
    { order: ["phone"], hidden: ["email"], widths: { phone: 200 } },
    false,
  );
  expect(shown[0]).toMatchObject({ key: "phone", width: "200px" });
  expect(shown.map(({ key }) => key)).not.toContain("email");
});
