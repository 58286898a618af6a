import { expect, test } from "vitest";
import { fieldKey, fieldOfKey, findChoices, withStandardFields } from "./attribute-choices.ts";
import { joinedValues, pastedValues, typedValue, valueText } from "./value-texts.ts";

const known = [
  {
    field: { kind: "userAttribute", name: "Capacity" },
    label: "Capacity",
    group: "Contact",
    filled: 3,
  },
  {
    field: { kind: "userAttribute", name: "Home city" },
    label: "Home city",
    group: "Contact",
    filled: 3,
  },
  { field: { kind: "location", name: "City" }, label: "City", group: "Location", filled: 9 },
] as const;

test("the best fit comes first whatever its group", () => {
  const { groups, exact } = findChoices(known, "city");
  expect(groups.map(({ group }) => group)).toEqual(["Location", "Contact"]);
  expect(groups[1]?.choices.map(({ label }) => label)).toEqual(["Home city", "Capacity"]);
  expect(exact).toBe(true);
  expect(findChoices(known, "cit")).toMatchObject({ exact: false });
  expect(findChoices(known, "shoe size").groups).toEqual([]);
});

test("standard names are offered even where nobody has them", () => {
  const all = withStandardFields(known);
  expect(all.filter(({ label }) => label === "City")).toHaveLength(1);
  expect(all.find(({ label }) => label === "Country")).toMatchObject({ filled: 0 });
});

test("fields survive being keys", () => {
  for (const { field } of withStandardFields(known))
    expect(fieldOfKey(fieldKey(field))).toEqual(field);
  const odd = { kind: "userAttribute", name: "a:b" } as const;
  expect(fieldOfKey(fieldKey(odd))).toEqual(odd);
  expect(fieldOfKey("activity")).toEqual({ kind: "activity" });
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
