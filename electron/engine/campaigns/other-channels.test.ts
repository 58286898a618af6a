import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CampaignDraft } from "../../../shared/domain/campaign.ts";
import type { OtherContent } from "../../../shared/domain/other-content.ts";
import { everybody, launched, people, seedContacts, status } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

const sms: OtherContent = {
  type: "sms",
  body: "Hi {{User.UserAttributes.FirstName}}",
  defaults: { "User.UserAttributes.FirstName": "there" },
  origin: "",
  messageType: "PROMOTIONAL",
};
const hook = (endpointTypes: Extract<OtherContent, { type: "custom" }>["endpointTypes"]) =>
  ({
    type: "custom",
    deliveryUri: "https://hooks.example/x",
    data: "",
    endpointTypes,
    defaults: {},
  }) satisfies OtherContent;
const store = () => t.engine.project().parts.store;
const withPhones = () =>
  seedContacts(t, [
    { userId: "a", phone: "+14255550101", email: "a@example.com", first: "Amara" },
    { userId: "b", phone: "+14255550102" },
    { userId: "c", phone: "+14255550103", optedOut: true },
    { userId: "d", email: "d@example.com" },
  ]);
const drafted = async (parts: Partial<CampaignDraft>) => {
  const { id } = await t.api.campaigns.create({ name: "Other", segmentId: await everybody(t) });
  const { draft, revision } = await t.api.campaigns.get({ id });
  await t.api.campaigns.saveDraft({ id, revision, draft: { ...draft, ...parts } });
  return id;
};

describe("a campaign by SMS", () => {
  it("reaches the phones of a segment, says who is left out and why, and writes Pinpoint’s events", async () => {
    withPhones();
    const review = await t.api.campaigns.review({ id: await drafted({ other: sms }) });
    expect(review.funnel).toMatchObject({ targeted: 4, willBeSent: 2 });
    expect(review.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(review.findings.map(({ text }) => text)).toContainEqual(
      expect.stringContaining("SMS is in the sandbox"),
    );

    const id = await launched(t, await everybody(t), { other: sms });
    await status(t, id, "completed");
    const { figures } = await t.api.campaigns.report({ id });
    // Opens and clicks of texts are not measured.
    expect(figures).toMatchObject({
      targeted: 4,
      sent: 2,
      notSent: 2,
      opened: null,
      clicked: null,
      hardBounced: null,
    });
    const { items } = await t.api.messages.list({ folder: "sandbox", limit: 9 });
    expect(items.map(({ subject, family }) => [family, subject]).toSorted()).toEqual([
      ["sms", "Hi Amara"],
      ["sms", "Hi there"],
    ]);
    const reasons = await t.api.messages.reasons();
    expect(reasons.map(({ reason }) => reason).toSorted()).toEqual(["noAddress", "optedOut"]);
    const events = store().all<{ type: string; attributes: string }>(
      "SELECT type, attributes FROM events WHERE contact IS NOT NULL ORDER BY key LIMIT 2",
    );
    expect(events.map(({ type }) => type)).toEqual(["_SMS.BUFFERED", "_campaign.send"]);
    expect(JSON.parse(events[1]!.attributes)).toMatchObject({
      campaign_id: id,
      treatment_id: "0",
      delivery_type: "SMS",
      campaign_send_status: "SUCCESS",
    });
    expect(await t.api.campaigns.sentMessage({ id, contact: null })).toMatchObject({
      text: "Hi there",
    });
  });

  it("is not launched without words, and drops what waits when it is cancelled", async () => {
    withPhones();
    const id = await drafted({ other: { ...sms, body: " " } });
    const { revision } = await t.api.campaigns.get({ id });
    await expect(t.api.campaigns.launch({ id, revision })).rejects.toMatchObject({
      code: "BAD_INPUT",
      data: { place: "message" },
    });
    await t.api.projects.saveSettings({ sendingPerSecond: 1 });
    const running = await launched(t, await everybody(t), { other: sms });
    await t.until(async () => (await t.api.campaigns.report({ id: running })).figures.sent === 1);
    await t.api.campaigns.pause({ id: running });
    await t.api.campaigns.cancel({ id: running });
    expect((await t.api.campaigns.report({ id: running })).figures).toMatchObject({
      sent: 1,
      notSent: 3,
      waiting: 0,
    });
  });

  it("takes its words from a template, and follows it", async () => {
    withPhones();
    const template = async (body: string) => {
      const { id } = await t.api.templates.create({
        name: "Ready",
        content: { type: "sms", body, defaults: {}, recommender: null },
      });
      await t.api.templates.makeVersion({ id, name: "", activate: true });
      return id;
    };
    const id = await drafted({ other: sms });
    const { revision } = await t.api.campaigns.get({ id });
    const chosen = { id: await template("Ready for pickup"), version: null };
    await t.api.campaigns.useTemplate({ id, revision, template: chosen });
    const { draft } = await t.api.campaigns.get({ id });
    expect(draft.other).toMatchObject({ type: "sms", body: "Ready for pickup" });
    const { revision: of } = await t.api.templates.get({ id: chosen.id });
    const content = { type: "sms", body: "Come by", defaults: {}, recommender: null } as const;
    await t.api.templates.keepDraft({ id: chosen.id, revision: of, content });
    await t.api.templates.makeVersion({ id: chosen.id, name: "", activate: true });
    expect((await t.api.campaigns.get({ id })).draft.other).toMatchObject({ body: "Come by" });
  });
});

describe("a campaign by a custom channel", () => {
  it("hands over the endpoints of the channels it names, others not", async () => {
    withPhones();
    const id = await launched(t, await everybody(t), { other: hook(["EMAIL"]) });
    await status(t, id, "completed");
    const { items } = await t.api.messages.list({ folder: "sandbox", limit: 9 });
    expect(items.map(({ family, to }) => [family, to]).toSorted()).toEqual([
      ["custom", "a@example.com"],
      ["custom", "d@example.com"],
    ]);
    expect(
      store().all("SELECT DISTINCT channel, family FROM messages WHERE state = 'sent'"),
    ).toEqual([{ channel: "EMAIL", family: "custom" }]);
  });
});

it("leaves email campaigns as they were", async () => {
  seedContacts(t, people(2));
  const id = await launched(t, await everybody(t));
  await status(t, id, "completed");
  expect((await t.api.campaigns.report({ id })).figures).toMatchObject({ targeted: 2, sent: 2 });
  expect(store().all("SELECT type, count(*) AS n FROM events GROUP BY type ORDER BY type")).toEqual(
    [
      { type: "_campaign.send", n: 2 },
      { type: "_email.delivered", n: 2 },
      { type: "_email.send", n: 2 },
    ],
  );
});
