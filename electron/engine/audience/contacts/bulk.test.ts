import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BulkAct, ContactSelection } from "../../../../shared/contract/contacts.ts";
import { emptyRules } from "../../../../shared/domain/segment.ts";
import { people, seedContacts } from "../../testing/builders.ts";
import { testEngine, type TestEngine } from "../../testing/engine.ts";

let t: TestEngine;
const many = 3_000;
beforeAll(async () => {
  t = await testEngine();
  seedContacts(t, people(many));
});
afterAll(() => t.stop());

const bulk = (selection: ContactSelection, act: BulkAct) => t.api.contacts.bulk({ selection, act });
const store = () => t.engine.project().parts.store;
/** Everything an act can change, but not how JSON orders its names. */
const everything = () => ({
  contacts: store()
    .all<{ attributes: string }>("SELECT * FROM contacts ORDER BY key")
    .map((row) => ({ ...row, attributes: JSON.parse(row.attributes) as unknown })),
  endpoints: store().all("SELECT * FROM endpoints ORDER BY key"),
  members: store().all("SELECT * FROM segment_members ORDER BY 1, 2, 3"),
});
const idle = () => t.engine.project().contacts.idle();
const all: ContactSelection = { filter: {}, except: [] };

describe("an act on chosen contacts", () => {
  test("sets an attribute, tells it in the timeline and takes it back exactly", async () => {
    await t.api.contacts.edit({ key: 2, edit: { kind: "userAttribute", name: "Plan", values: ["Old"] } }); // prettier-ignore
    const before = everything();
    t.clock.set(t.clock.now() + 1000);
    const done = await bulk({ keys: [1, 2, 3, 99_999] }, { kind: "setUserAttribute", name: "Plan", values: ["New"] }); // prettier-ignore
    expect(done.contacts).toBe(3);
    expect((await t.api.contacts.get({ key: 2 })).userAttributes["Plan"]).toEqual(["New"]);
    const { items } = await t.api.contacts.timeline({ key: 2, limit: 10 });
    expect(items[0]).toMatchObject({ text: "Set Plan to “New”", detail: { before: ["Old"] } });
    expect(await t.api.contacts.undoBulk({ undo: done.undo ?? "" })).toEqual({ contacts: 3, kept: 0 }); // prettier-ignore
    expect(everything()).toEqual(before);
    await expect(t.api.contacts.undoBulk({ undo: done.undo ?? "" })).rejects.toThrow("already");
  });

  test("leaves what was changed since, and counts it", async () => {
    const { undo } = await bulk({ keys: [4, 5, 6] }, { kind: "setUserAttribute", name: "Tier", values: ["Gold"] }); // prettier-ignore
    await t.api.contacts.edit({ key: 5, edit: { kind: "userAttribute", name: "Tier", values: ["Black"] } }); // prettier-ignore
    expect(await t.api.contacts.undoBulk({ undo: undo ?? "" })).toEqual({ contacts: 2, kept: 1 });
    expect((await t.api.contacts.get({ key: 5 })).userAttributes["Tier"]).toEqual(["Black"]);
    expect((await t.api.contacts.get({ key: 4 })).userAttributes["Tier"]).toBeUndefined();
  });

  test("opts out of one channel, and back in only whom it opted out", async () => {
    await t.api.contacts.edit({ key: 7, edit: { kind: "addEndpoint", channel: "SMS", address: "+436641112233" } }); // prettier-ignore
    const [email] = (await t.api.contacts.get({ key: 8 })).endpoints;
    await t.api.contacts.edit({ key: 8, edit: { kind: "optOut", endpoint: email?.key ?? 0, optOut: "ALL" } }); // prettier-ignore
    const before = everything();
    const { undo } = await bulk({ keys: [7, 8] }, { kind: "optOut", channel: "EMAIL" });
    expect((await t.api.contacts.get({ key: 7 })).endpoints.map((one) => one.optOut)).toEqual([
      "ALL",
      "NONE",
    ]);
    expect(await t.api.contacts.consent({ key: 7 })).toMatchObject([
      { state: "optedOut", source: "By hand, with others", at: t.clock.now() },
      { state: "optedIn", at: null },
    ]);
    expect(await t.api.contacts.undoBulk({ undo: undo ?? "" })).toEqual({ contacts: 1, kept: 0 });
    expect(everything()).toEqual(before);
  });

  test("puts into static segments only, and takes out of them", async () => {
    const { id } = await t.api.segments.createStatic({ name: "Staff" });
    const rules = await t.api.segments.save({ id: null, name: "Rules", rules: emptyRules() });
    await expect(bulk({ keys: [1] }, { kind: "addToSegment", segmentId: rules.id })).rejects.toThrow("made by rules"); // prettier-ignore
    await bulk({ keys: [10, 11, 12, 14] }, { kind: "addToSegment", segmentId: id });
    expect((await t.api.contacts.list({ segmentId: id, limit: 9 })).items.map((row) => row.key)).toEqual([10, 11, 12, 14]); // prettier-ignore
    const before = everything();
    const { undo } = await bulk({ filter: { segmentId: id }, except: [14] }, { kind: "removeFromSegment", segmentId: id }); // prettier-ignore
    expect((await t.api.contacts.count({ segmentId: id })).count).toBe(1);
    await t.api.contacts.undoBulk({ undo: undo ?? "" });
    expect(everything()).toEqual(before);
    expect((await t.api.contacts.timeline({ key: 10, limit: 9 })).items[0]?.text).toBe(
      "Added to “Staff”",
    );
  });

  test("deletes, for good", async () => {
    const done = await bulk({ keys: [20, 21] }, { kind: "delete" });
    expect(done).toEqual({ contacts: 2, undo: null });
    expect((await t.api.contacts.count({})).all).toBe(many - 2);
  });

  test("can be taken back for a day", async () => {
    const { undo } = await bulk({ keys: [30] }, { kind: "optOut" });
    t.clock.set(t.clock.now() + 86_400_001);
    await expect(t.api.contacts.undoBulk({ undo: undo ?? "" })).rejects.toThrow("24 hours");
  });
});

describe("an act on very many", () => {
  const act: BulkAct = { kind: "setUserAttribute", name: "Wave", values: ["1"] };
  const waved = async () =>
    store().get<{ n: number }>("SELECT count(*) AS n FROM contacts WHERE attributes ->> '$.Wave[0]' = '1'")?.n; // prettier-ignore

  test("is a task that nobody waits for, undone whole", async () => {
    const before = everything();
    const done = await bulk(all, act);
    expect(done.contacts).toBe(many - 2);
    await idle();
    const [task] = await t.api.system.tasks();
    expect(task).toMatchObject({ kind: "bulk", name: "Set Wave to “1”", state: "done", total: many - 2, done: many - 2 }); // prettier-ignore
    expect(await waved()).toBe(many - 2);
    expect(await t.api.contacts.undoBulk({ undo: done.undo ?? "" })).toEqual({ contacts: many - 2, kept: 0 }); // prettier-ignore
    expect(everything()).toEqual(before);
  });

  test("goes on where it stood when the program ended, forth and back", async () => {
    const before = everything();
    const { undo } = await bulk(all, act);
    await t.restart();
    const half = (await waved()) ?? 0;
    expect(half).toBeGreaterThan(0);
    await idle();
    expect(await waved()).toBe(many - 2);
    const ended = t.api.contacts.undoBulk({ undo: undo ?? "" }).catch(() => undefined);
    await t.until(async () => ((await waved()) ?? 0) < many - 2, "the first slice taken back");
    await t.restart();
    await idle();
    await Promise.race([ended, Promise.resolve()]);
    expect(everything()).toEqual(before);
  });

  test("goes no further when it is taken back before it is through", async () => {
    const before = everything();
    const { undo } = await bulk(all, act);
    const { contacts } = await t.api.contacts.undoBulk({ undo: undo ?? "" });
    expect(contacts).toBeLessThan(many - 2);
    expect(everything()).toEqual(before);
  });

  test("is cancelled with what it did so far, and that can be taken back", async () => {
    const before = everything();
    const { undo } = await bulk(all, act);
    const [task] = await t.api.system.tasks();
    await t.api.system.cancelTask({ id: task?.id ?? "" });
    await idle();
    expect((await t.api.system.tasks())[0]?.state).toBe("cancelled");
    expect(await waved()).toBeLessThan(many - 2);
    await t.api.contacts.undoBulk({ undo: undo ?? "" });
    expect(everything()).toEqual(before);
  });
});
