import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { everybody, launched, seedContacts, status } from "../../testing/builders.ts";
import { testEngine, type TestEngine } from "../../testing/engine.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

const secrets = ["xanthippe.secret@example.com", "Xanthippe", "xyz-user-4711", "Geheimstadt"];

/** Files of the project's folder that still hold one of the texts, whatever their case. */
function traces(): string[] {
  const { folder } = t.engine.project();
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const text = readFileSync(file).toString("latin1").toLowerCase();
      return secrets.some((secret) => text.includes(secret.toLowerCase()));
    });
}

test("an erased contact is nowhere in the project's files, and the figures stay", async () => {
  seedContacts(t, [
    { userId: "xyz-user-4711", email: "xanthippe.secret@example.com", first: "Xanthippe", city: "Geheimstadt" },
    { userId: "other-1", email: "other@example.com", first: "Other" },
  ]); // prettier-ignore
  const campaign = await launched(t, await everybody(t));
  await status(t, campaign, "completed");
  await t.until(
    async () => (await t.api.messages.list({ folder: "sandbox", limit: 10 })).items.length === 2,
    "mails",
  );
  const key = (await t.api.contacts.find({ text: "Xanthippe", limit: 1 }))[0]?.key ?? 0;
  await t.api.contacts.edit({ key, edit: { kind: "userAttribute", name: "City", values: ["Geheimstadt"] } }); // prettier-ignore
  await t.api.contacts.bulk({ selection: { keys: [key] }, act: { kind: "setUserAttribute", name: "City", values: ["Linz"] } }); // prettier-ignore
  await t.api.contacts.exportOne({ key });
  const { file, path: left } = await t.api.imports.reserveFile({ fileName: "list.csv" });
  writeFileSync(left, "Email,City,Odd\nXanthippe.Secret@example.com,Geheimstadt,x\nno address,,\n");
  const { id } = await t.api.imports.inspect({ file, fileName: "list.csv" });
  await t.api.imports.start({ id });
  await t.until(async () => (await t.api.imports.get({ id })).state === "imported", "the import");
  const report = () => t.api.campaigns.report({ id: campaign });
  const before = await report();
  expect(traces().length).toBeGreaterThan(2);

  const { proof } = await t.api.contacts.erase({ key, suppress: false });

  expect(traces()).toEqual([]);
  const rows = Object.fromEntries(proof.map((line) => [line.what, line.rows]));
  expect(rows).toMatchObject({
    "The contact": 1,
    "Addresses (endpoints)": 1,
    "Mails in the sandbox mailbox": 1,
    "Messages, kept as bare figures": 1,
    "Edits by hand": 1,
    "Values before bulk acts": 1,
    "Imports whose samples named them": 1,
    "Files of imports and exports that named them, removed": 2,
  });
  expect(JSON.stringify(proof)).not.toMatch(/xanthippe|4711/i);
  expect(await report()).toEqual(before);
  await expect(t.api.contacts.get({ key })).rejects.toThrow("not there any more");
  expect((await t.api.contacts.count({})).all).toBe(1);
});

test("with suppression the address alone stays, so that nobody writes there again", async () => {
  seedContacts(t, [{ email: "away@example.com", first: "Awa" }]);
  const { proof } = await t.api.contacts.erase({ key: 1, suppress: true });
  expect(proof).toContainEqual({
    what: "Addresses kept on the suppression list, as you asked",
    rows: 1,
  });
  const again = await t.api.contacts.create({
    userId: null,
    userAttributes: {},
    channel: "EMAIL",
    address: "away@example.com",
  });
  expect(await t.api.contacts.consent(again)).toMatchObject([
    { state: "optedIn" },
    { state: "suppressed", source: "Erased on request", at: t.clock.now() },
  ]);
  await t.api.contacts.unsuppress({ channel: "EMAIL", address: "away@example.com" });
  expect(await t.api.contacts.consent(again)).toHaveLength(1);
  await expect(
    t.api.contacts.unsuppress({ channel: "EMAIL", address: "away@example.com" }),
  ).rejects.toThrow("not on the suppression list");
});

test("what still waits for an erased contact is not sent", async () => {
  seedContacts(t, [{ email: "a@example.com" }, { email: "b@example.com" }]);
  await t.api.system.pauseScheduler();
  const campaign = await launched(t, await everybody(t));
  await t.api.contacts.erase({ key: 1, suppress: false });
  await t.api.system.resumeScheduler();
  await status(t, campaign, "completed");
  const { items } = await t.api.messages.list({ folder: "sandbox", limit: 10 });
  expect(items.map((mail) => mail.to)).toEqual(["b@example.com"]);
});
