import { expect, test } from "vitest";
import type { SegmentRow } from "../../../shared/contract/segments.ts";
import { buildingOn, campaignsOf, wordsOfUses } from "./uses.ts";

const segment = (id: string, ...usedBy: SegmentRow["usedBy"]): SegmentRow => ({
  id,
  name: id,
  type: "dynamic",
  version: 1,
  contacts: 1,
  countedAt: 0,
  usedBy,
  updatedAt: 0,
});
const use = (kind: "campaign" | "journey" | "segment", id: string) => ({ kind, id, name: id });

test("who builds on a segment is found through others, also around a circle", () => {
  const all = [
    segment("a", use("segment", "b")),
    segment("b", use("segment", "c"), use("campaign", "letter")),
    segment("c", use("segment", "a"), use("campaign", "letter"), use("campaign", "sale")),
    segment("d"),
  ];
  expect(buildingOn(all, "a")).toEqual(new Set(["b", "c"]));
  expect(campaignsOf(all, "a").map(({ id }) => id)).toEqual(["letter", "sale"]);
  expect(campaignsOf(all, "d")).toEqual([]);
});

test("uses are counted by kind", () => {
  expect(wordsOfUses([use("segment", "a"), use("campaign", "b"), use("segment", "c")])).toBe(
    "1 campaign, 2 segments",
  );
});
