import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  emptyRules,
  type Criterion,
  type SegmentRules,
} from "../../../../shared/domain/segment.ts";
import { addMembers } from "../../store/segment-members.ts";
import { openTestAudience, type TestAudience } from "../test-audience.ts";
import { createSegments, type Segments } from "./segments.ts";

let t: TestAudience;
let segments: Segments;
beforeEach(() => {
  t = openTestAudience();
  segments = createSegments(t.parts);
});
afterEach(async () => {
  await segments.stop();
  await t.close();
});

const city = (...values: string[]): Criterion => ({
  field: { kind: "location", name: "City" },
  operator: "is",
  values,
});
const rules = (...criteria: Criterion[]): SegmentRules => ({
  include: "all",
  groups: [{ sources: [], sourceType: "any", dimensions: [{ match: "all", criteria }], type: "all" }],
}); // prettier-ignore
const on = (...ids: string[]): SegmentRules => ({
  include: "all",
  groups: [{ sources: ids.map((segmentId) => ({ segmentId })), sourceType: "any", dimensions: [], type: "all" }],
}); // prettier-ignore
const save = (name: string, given: SegmentRules, id: string | null = null) =>
  segments.save({ id, name, rules: given }).id;
const people = (count: number, place: string, from = 0) =>
  Array.from({ length: count }, (_, index) => ({
    userId: `${place}-${from + index}`,
    endpoints: [{ location: { City: place } }],
  }));
const campaign = (id: string, status: string, segmentId: string, deletedAt: number | null = null) =>
  t.store.run(
    "INSERT INTO campaigns (id, status, draft, revision, created_at, updated_at, deleted_at) VALUES (?, ?, ?, 1, 0, 0, ?)",
    id,
    status,
    JSON.stringify({ name: id, segmentId }),
    deletedAt,
  );
/** Lets the counts of the list be made, however many rounds they take. */
const counted = async () => {
  await t.ring();
  await segments.idle();
};
const contactsOf = (id: string) => segments.list().find((row) => row.id === id)?.contacts;

describe("saving", () => {
  test("trims the name, counts versions up and keeps each", () => {
    const id = save("  Vienna ", rules(city("Vienna")));
    expect(segments.save({ id, name: "Vienna", rules: rules(city("Graz")) })).toEqual({ id, version: 2 }); // prettier-ignore
    expect(segments.get(id)).toMatchObject({ name: "Vienna", version: 2, rules: rules(city("Graz")) }); // prettier-ignore
    expect(t.store.all("SELECT version FROM segment_versions")).toHaveLength(2);
    expect(() => save(" ", rules())).toThrow("Name the segment.");
  });

  test("refuses a circle, direct or through others, by name", () => {
    const base = save("Base", rules());
    expect(() => save("Base", on(base), base)).toThrow("“Base” builds on “Base”");
    const middle = save("Middle", on(base));
    expect(() => save("Base", on(middle), base)).toThrow(
      "circle: “Base” builds on “Middle” builds on “Base”",
    );
    expect(segments.get(base).version).toBe(1);
  });

  test("refuses base segments that are not there, and names what is known of them", async () => {
    const gone = save("Gone", rules());
    segments.remove(gone);
    expect(() => save("New", on(gone))).toThrow("The base segment “Gone” was deleted.");
    expect(() => save("New", on("nowhere"))).toThrow("There is no segment with the ID nowhere");
    await expect(segments.count(on("nowhere"))).rejects.toThrow("nowhere");
  });

  test("builds five deep and no deeper, also from below", () => {
    const ids = [save("0", rules())];
    for (let depth = 1; depth <= 5; depth += 1) ids.push(save(String(depth), on(ids.at(-1)!)));
    expect(() => save("6", on(ids[5]!))).toThrow("“0” is one too many");
    const below = save("below", rules());
    expect(() => save("0", on(below), ids[0]!)).toThrow("“below” is one too many");
    expect(segments.get(ids[0]!).rules).toEqual(rules());
  });

  test("an imported segment has no rules to change, but a copy and another name", () => {
    t.store.run("INSERT INTO segments (id, name, type, version, created_at, updated_at) VALUES ('i', 'List', 'imported', 1, 0, 0)"); // prettier-ignore
    addMembers(t.store, "i", "endpoint", [1, 2, 3, 7]);
    expect(() => save("List", rules(), "i")).toThrow("its members are fixed");
    const { id } = segments.duplicate("i");
    expect(segments.get(id)).toMatchObject({ name: "List copy", imported: { records: 4 } });
    segments.rename(id, " Other ");
    expect(segments.get(id).name).toBe("Other");
  });

  test("copies get a name of their own", () => {
    const id = save("A", rules(city("Graz")));
    segments.duplicate(id);
    expect(segments.get(segments.duplicate(id).id)).toMatchObject({ name: "A copy 2", version: 1, rules: rules(city("Graz")) }); // prettier-ignore
  });
});

describe("removing", () => {
  test("is refused while a campaign that can still send or a segment needs it, and says which", () => {
    const id = save("Lapsed", rules());
    campaign("Done", "completed", id);
    campaign("Deleted", "draft", id, 1);
    segments.remove(id);
    segments.restore(id);
    campaign("Nov newsletter", "draft", id);
    const upper = save("Upper", on(id));
    expect(() => segments.remove(id)).toThrow(
      "“Lapsed” is used by campaign “Nov newsletter” and segment “Upper”.",
    );
    expect(segments.get(id).usedBy).toEqual([
      { kind: "campaign", id: "Nov newsletter", name: "Nov newsletter" },
      { kind: "segment", id: upper, name: "Upper" },
    ]);
  });

  test("takes it from the list, and back", () => {
    const id = save("A", rules());
    segments.remove(id);
    expect(segments.list()).toEqual([]);
    expect(() => segments.get(id)).toThrow("The segment “A” was deleted.");
    segments.restore(id);
    expect(segments.list()).toHaveLength(1);
  });
});

describe("counts of the list", () => {
  test("come by themselves, again when contacts change, and for what builds on a changed segment", async () => {
    t.fill([...people(3, "Vienna"), ...people(2, "Graz")]);
    const base = save("Base", rules(city("Vienna")));
    const upper = save("Upper", on(base));
    expect(contactsOf(base)).toBeNull();
    await counted();
    expect([contactsOf(base), contactsOf(upper)]).toEqual([3, 3]);
    expect(segments.list()[0]?.countedAt).toBe(t.clock.now);

    t.fill(people(4, "Vienna", 3));
    t.parts.topics.touch("contacts");
    await counted();
    expect([contactsOf(base), contactsOf(upper)]).toEqual([7, 7]);

    save("Base", rules(city("Graz")), base);
    await counted();
    expect([contactsOf(base), contactsOf(upper)]).toEqual([2, 2]);
  });

  test("are left alone while nothing changes, and tell it when they changed", async () => {
    t.fill(people(1, "Vienna"));
    save("A", rules());
    // What filling and the first daily size touched may come to the count only in a round of its own.
    for (let round = 0; round < 3; round += 1) await counted();
    let asked = 0;
    let told = 0;
    const { ask } = t.parts.index;
    t.parts.index.ask = (kind, input) => {
      if (kind === "counts") asked += 1;
      return ask(kind, input);
    };
    t.parts.topics.listen((topics) => {
      if (topics.includes("segments")) told += 1;
    });
    for (let round = 0; round < 3; round += 1) {
      segments.list();
      t.parts.topics.touch("segments", "messages");
      await counted();
    }
    expect(asked).toBe(0);
    told = 0;
    t.parts.topics.touch("contacts");
    await counted();
    await counted();
    expect([asked, told]).toEqual([1, 0]);
    t.fill(people(1, "Graz"));
    t.parts.topics.touch("contacts");
    await counted();
    await counted();
    expect([asked, told]).toEqual([2, 1]);
  });

  test("of a time criterion grow old in an hour", async () => {
    const id = save("Recent", rules({ field: { kind: "activity" }, operator: "activeWithin", values: [1] })); // prettier-ignore
    t.fill(people(2, "Vienna"));
    await counted();
    expect(contactsOf(id)).toBe(2);
    t.clock.now += 25 * 3_600_000;
    segments.list();
    await counted();
    expect(contactsOf(id)).toBe(0);
  });
});

describe("looking at members", () => {
  test("a sample is the same for the same seed, another for another, with the fact that matched", async () => {
    t.fill([...people(50, "Vienna"), ...people(50, "Graz")]);
    const sample = (seed: number) =>
      segments.sample({ rules: rules(city("graz")), seed, limit: 5 });
    const first = await sample(1);
    expect(await sample(1)).toEqual(first);
    expect(first.every((contact) => contact.fact === "City Graz")).toBe(true);
    expect((await sample(2)).map((contact) => contact.key)).not.toEqual(first.map((contact) => contact.key)); // prettier-ignore
    await expect(segments.sample({ seed: 1, limit: 5 })).rejects.toThrow("Name a segment");
  });

  test("fields are those that exist, with how many endpoints have them", async () => {
    t.fill([
      { user: { Plan: ["Pro"], Empty: [] }, endpoints: [{ metrics: { Spend: 1 } }, { attributes: { Tea: ["x"], constructor: ["y"] } }] },
      { user: { Nobody: ["x"] }, endpoints: [] },
    ]); // prettier-ignore
    const found = await segments.fields();
    expect(found.map(({ group, label, filled, numeric }) => [group, label, filled, numeric])).toEqual([
      ["Contact", "Plan", 2, false],
      ["Contact", "Added", 2, false],
      ["Endpoint", "constructor", 1, false],
      ["Endpoint", "Tea", 1, false],
      ["Endpoint", "Status", 2, false],
      ["Endpoint", "Opt-out", 2, false],
      ["Endpoint", "Random share", 2, false],
      ["Metrics", "Spend", 1, true],
      ["Activity", "Activity", 2, false],
      ["Channel", "Channel", 2, false],
    ]); // prettier-ignore
    t.fill(people(1, "Linz"));
    expect((await segments.fields()).map((row) => row.label)).toContain("City");
  });

  test("values are the most common first, fifty at most, found whatever their case", async () => {
    t.fill([
      ...people(3, "Wien"),
      ...people(2, "Köln"),
      ...Array.from({ length: 60 }, (_, index) => people(1, `Ort ${index}`)[0]!),
      { user: { Tags: ["a", "b"] }, endpoints: [{}, {}] },
    ]);
    const values = await segments.values({ kind: "location", name: "City" });
    expect(values).toHaveLength(50);
    expect(values.slice(0, 2)).toEqual([{ value: "Wien", count: 3 }, { value: "Köln", count: 2 }]); // prettier-ignore
    expect(await segments.values({ kind: "location", name: "City" }, " KÖ")).toEqual([{ value: "Köln", count: 2 }]); // prettier-ignore
    expect(await segments.values({ kind: "userAttribute", name: "Tags" }, "A")).toEqual([{ value: "a", count: 1 }]); // prettier-ignore
    expect(await segments.values({ kind: "channel" })).toEqual([{ value: "EMAIL", count: 66 }]);
    expect(await segments.values({ kind: "activity" })).toEqual([]);
  });

  test("a newer count drops an older one that nobody waits for, and only that", async () => {
    t.fill(people(20, "Vienna"));
    // The index has a question already, so that what follows has to wait.
    const busy = t.parts.index.ask("fields", null);
    const called = new AbortController();
    const dropped = segments.count(rules(city("Vienna")), called.signal);
    const kept = segments.count(rules(city("Graz")));
    called.abort();
    const newest = segments.count(emptyRules());
    await expect(dropped).rejects.toThrow("abort");
    expect((await kept).contacts).toBe(0);
    expect((await newest).contacts).toBe(20);
    await busy;
  });
});
