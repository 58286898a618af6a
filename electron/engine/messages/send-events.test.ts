import { afterEach, beforeEach, expect, it } from "vitest";
import { everybody, launched, people, seedContacts, status } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import { begun, entryBySegment, journeyOf, mailTemplate } from "../testing/journeys.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

const store = () => t.engine.project().parts.store;
const events = () =>
  store()
    .all<{ type: string; contact: number; attributes: string }>(
      "SELECT type, contact, attributes FROM events ORDER BY key",
    )
    .map((row) => ({ ...row, attributes: JSON.parse(row.attributes) as Record<string, string> }));

it("writes what Pinpoint writes of a campaign's mail, sent and not sent", async () => {
  seedContacts(t, people(1));
  const segment = await everybody(t);
  const first = await launched(t, segment);
  await status(t, first, "completed");
  const run = (await t.api.campaigns.get({ id: first })).runs[0]?.id;
  const ids = { campaign_id: first, campaign_activity_id: run, treatment_id: "0" };
  expect(events().map(({ type, attributes }) => [type, attributes])).toEqual([
    ["_email.send", { feedback: "received", ...ids }],
    ["_email.delivered", { feedback: "delivered", ...ids }],
    ["_campaign.send", { ...ids, delivery_type: "EMAIL", campaign_send_status: "SUCCESS" }],
  ]);
  await t.api.projects.saveSettings({ dailyLimit: 1 });
  await status(t, await launched(t, segment), "completed");
  expect(events().at(-1)).toMatchObject({
    type: "_campaign.send",
    attributes: { campaign_send_status: "DAILY_CAP" },
  });
  const message = store().get<{ key: number }>("SELECT key FROM messages WHERE state = 'sent'");
  t.engine.project().feedback.record(message?.key ?? 0, "open");
  expect(events().at(-1)).toMatchObject({
    type: "_email.open",
    attributes: { feedback: "opened", ...ids },
  });
  const read = await t.api.messages.get({ id: `message:${message?.key}` });
  expect(read.events.map(({ type }) => type)).toEqual([
    "_email.send",
    "_email.delivered",
    "_campaign.send",
    "_email.open",
  ]);
  // One row for the message and one for the open: what happened at once is told once.
  const contact = events()[0]?.contact ?? 0;
  const told = await t.api.contacts.timeline({ key: contact, limit: 20 });
  expect(told.items.map(({ type }) => type).toSorted()).toEqual([
    "_email.open",
    "message.notSent",
    "message.sent",
  ]);
});

it("names the journey, its run and its activity, whether something was sent or not", async () => {
  seedContacts(t, people(2));
  store().run("DELETE FROM endpoints WHERE key = (SELECT max(key) FROM endpoints)");
  t.engine.project().parts.topics.touch("contacts");
  mailTemplate(t);
  const id = await begun(
    t,
    journeyOf({
      entry: { type: "entry", settings: await entryBySegment(t), next: "mail" },
      mail: { type: "email", settings: { templateId: "t1" }, next: "hook" },
      hook: { type: "custom", settings: { url: "https://example.com/hook" } },
    }),
  );
  await t.until(() => events().some(({ type }) => type === "_email.send"), "a mail");
  const run = store().get<{ id: string }>("SELECT id FROM journey_runs")?.id;
  const ids = { journey_id: id, journey_run_id: run, journey_activity_id: "mail" };
  const ofMail = events().filter(({ attributes }) => attributes["journey_activity_id"] === "mail");
  expect(ofMail.map(({ type, attributes }) => [type, attributes])).toEqual([
    ["_email.send", { feedback: "received", ...ids }],
    ["_email.delivered", { feedback: "delivered", ...ids }],
    ["_journey.send", { ...ids, journey_activity_type: "EMAIL", journey_send_status: "SUCCESS" }],
  ]);
  expect(
    events().find(({ attributes }) => attributes["journey_activity_type"] === "CUSTOM"),
  ).toMatchObject({
    type: "_journey.send",
    attributes: {
      journey_activity_id: "hook",
      journey_send_status: "UNSUPPORTED_CHANNEL",
      journey_send_status_message: "No address for this channel",
    },
  });
});
