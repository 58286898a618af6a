import { expect, test } from "vitest";
import { filterCount, filterOf, withoutFilter, withoutFilters } from "./contact-filter.ts";
import { channelName, filterWords, type FilterNames } from "./filter-words.ts";

const of = (query: string) => filterOf(new URLSearchParams(query));
const names: FilterNames = {
  segment: "All customers",
  import: "people.csv",
  campaign: "Autumn roast launch",
  run: 2,
  everyRun: false,
};

test.each([
  ["", {}],
  ["search=%20ama%20", { search: "ama" }],
  ["status=optedOut&channel=EMAIL", { status: "optedOut", channel: "EMAIL" }],
  ["status=happy&channel=FAX", {}],
  ["segment=s1&import=i1&contact=7", { segmentId: "s1", importId: "i1" }],
  ["campaign=c1&outcome=opened", { campaign: { id: "c1", outcome: "opened" } }],
  ["campaign=c1", { campaign: { id: "c1", outcome: "targeted" } }],
  ["outcome=opened&reason=optedOut", {}],
  [
    "campaign=c1&run=r1&outcome=notSent&reason=dailyLimit",
    { campaign: { id: "c1", runId: "r1", outcome: "notSent", reason: "dailyLimit" } },
  ],
])("an address asks for a list: %s", (query, filter) => expect(of(query)).toEqual(filter));

test("taking a campaign out takes out what narrows it, and leaves the rest", () => {
  const left = withoutFilter(
    new URLSearchParams("campaign=c1&run=r&outcome=clicked&link=x&search=ada&contact=7"),
    "campaign",
  );
  expect(left.toString()).toBe("search=ada&contact=7");
  expect(withoutFilters(left).toString()).toBe("contact=7");
});

test.each([
  ["campaign=c&outcome=opened", ["Opened “Autumn roast launch”"]],
  [
    "campaign=c&outcome=notSent&reason=optedOut&run=r",
    ["Wasn’t sent “Autumn roast launch”, run 2: opted out of this channel"],
  ],
  [
    "campaign=c&outcome=clicked&link=https%3A%2F%2Fa.example%2Froast%2F%3Fx",
    ["Clicked in “Autumn roast launch”, link a.example/roast"],
  ],
  [
    "segment=s&import=i&status=bounced&channel=GCM",
    ["In “All customers”", "Imported from “people.csv”", "Bounced", "Has Push (GCM)"],
  ],
  ["search=ada", []],
])("filters are said in words: %s", (query, words) =>
  expect(filterWords(of(query), names).map((filter) => filter.words)).toEqual(words),
);

test("what is gone is named as gone, what is not known yet is not invented", () => {
  expect(filterWords(of("segment=s"), { ...names, segment: null })[0]?.words).toBe(
    "In a deleted segment",
  );
  expect(filterWords(of("segment=s"), { ...names, segment: undefined })[0]?.words).toBe("In …");
});

test("a search counts as a filter", () =>
  expect(filterCount(of("search=a&status=active"))).toBe(2));
test("push services are told apart", () => expect(channelName("PUSH")).toBe("Push"));
