import { expect, test } from "vitest";
import { readTags, versionWords, writeTags } from "./template-words.ts";

test.each([
  [null, null, true, "Draft"],
  [1, 1, false, "v1 active"],
  [4, 4, true, "v4 active · draft changed"],
  [4, 6, false, "v4 active · v6 newest"],
  [2, 3, true, "v2 active · v3 newest · draft changed"],
])("active %s, latest %s, changed %s → %s", (activeVersion, latestVersion, changed, words) => {
  expect(versionWords({ activeVersion, latestVersion, changed })).toBe(words);
});

test("tags are written and read back", () => {
  const tags = { team: "shop", autumn: "", link: "https://x.example" };
  expect(writeTags(tags)).toEqual(["team: shop", "autumn", "link: https://x.example"]);
  expect(readTags(writeTags(tags))).toEqual(tags);
  expect(readTags([" : x", "", "a:b"])).toEqual({ a: "b" });
});
