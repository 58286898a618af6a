import { afterEach, beforeEach, expect, it } from "vitest";
import { people, seedContacts } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import { begun, entryBySegment, journeyOf, mailTemplate } from "../testing/journeys.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

it("tells a contact's way through a journey among everything else, with reasons", async () => {
  seedContacts(t, people(2));
  const { store } = t.engine.project().parts;
  const keys = store
    .all<{ key: number }>("SELECT key FROM contacts ORDER BY key")
    .map(({ key }) => key);
  const [reached, closed] = keys as [number, number];
  store.run("UPDATE endpoints SET opted_out = 1 WHERE contact = ?", closed);
  mailTemplate(t);
  const id = await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: await entryBySegment(t), next: "mail" },
      mail: { type: "email", name: "Welcome", settings: { templateId: "t1" } },
    }),
  );
  const sent = "SELECT 1 FROM messages WHERE participant IS NOT NULL AND state = 'sent'";
  await t.until(() => store.get(sent) !== undefined, "the mail");
  const timeline = async (key: number, limit = 50) =>
    (await t.api.contacts.timeline({ key, limit })).items;
  const { name } = await t.api.journeys.get({ id }).then(({ document }) => document);
  const told = await timeline(reached);
  expect(told.map(({ family, text }) => [family, text])).toEqual(
    expect.arrayContaining([
      ["journey", `Entered the journey “${name}”`],
      ["message", "Email sent: “Hello”"],
      ["journey", `“${name}”: reached the end`],
    ]),
  );
  expect(told).toHaveLength(3);
  expect(new Set(told.map((one) => one.journey?.id))).toEqual(new Set([id]));
  expect((await timeline(closed)).map(({ text }) => text)).toContain(
    `“${name}”: “Welcome” was not sent: opted out of this channel`,
  );
  const pages = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof t.api.contacts.timeline>> = await t.api.contacts.timeline(
      { key: closed, limit: 1, after, families: ["journey"] },
    );
    pages.push(...page.items);
    after = page.next;
  } while (after !== null);
  expect(pages.map(({ type }) => type)).toEqual([
    "journey.ended",
    "journey.notSent",
    "journey.entered",
  ]);
});
