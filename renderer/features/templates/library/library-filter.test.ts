import { expect, test } from "vitest";
import type { TemplateRow } from "../../../../shared/contract/templates.ts";
import { filterTemplates, ofChannel, readFilter } from "./library-filter.ts";

const row = (name: string, more: Partial<TemplateRow> = {}): TemplateRow => ({
  id: name,
  name,
  type: "email",
  description: "",
  tags: {},
  activeVersion: 1,
  latestVersion: 1,
  changed: false,
  usedBy: [],
  updatedAt: 0,
  archived: false,
  ...more,
});
const rows = [
  row("Autumn roast", { usedBy: [{ kind: "campaign", id: "c", name: "Launch" }] }),
  row("Code", { type: "sms", description: "A number to sign in", tags: { team: "Shop" } }),
  row("Old", { archived: true }),
];
const names = (query: string, search = "") =>
  filterTemplates(rows, readFilter(new URLSearchParams(query), search)).map(({ name }) => name);

test.each([
  ["", "", ["Autumn roast", "Code"]],
  ["use=used", "", ["Autumn roast"]],
  ["use=unused", "", ["Code"]],
  ["use=nonsense", "", ["Autumn roast", "Code"]],
  ["archived=1", "", ["Old"]],
  ["", "shop number", ["Code"]],
  ["", "  ROAST ", ["Autumn roast"]],
  ["", "roast shop", []],
])("%s “%s” → %j", (query, search, found) => {
  expect(names(query, search)).toEqual(found);
});

test("channels", () => {
  expect(ofChannel(rows, "sms").map(({ name }) => name)).toEqual(["Code"]);
  expect(ofChannel(rows, "all")).toHaveLength(3);
  expect(readFilter(new URLSearchParams("channel=fax"), "").channel).toBe("all");
});
