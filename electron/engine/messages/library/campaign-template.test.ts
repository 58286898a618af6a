import { afterEach, beforeEach, expect, test } from "vitest";
import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import { everybody, people, seedContacts } from "../../testing/builders.ts";
import { testEngine, type TestEngine } from "../../testing/engine.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
  seedContacts(t, people(2));
});
afterEach(() => t.stop());

const email = (subject: string): TemplateContent => ({
  type: "email",
  subject,
  preheader: "",
  fromName: "Juniper",
  fromAddress: "hello@juniper.example",
  replyTo: "",
  headers: [
    { name: "X-City", value: "{{User.UserAttributes.FirstName}}\r\nBcc: thief@example.com" },
  ],
  body: { form: "html", source: '<p>Hello</p><a href="{{UnsubscribeUrl}}">Stop</a>' },
  text: null,
  defaults: {},
  recommender: null,
});

async function templateOf(...subjects: string[]): Promise<string> {
  const { id } = await t.api.templates.create({ name: "News", content: email(subjects[0] ?? "") });
  for (const [at, subject] of subjects.entries()) {
    if (at > 0) await t.api.templates.keepDraft({ id, revision: at, content: email(subject) });
    await t.api.templates.makeVersion({ id, name: "", activate: false });
  }
  return id;
}

async function campaignWith(template: { id: string; version: number | null }, daily = false) {
  const { id } = await t.api.campaigns.create({ name: "Weekly", segmentId: await everybody(t) });
  const { draft, revision } = await t.api.campaigns.get({ id });
  const saved = await t.api.campaigns.saveDraft({
    id,
    revision,
    draft: {
      ...draft,
      schedule: daily
        ? {
            kind: "recurring",
            every: "daily",
            at: "2026-11-17T09:05",
            zone: "Europe/Vienna",
            end: null,
          }
        : { kind: "immediately" },
    },
  });
  const used = await t.api.campaigns.useTemplate({ id, revision: saved.revision, template });
  return { id, revision: used.revision };
}

const subjects = async () => {
  const { items } = await t.api.messages.list({ folder: "sandbox", limit: 50 });
  return items.map(({ subject }) => subject).toSorted();
};
const delivered = (count: number) =>
  t.until(async () => (await subjects()).length === count, `${count} mails`);

test("a campaign sends the version it chose, whatever is active", async () => {
  const template = await templateOf("One", "Two");
  const { id, revision } = await campaignWith({ id: template, version: 2 });
  expect((await t.api.campaigns.get({ id })).draft).toMatchObject({
    message: { subject: "Two" },
    template: { id: template, version: 2 },
  });
  expect((await t.api.templates.get({ id: template })).usedBy).toEqual([
    { kind: "campaign", id, name: "Weekly" },
  ]);
  await expect(t.api.templates.remove({ id: template })).rejects.toThrow(
    "“News” is used by campaign “Weekly”",
  );
  await t.api.campaigns.launch({ id, revision });
  await delivered(2);
  expect(await subjects()).toEqual(["Two", "Two"]);
});

test("a campaign that follows sends what is active when each run begins", async () => {
  const template = await templateOf("One", "Two");
  const { id, revision } = await campaignWith({ id: template, version: null }, true);
  expect((await t.api.campaigns.get({ id })).draft.message.subject).toBe("One");
  await t.api.campaigns.launch({ id, revision });
  await t.clock.advance("6m");
  await delivered(2);
  await t.api.templates.activate({ id: template, version: 2 });
  // A minute before the next run: walking through the whole day would take seconds.
  t.clock.set(Date.parse("2026-11-18T08:04:00Z"));
  await t.clock.advance("2m");
  await delivered(4);
  expect(await subjects()).toEqual(["One", "One", "Two", "Two"]);
});

test("headers of a template go out with their variables, and begin no other header", async () => {
  const template = await templateOf("One");
  const { id, revision } = await campaignWith({ id: template, version: 1 });
  await t.api.campaigns.launch({ id, revision });
  await delivered(2);
  const { items } = await t.api.messages.list({ folder: "sandbox", limit: 1 });
  const { headers } = await t.api.messages.get({ id: items[0]?.id ?? "" });
  const named = Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));
  expect(named["x-city"]).toMatch(/^Person \d Bcc: thief@example.com$/);
  expect(named["bcc"]).toBeUndefined();
  expect(named["list-unsubscribe"]).toContain("http");
});

test("a template without a version, or of another channel, is refused with the cure", async () => {
  const { id: empty } = await t.api.templates.create({ name: "Empty", content: email("a") });
  await expect(campaignWith({ id: empty, version: null })).rejects.toThrow(
    "“Empty” has no version yet",
  );
  const sms = await t.api.templates.create({
    name: "Text",
    content: { type: "sms", body: "a", defaults: {}, recommender: null },
  });
  await t.api.templates.makeVersion({ id: sms.id, name: "", activate: true });
  await expect(campaignWith({ id: sms.id, version: null })).rejects.toThrow(
    "needs a template for email",
  );
});

test("letting go of a template keeps its words, to be written on", async () => {
  const template = await templateOf("One");
  const { id, revision } = await campaignWith({ id: template, version: null });
  await t.api.campaigns.useTemplate({ id, revision, template: null });
  const { draft } = await t.api.campaigns.get({ id });
  expect(draft).toMatchObject({ message: { subject: "One" }, template: null });
  await t.api.templates.remove({ id: template });
});
