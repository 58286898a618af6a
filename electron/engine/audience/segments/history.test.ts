import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyRules, type SegmentRules } from "../../../../shared/domain/segment.ts";
import { people, seedContacts } from "../../testing/builders.ts";
import { testEngine, type TestEngine } from "../../testing/engine.ts";

let t: TestEngine;
beforeAll(async () => {
  t = await testEngine();
  seedContacts(t, people(5));
});
afterAll(() => t.stop());

const named = (...values: string[]): SegmentRules => {
  const rules = emptyRules();
  const criteria = [
    { field: { kind: "userAttribute" as const, name: "FirstName" }, operator: "is" as const, values },
  ]; // prettier-ignore
  return {
    ...rules,
    groups: rules.groups.map((group) => ({ ...group, dimensions: [{ match: "all", criteria }] })),
  };
};
const basedOn = (segmentId: string, more: Partial<SegmentRules["groups"][number]> = {}) => {
  const rules = emptyRules();
  return {
    ...rules,
    groups: rules.groups.map((group) => ({ ...group, sources: [{ segmentId }], ...more })),
  };
};

describe("versions", () => {
  test("keep the rules of every saving, told in a sentence; saving an old one brings it back", async () => {
    const { id } = await t.api.segments.save({ id: null, name: "Growing", rules: named("Person 0") }); // prettier-ignore
    t.clock.set(t.clock.now() + 1000);
    const second = await t.api.segments.save({ id, name: "Growing", rules: named("Person 1") });
    expect(second.version).toBe(2);
    const versions = await t.api.segments.versions({ id });
    expect(versions.map(({ version, sentence }) => [version, sentence])).toEqual([
      [2, expect.stringContaining("Person 1")],
      [1, expect.stringContaining("Person 0")],
    ]);
    const [, first] = versions;
    await t.api.segments.save({ id, name: "Growing", rules: first?.rules ?? emptyRules() });
    const restored = await t.api.segments.get({ id });
    expect(restored).toMatchObject({ version: 3, rules: named("Person 0") });
    await expect(t.api.segments.versions({ id: "none" })).rejects.toThrow("not there any more");
  });
});

describe("drafts", () => {
  test("outlive the program, one for a new segment and one for each saved, until they are saved", async () => {
    const { id } = await t.api.segments.save({ id: null, name: "Drafted", rules: emptyRules() });
    expect(await t.api.segments.draft({ id })).toBeNull();
    const draft = { name: "Drafted, better", rules: named("", "x"), version: 1 };
    await t.api.segments.keepDraft({ id, ...draft });
    await t.api.segments.keepDraft({ id: null, name: "", rules: emptyRules(), version: null, pinpoint: "{}" }); // prettier-ignore
    await t.restart();
    expect(await t.api.segments.draft({ id })).toEqual({
      ...draft,
      pinpoint: null,
      savedAt: t.clock.now(),
    });
    expect(await t.api.segments.draft({ id: null })).toMatchObject({ name: "", pinpoint: "{}" });
    await t.api.segments.save({ id, name: draft.name, rules: named("x") });
    expect(await t.api.segments.draft({ id })).toBeNull();
    expect(await t.api.segments.draft({ id: null })).not.toBeNull();
    await t.api.segments.dropDraft({ id: null });
    expect(await t.api.segments.draft({ id: null })).toBeNull();
    await expect(
      t.api.segments.keepDraft({ id: "none", name: "", rules: emptyRules(), version: 1 }),
    ).rejects.toThrow("not there any more");
  });
});

describe("a static segment", () => {
  test("has its own kind, cannot be given rules, and is copied with its members", async () => {
    const { id } = await t.api.segments.createStatic({ name: " Friends " });
    await t.api.contacts.bulk({ selection: { keys: [1, 3] }, act: { kind: "addToSegment", segmentId: id } }); // prettier-ignore
    expect(await t.api.segments.get({ id })).toMatchObject({
      name: "Friends",
      type: "static",
      rules: null,
      imported: null,
    });
    await expect(t.api.segments.save({ id, name: "Friends", rules: emptyRules() })).rejects.toThrow(
      "chosen by hand",
    );
    const copy = await t.api.segments.duplicate({ id });
    expect((await t.api.segments.get(copy)).type).toBe("static");
    expect((await t.api.contacts.count({ segmentId: copy.id })).count).toBe(2);
    expect((await t.api.contacts.get({ key: 1 })).segments).toContainEqual({ id, name: "Friends", type: "static" }); // prettier-ignore
  });
});

describe("a segment that others name", () => {
  test("in a row is in use, and cannot come back to itself", async () => {
    const { id: base } = await t.api.segments.save({ id: null, name: "Named", rules: named("Person 0") }); // prettier-ignore
    const criteria = [{ field: { kind: "segment" as const, segmentId: base }, operator: "isIn" as const, values: [] }]; // prettier-ignore
    const rules = basedOn(base, { sources: [], dimensions: [{ match: "all", criteria }] });
    await t.api.segments.save({ id: null, name: "Naming", rules });
    await expect(t.api.segments.remove({ id: base })).rejects.toThrow("used by segment “Naming”");
  });
});

describe("over time", () => {
  test("records each day once, says who came and went, and makes nothing up", async () => {
    const { id } = await t.api.segments.createStatic({ name: "Daily" });
    const act = (kind: "addToSegment" | "removeFromSegment", ...keys: number[]) =>
      t.api.contacts.bulk({ selection: { keys }, act: { kind, segmentId: id } });
    const sizes = () => t.api.segments.overTime({ id, days: 30 });
    const recorded = (days: number) =>
      t.until(async () => (await sizes()).length === days, `${days} days`);
    await recorded(1);
    expect(await sizes()).toEqual([{ day: "2026-11-17", contacts: 0, entered: null, left: null }]);
    await act("addToSegment", 1, 2, 3);
    await t.clock.advance("1d");
    await recorded(2);
    await act("removeFromSegment", 1, 2);
    await act("addToSegment", 5);
    await t.clock.advance("1d");
    await recorded(3);
    // A day on which the program was closed.
    t.clock.set(t.clock.now() + 2 * 86_400_000);
    await t.restart();
    await recorded(4);
    expect(await sizes()).toEqual([
      { day: "2026-11-17", contacts: 0, entered: null, left: null },
      { day: "2026-11-18", contacts: 3, entered: 3, left: 0 },
      { day: "2026-11-19", contacts: 2, entered: 1, left: 2 },
      { day: "2026-11-21", contacts: 2, entered: null, left: null },
    ]);
    expect(await t.api.segments.overTime({ id, days: 1 })).toHaveLength(1);
  });
});
