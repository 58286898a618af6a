import { expect, test } from "vitest";
import { fieldKey } from "./fields.ts";
import { allChoices, fieldOfKey, findChoices } from "./attribute-choices.ts";
import { joinedValues, pastedValues, typedValue, valueText } from "./value-texts.ts";

const all = allChoices(
  (["Capacity", "Home city"] as const).map((name) => ({
    field: { kind: "userAttribute" as const, name },
    label: name,
    filled: 3,
    numeric: false,
  })),
  { segments: [{ id: "s1", name: "Staff" }], campaigns: [] },
);

test("the best fit comes first whatever its group", () => {
  const { groups, exact } = findChoices(all, "city");
  expect(groups.map(({ group }) => group)).toEqual(["Location", "Contact"]);
  expect(groups[1]?.choices.map(({ label }) => label)).toEqual(["Home city", "Capacity"]);
  expect(exact).toBe(true);
  expect(findChoices(all, "cit")).toMatchObject({ exact: false });
  expect(findChoices(all, "shoe size").groups).toEqual([]);
});

test("standard names are offered even where nobody has them", () => {
  expect(all.filter(({ label }) => label === "City")).toHaveLength(1);
  expect(all.find(({ label }) => label === "Country")).toMatchObject({ filled: 0 });
});

test("segments and campaigns are found by their names, but not listed", () => {
  const labels = (search: string) =>
    findChoices(all, search).groups.flatMap(({ choices }) => choices.map(({ label }) => label));
  expect(labels("")).not.toContain("Staff");
  expect(labels("staf")).toEqual(["Staff"]);
  expect(fieldOfKey(all, "segment:s1")).toEqual({ kind: "segment", segmentId: "s1" });
});

test("what is called otherwise is found by other words", () => {
  const { groups } = findChoices(all, "email event");
  expect(groups.map(({ group }) => group)).toEqual(["Message events"]);
  expect(findChoices(all, "inactive").groups.flatMap(({ choices }) => choices)).toContainEqual(
    expect.objectContaining({ field: { kind: "activity" } }),
  );
});

test("fields survive being keys", () => {
  for (const { field } of all) expect(fieldOfKey(all, fieldKey(field))).toEqual(field);
  const odd = { kind: "userAttribute", name: "a:b" } as const;
  expect(fieldOfKey(all, fieldKey(odd))).toEqual(odd);
  expect(fieldOfKey(all, "event:bought \u2615:?")).toEqual({
    kind: "event",
    name: "bought \u2615:?",
  });
  expect(fieldOfKey(all, "segment:gone")).toBeNull();
});

test("channels are typed by their names, everything else is free", () => {
  const channel = { kind: "channel" } as const;
  expect(typedValue(channel, "email")).toBe("EMAIL");
  expect(typedValue(channel, "Push, apple")).toBe("APNS");
  expect(typedValue(channel, "pigeon")).toBeNull();
  expect(valueText(channel, "PUSH")).toBe("Push, any service");
  expect(typedValue({ kind: "location", name: "City" }, "  St. Pölten ")).toBe("St. Pölten");
});

test("a pasted list is split, each value kept once", () => {
  expect(pastedValues("Vienna\nGraz; Linz\t\r\n")).toEqual(["Vienna", "Graz", "Linz"]);
  expect(joinedValues(["Graz"], ["Vienna", "Graz", "Vienna"])).toEqual(["Graz", "Vienna"]);
});
