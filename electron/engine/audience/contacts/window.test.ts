import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ContactFilter, ContactSort } from "../../../../shared/contract/contacts.ts";
import type { Criterion, SegmentRules } from "../../../../shared/domain/segment.ts";
import { launched, seedContacts, status } from "../../testing/builders.ts";
import { testEngine, type TestEngine } from "../../testing/engine.ts";

let t: TestEngine;
beforeAll(async () => {
  t = await testEngine();
  const add = (first: string | undefined, city: string, more = {}) => {
    t.clock.set(t.clock.now() + 1000);
    const name = first ? { first } : {};
    seedContacts(t, [{ userId: `u-${city}-${first ?? "none"}`, email: `${city}.${first ?? "none"}@example.com`.toLowerCase(), city, ...name, ...more }]); // prettier-ignore
  };
  // seedContacts names endpoints by their place in a call, so that each call stands alone.
  for (const [at, [first, city, more]] of (
    [
      ["Zoe", "Vienna", {}],
      ["anna", "Graz", {}],
      [undefined, "Vienna", {}],
      ["Ärger", "Vienna", { optedOut: true }],
      ["Mia", "Linz", {}],
    ] as const
  ).entries()) {
    add(first, city, more);
    t.engine.project().parts.store.run("UPDATE endpoints SET id = id || ? WHERE id = 'EMAIL-0'", `-${at}`); // prettier-ignore
  }
});
afterAll(() => t.stop());

const byName: ContactSort = { by: "name", descending: false };
const window = async (filter: ContactFilter, sort = byName, offset = 0, limit = 10) => {
  const { items, total, all } = await t.api.contacts.window({ filter, sort, offset, limit });
  return { keys: items.map((row) => row.key), total, all };
};
const only = (...criteria: Criterion[]): SegmentRules => ({
  include: "all",
  groups: [{ sources: [], sourceType: "any", dimensions: [{ match: "all", criteria }], type: "all" }],
}); // prettier-ignore
const lives = (city: string): Criterion => ({
  field: { kind: "location", name: "City" },
  operator: "is",
  values: [city],
});
const named: Criterion = {
  field: { kind: "userAttribute", name: "FirstName" },
  operator: "isSet",
  values: [],
};

describe("a stretch of the list", () => {
  test.each<[ContactSort, number[]]>([
    [{ by: "created", descending: false }, [1, 2, 3, 4, 5]],
    [{ by: "created", descending: true }, [5, 4, 3, 2, 1]],
    [{ by: "lastActive", descending: true }, [5, 4, 3, 2, 1]],
    [{ by: "name", descending: false }, [2, 4, 5, 1, 3]],
    [{ by: "name", descending: true }, [3, 1, 5, 4, 2]],
  ])("stands in its order: %j", async (sort, keys) => {
    const { keys: found, total, all } = await window({}, sort);
    expect([total, all]).toEqual([5, 5]);
    // Where a letter with a mark stands among the others is the index's business.
    const plain = (all: number[]) => (sort.by === "name" ? all.filter((key) => key !== 4) : all);
    expect(plain(found)).toEqual(plain(keys));
  });

  test("begins anywhere and has an end", async () => {
    const created: ContactSort = { by: "created", descending: false };
    expect((await window({}, created, 3, 10)).keys).toEqual([4, 5]);
    expect((await window({}, created, 1, 2)).keys).toEqual([2, 3]);
    expect(await window({}, created, 9, 2)).toEqual({ keys: [], total: 5, all: 5 });
  });

  test("narrows by rules, by a search and by both", async () => {
    const rules = only(lives("Vienna"));
    const created: ContactSort = { by: "created", descending: false };
    expect(await window({ rules }, created)).toEqual({ keys: [1, 3, 4], total: 3, all: 5 });
    expect(await window({ search: "zoe" }, created)).toEqual({ keys: [1], total: 1, all: 5 });
    expect((await window({ rules, search: "e" }, created)).keys).toEqual([1, 3, 4]);
    expect((await window({ rules, status: "optedOut" }, created)).keys).toEqual([4]);
    expect(await t.api.contacts.count({ rules, search: "zoe" })).toEqual({ count: 1, all: 5 });
    expect(await t.api.contacts.count({ rules })).toEqual({ count: 3, all: 5 });
  });

  test("shows whom a step of the waterfall took away, as many as it says", async () => {
    const rules = only(lives("Vienna"), named);
    const { waterfall } = await t.api.segments.panel({ rules, seed: 1 });
    const created: ContactSort = { by: "created", descending: false };
    for (const [step, { removed }] of waterfall.entries())
      if (step > 0)
        expect((await window({ rules, removedByStep: step }, created)).total).toBe(removed);
    expect((await window({ rules, removedByStep: 1 }, created)).keys).toEqual([2, 5]);
    expect((await window({ rules, removedByStep: 2 }, created)).keys).toEqual([3]);
    await expect(window({ rules, removedByStep: 9 })).rejects.toThrow("no such step");
  });

  test("pages through rules without a gap", async () => {
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page: { items: { key: number }[]; next: string | null } = await t.api.contacts.list({
        rules: only(lives("Vienna")),
        after,
        limit: 2,
      });
      seen.push(...page.items.map((row) => row.key));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual([1, 3, 4]);
  });

  test("sees what was changed a moment ago", async () => {
    const created: ContactSort = { by: "created", descending: false };
    const before = await window({ search: "graz.anna" }, created);
    expect(before.keys).toEqual([2]);
    const { key } = await t.api.contacts.create({ userId: null, userAttributes: {}, channel: "EMAIL", address: "graz.anna.two@example.com" }); // prettier-ignore
    expect((await window({ search: "graz.anna" }, created)).keys).toEqual([2, key]);
    expect((await window({}, created)).total).toBe(6);
  });

  test("holds the messages behind a number of a report", async () => {
    const { id } = await t.api.segments.save({ id: null, name: "V", rules: only(lives("Vienna")) });
    const campaign = await launched(t, id);
    await status(t, campaign, "completed");
    const filter: ContactFilter = { campaign: { id: campaign, outcome: "targeted" } };
    const { items, total } = await t.api.contacts.window({ filter, sort: byName, offset: 0, limit: 9 }); // prettier-ignore
    expect(total).toBe(3);
    expect(items.map((row) => [row.key, row.message?.state]).toSorted()).toEqual([
      [1, "sent"],
      [3, "sent"],
      [4, "notSent"],
    ]);
    const narrower = { ...filter, rules: only(named) };
    expect((await window(narrower)).keys.toSorted()).toEqual([1, 4]);
    expect((await t.api.contacts.count(narrower)).count).toBe(2);
  });
});

describe("saved views", () => {
  test("are kept, replaced and removed", async () => {
    const view = { name: " Viennese ", filter: { rules: only(lives("Vienna")) }, sort: byName, columns: ["name"] }; // prettier-ignore
    const { id } = await t.api.contacts.saveView({ id: null, ...view });
    await t.api.contacts.saveView({ id: null, ...view, name: "Other" });
    await t.api.contacts.saveView({ id, ...view, name: "Vienna", columns: ["email"] });
    expect((await t.api.contacts.views()).map((one) => [one.name, one.columns])).toEqual([
      ["Vienna", ["email"]],
      ["Other", ["name"]],
    ]);
    await t.api.contacts.removeView({ id });
    expect(await t.api.contacts.views()).toHaveLength(1);
    await expect(t.api.contacts.saveView({ id: null, ...view, name: " " })).rejects.toThrow("Name");
  });
});
