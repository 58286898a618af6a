import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ContactEdit } from "../../../../shared/contract/contacts.ts";
import type { ChannelType } from "../../../../shared/domain/channel.ts";
import { testEngine, type TestEngine } from "../../testing/engine.ts";

let t: TestEngine;
beforeAll(async () => {
  t = await testEngine();
});
afterAll(() => t.stop());

let number = 0;
async function make(
  more: { userId?: string | null; channel?: ChannelType; address?: string } = {},
) {
  number += 1;
  const { key } = await t.api.contacts.create({
    userId: more.userId === undefined ? `edit-${number}` : more.userId,
    userAttributes: { FirstName: ["Mara"], City: ["Vienna"] },
    channel: more.channel ?? "EMAIL",
    address: more.address ?? `edit${number}@example.com`,
  });
  return key;
}
const get = (key: number) => t.api.contacts.get({ key });
const edit = (key: number, change: ContactEdit) => t.api.contacts.edit({ key, edit: change });
const lines = async (key: number) =>
  (await t.api.contacts.timeline({ key, limit: 50 })).items.map((item) => item.text);

describe("a contact made by hand", () => {
  test("has one active endpoint and a name, and its timeline says so", async () => {
    const key = await make({ address: " mara@example.com " });
    const contact = await get(key);
    expect(contact).toMatchObject({
      name: "Mara",
      endpoints: [{ channel: "EMAIL", address: "mara@example.com", status: "ACTIVE" }],
    });
    expect(await lines(key)).toEqual(["Added by hand"]);
  });

  test("is refused with the reason", async () => {
    await make({ userId: "taken" });
    await expect(make({ userId: "taken" })).rejects.toThrow("“taken” exists already");
    await expect(make({ address: "no address" })).rejects.toThrow("is not an email address");
    await expect(make({ channel: "SMS", address: "0664 123" })).rejects.toThrow("country code");
  });

  test("takes an address over: the endpoint written last is the active one", async () => {
    const first = await make({ address: "shared@example.com" });
    await make({ address: "Shared@Example.com" });
    expect((await get(first)).endpoints).toMatchObject([{ status: "INACTIVE" }]);
  });
});

describe("an edit", () => {
  test("sets, changes and removes an attribute of the user, and the name follows", async () => {
    const key = await make();
    await edit(key, { kind: "userAttribute", name: "FirstName", values: ["Maja"] });
    const { undo } = await edit(key, { kind: "userAttribute", name: "City", values: [] });
    const contact = await get(key);
    expect(contact.name).toBe("Maja");
    expect(contact.userAttributes).toEqual({ FirstName: ["Maja"] });
    expect(await lines(key)).toEqual([
      "Removed City (was “Vienna”)",
      "Changed FirstName from “Mara” to “Maja”",
      "Added by hand",
    ]);
    await t.api.contacts.undoEdit({ undo });
    expect((await get(key)).userAttributes).toEqual({ FirstName: ["Maja"], City: ["Vienna"] });
    await expect(t.api.contacts.undoEdit({ undo })).rejects.toThrow("any more");
  });

  test.each<[string, ContactEdit, object]>([
    [
      "attribute",
      { kind: "attribute", endpoint: 0, name: "Plan", values: ["A", "B"] },
      { attributes: { Plan: ["A", "B"] } },
    ],
    [
      "metric",
      { kind: "metric", endpoint: 0, name: "Orders", value: 3.5 },
      { metrics: { Orders: 3.5 } },
    ],
    [
      "demographic",
      { kind: "demographic", endpoint: 0, name: "Locale", value: "de_AT" },
      { demographic: { Locale: "de_AT" } },
    ],
    [
      "location",
      { kind: "location", endpoint: 0, name: "City", value: "Graz" },
      { location: { City: "Graz" } },
    ],
    [
      "coordinate",
      { kind: "location", endpoint: 0, name: "Latitude", value: 48.2 },
      { location: { Latitude: 48.2 } },
    ],
    ["opt-out", { kind: "optOut", endpoint: 0, optOut: "ALL" }, { optOut: "ALL" }],
    [
      "address",
      { kind: "address", endpoint: 0, address: "new@example.com" },
      { address: "new@example.com" },
    ],
  ])("of one %s is taken back exactly", async (_, change, expected) => {
    const key = await make();
    const before = await get(key);
    const endpoint = before.endpoints[0]?.key ?? 0;
    t.clock.set(t.clock.now() + 60_000);
    const { undo } = await edit(key, { ...change, endpoint } as ContactEdit);
    const after = await get(key);
    expect(after.endpoints[0]).toMatchObject(expected);
    // An edit is no sign of life.
    expect(after.endpoints[0]?.effectiveAt).toBe(before.endpoints[0]?.effectiveAt);
    await t.api.contacts.undoEdit({ undo });
    expect(await get(key)).toEqual(before);
  });

  test("with null removes the value and nothing else", async () => {
    const key = await make();
    const endpoint = (await get(key)).endpoints[0]?.key ?? 0;
    await edit(key, { kind: "metric", endpoint, name: "A", value: 1 });
    await edit(key, { kind: "metric", endpoint, name: "B", value: 2 });
    await edit(key, { kind: "metric", endpoint, name: "A", value: null });
    expect((await get(key)).endpoints[0]?.metrics).toEqual({ B: 2 });
  });

  test("is not taken back over a later change, but beside one", async () => {
    const key = await make();
    const first = await edit(key, { kind: "userAttribute", name: "City", values: ["Graz"] });
    await edit(key, { kind: "userAttribute", name: "Age", values: ["44"] });
    const third = await edit(key, { kind: "userAttribute", name: "City", values: ["Linz"] });
    await expect(t.api.contacts.undoEdit({ undo: first.undo })).rejects.toThrow("changed again");
    await t.api.contacts.undoEdit({ undo: third.undo });
    await t.api.contacts.undoEdit({ undo: first.undo });
    expect((await get(key)).userAttributes).toEqual({
      FirstName: ["Mara"],
      City: ["Vienna"],
      Age: ["44"],
    });
  });

  test("can be taken back for a day", async () => {
    const key = await make();
    const { undo } = await edit(key, { kind: "userAttribute", name: "City", values: ["Graz"] });
    t.clock.set(t.clock.now() + 86_400_001);
    await expect(t.api.contacts.undoEdit({ undo })).rejects.toThrow("any more");
  });

  test("adds and removes addresses; the last one of somebody without a user ID stays", async () => {
    const key = await make();
    const added = await edit(key, {
      kind: "addEndpoint",
      channel: "SMS",
      address: "+43 664 1234567",
    });
    let contact = await get(key);
    expect(contact.endpoints).toMatchObject([{}, { channel: "SMS", address: "+436641234567" }]);
    await expect(
      edit(key, { kind: "addEndpoint", channel: "SMS", address: "+436641234567" }),
    ).rejects.toThrow("already");
    const sms = contact.endpoints[1]?.key ?? 0;
    const { undo } = await edit(key, { kind: "removeEndpoint", endpoint: sms });
    expect((await get(key)).endpoints).toHaveLength(1);
    await t.api.contacts.undoEdit({ undo });
    expect(await get(key)).toEqual(contact);
    await t.api.contacts.undoEdit({ undo: added.undo });
    contact = await get(key);
    expect(contact.endpoints).toHaveLength(1);

    const lonely = await make({ userId: null });
    const endpoint = (await get(lonely)).endpoints[0]?.key ?? 0;
    await expect(edit(lonely, { kind: "removeEndpoint", endpoint })).rejects.toThrow(
      "only address",
    );
  });

  test("keeps Pinpoint's fifteen endpoints: the oldest push endpoint goes for a sixteenth", async () => {
    const key = await make({ userId: "fifteen" });
    for (let index = 0; index < 14; index += 1)
      await edit(key, { kind: "addEndpoint", channel: index < 2 ? "GCM" : "EMAIL", address: `a${index}@x.example` }); // prettier-ignore
    await expect(
      edit(key, { kind: "addEndpoint", channel: "EMAIL", address: "full@x.example" }),
    ).rejects.toThrow("15 endpoints already");
    const before = await get(key);
    const { undo } = await edit(key, { kind: "addEndpoint", channel: "APNS", address: "token" });
    const after = await get(key);
    expect(after.endpoints).toHaveLength(15);
    expect(after.endpoints.map((one) => one.address)).not.toContain("a0@x.example");
    await t.api.contacts.undoEdit({ undo });
    expect(await get(key)).toEqual(before);
  });

  test("gives a user ID; one that is known takes the addresses in", async () => {
    const user = await make({ userId: "known" });
    const other = await make({ userId: null });
    await expect(edit(user, { kind: "userId", userId: "taken" })).rejects.toThrow(
      "Another contact",
    );
    const before = [await get(user), await get(other)];
    const { undo } = await edit(other, { kind: "userId", userId: "known" });
    expect((await get(user)).endpoints).toHaveLength(2);
    await expect(get(other)).rejects.toThrow("not there");
    await t.api.contacts.undoEdit({ undo });
    expect([await get(user), await get(other)]).toEqual(before);
    await edit(user, { kind: "userId", userId: "renamed" });
    expect((await get(user)).id).toBe("renamed");
  });

  test("is refused with what is wrong", async () => {
    const key = await make();
    const endpoint = (await get(key)).endpoints[0]?.key ?? 0;
    await expect(
      edit(key, { kind: "location", endpoint, name: "Latitude", value: 91 }),
    ).rejects.toThrow("−90 to 90");
    await expect(edit(key, { kind: "address", endpoint, address: "x" })).rejects.toThrow("not an email"); // prettier-ignore
    await expect(edit(key, { kind: "optOut", endpoint: 99_999, optOut: "ALL" })).rejects.toThrow(
      "not there any more",
    );
    await expect(edit(99_999, { kind: "userId", userId: "x" })).rejects.toThrow("not there");
  });
});
