import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OtherContent } from "../../../shared/domain/other-content.ts";
import { emptyPush } from "../../../shared/domain/template/template.ts";
import { letter } from "../testing/builders.ts";
import { runningVersion } from "../testing/journeys.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";

let t: TestEngine;
const servers: http.Server[] = [];
beforeEach(async () => {
  t = await testEngine();
});
afterEach(async () => {
  await t.stop();
  for (const server of servers.splice(0)) server.close();
});

const store = () => t.engine.project().parts.store;
const number = "+14255550142";
const phrase = "Hi {{User.UserAttributes.FirstName}}";
const sms = (parts: Partial<Extract<OtherContent, { type: "sms" }>> = {}): OtherContent => ({
  type: "sms",
  body: phrase,
  defaults: { "User.UserAttributes.FirstName": "there" },
  origin: "",
  messageType: "PROMOTIONAL",
  ...parts,
});
const push = (parts: Partial<Extract<OtherContent, { type: "push" }>> = {}): OtherContent => ({
  type: "push",
  silent: false,
  default: {
    ...emptyPush(),
    title: "Roast",
    body: phrase,
    action: "URL",
    url: "https://x.example",
  },
  services: {},
  timeToLive: null,
  defaults: {},
  ...parts,
});
const voice = (body: string): OtherContent => ({
  type: "voice",
  body,
  language: "en-US",
  voice: "Joanna",
  origin: "",
  defaults: {},
});
const custom = (deliveryUri: string): OtherContent => ({
  type: "custom",
  deliveryUri,
  data: '{"coupon":"{{User.UserAttributes.FirstName}}"}',
  endpointTypes: ["EMAIL", "CUSTOM"],
  defaults: {},
});

/** A contact with an endpoint on a channel; returns the endpoint's key. */
function endpoint(channel: string, address: string, first = "Amara"): number {
  const now = t.clock.now();
  const contact = store().run(
    "INSERT INTO contacts (user_id, name, attributes, created_at) VALUES (?, ?, ?, ?)",
    `user-${channel}-${address}`,
    first,
    JSON.stringify({ FirstName: [first] }),
    now,
  ).lastInsertRowid;
  return Number(
    store().run(
      `INSERT INTO endpoints (id, contact, channel, address, active, opted_out, cohort, document, created_at, effective_at)
         VALUES (?, ?, ?, ?, 1, 0, 42, '{}', ?, ?)`,
      `endpoint-${channel}-${address}`,
      contact,
      channel,
      address,
      now,
      now,
    ).lastInsertRowid,
  );
}

/** What a journey does to send something: a row of the outbox. */
function queue(
  content: OtherContent | ReturnType<typeof letter>,
  to: number,
  more: { activity?: string; visit?: number; live?: number; due?: number; version?: number } = {},
): number {
  const key = store().run(
    "INSERT INTO contents (campaign_id, content, created_at) VALUES (NULL, ?, 0)",
    JSON.stringify(content),
  ).lastInsertRowid;
  const row = store().run(
    `INSERT INTO messages (content, endpoint, contact, channel, address, state, due_at, attempts, updated_at, test, live,
       participant, activity, visit, journey_version)
     SELECT ?, key, contact, channel, address, 'queued', ?, 0, 0, 0, ?, 1, ?, ?, ? FROM endpoints WHERE key = ?`,
    key,
    more.due ?? t.clock.now(),
    more.live ?? 0,
    more.activity ?? "send",
    more.visit ?? 1,
    runningVersion(t, more.version ?? 1),
    to,
  ).lastInsertRowid;
  t.engine.topics.touch("messages");
  return Number(row);
}

const stateOf = (key: number) =>
  store().get<{ state: string; reason: string | null; detail: string | null; attempts: number }>(
    "SELECT state, reason, detail, attempts FROM messages WHERE key = ?",
    key,
  );
const ended = (key: number, state = "sent") =>
  t.until(() => stateOf(key)?.state === state, `${state} of ${key}: ${stateOf(key)?.detail}`);
const eventsOf = (key: number) =>
  store()
    .all<{ type: string; contact: number; endpoint: number; attributes: string }>(
      "SELECT type, contact, endpoint, attributes FROM events WHERE message = ? ORDER BY key",
      key,
    )
    .map(({ attributes, ...rest }) => ({
      ...rest,
      attributes: JSON.parse(attributes) as Record<string, string>,
    }));
const read = (key: number) => t.api.messages.get({ id: `message:${key}` });

async function serve(answer: (body: string) => { status: number; body: unknown }) {
  const calls: { body: string; key: string }[] = [];
  const server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      calls.push({ body, key: String(request.headers["idempotency-key"]) });
      const { status, body: reply } = answer(body);
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(reply));
    });
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, calls };
}

describe("messages of a journey", () => {
  it("go to the sandbox by their channel, with the events that splits ask about", async () => {
    const keys = {
      email: queue(letter(), endpoint("EMAIL", "amara@example.com")),
      sms: queue(sms(), endpoint("SMS", number)),
      push: queue(push(), endpoint("GCM", "token-1")),
      voice: queue(
        voice(`<speak>${phrase} <break time="2s"/></speak>`),
        endpoint("VOICE", number, "A & B"),
      ),
      custom: queue(custom("https://hooks.example/x"), endpoint("EMAIL", "b@example.com")),
    };
    for (const key of Object.values(keys)) await ended(key);
    await t.until(
      async () => (await t.api.messages.list({ folder: "sandbox", limit: 9 })).items.length === 5,
    );

    expect((await read(keys.sms)).content).toMatchObject({
      family: "sms",
      text: "Hi Amara",
      parts: 1,
    });
    expect((await read(keys.push)).content).toMatchObject({
      title: "Roast",
      body: "Hi Amara",
      opens: "https://x.example",
      service: "gcm",
    });
    expect((await read(keys.voice)).content).toMatchObject({
      body: '<speak>Hi A &amp; B <break time="2s"/></speak>',
      ssml: true,
    });
    const { content } = await read(keys.custom);
    const { document } = content as Extract<typeof content, { family: "custom" }>;
    expect(JSON.parse(document)).toMatchObject({
      Message: {},
      Data: '{"coupon":"Amara"}',
      ActivityId: "send",
      Endpoints: {
        "endpoint-EMAIL-b@example.com": {
          ChannelType: "EMAIL",
          Address: "b@example.com",
          Attributes: { CohortId: ["42"] },
        },
      },
    });

    const types = (key: number) => eventsOf(key).map(({ type }) => type);
    expect(types(keys.email)).toEqual(["_email.send", "_email.delivered", "_journey.send"]);
    expect(types(keys.sms)).toEqual(["_SMS.BUFFERED", "_journey.send"]);
    expect(types(keys.push)).toEqual(["_journey.send"]);
    expect(types(keys.voice)).toEqual(["_journey.send"]);
    expect(types(keys.custom)).toEqual(["_journey.send"]);
    expect(eventsOf(keys.sms)[0]).toMatchObject({
      contact: expect.any(Number),
      endpoint: expect.any(Number),
      attributes: { number_of_message_parts: "1", destination_phone_number: number },
    });
    // Counted by the journey, not under a run.
    expect(store().all("SELECT * FROM message_counts")).toEqual([]);
    const folders = await t.api.messages.folders();
    expect(folders).toContainEqual({ folder: "sent", count: 5, unread: 0 });
  });

  it("can be made again byte for byte when the sandbox has forgotten them", async () => {
    const raw = {
      ...emptyPush(),
      raw: '{"data":{"to":"{{User.UserAttributes.FirstName}}","id":"{{uuid}}"}}',
    };
    const keys = [
      queue(sms({ body: `${phrase} {{uuid}} {{now 'HH:mm'}}` }), endpoint("SMS", number)),
      queue(push({ default: raw }), endpoint("GCM", "token-1", 'Quote " and \\')),
      queue(custom("https://hooks.example/x"), endpoint("CUSTOM", "c1")),
    ];
    for (const key of keys) await ended(key);
    const before = [];
    for (const key of keys) before.push((await read(key)).content);
    store().run("DELETE FROM mails");
    store().run("UPDATE contacts SET attributes = '{}'");
    await t.clock.advance("3h");
    for (const [at, key] of keys.entries()) {
      const now = (await read(key)).content;
      const without = { thread: [], answer: null };
      expect({ ...now, ...without }).toEqual({ ...before[at], ...without });
    }
    expect(before[1]).toMatchObject({ payload: expect.stringContaining('Quote \\" and') });
  });

  it("never stand twice for one visit, and wait until they are due", async () => {
    const to = endpoint("SMS", number);
    const later = queue(sms(), to, { due: t.clock.now() + 3_600_000 });
    expect(() => queue(sms(), to)).toThrow(/UNIQUE/);
    await t.quiet();
    // Trying again at once is for what has been tried.
    await t.api.messages.retryNow();
    await t.quiet();
    expect(stateOf(later)).toMatchObject({ state: "queued" });
    await t.clock.advance("61m");
    await ended(later);
  });

  it("keep to the daily limit, opt-outs and variables without a value", async () => {
    await t.api.projects.saveSettings({ dailyLimit: 1, missingVariable: "doNotSend" });
    const to = endpoint("SMS", number);
    await ended(queue(sms(), to));
    const second = queue(sms(), to, { visit: 2 });
    await ended(second, "notSent");
    expect(stateOf(second)).toMatchObject({ reason: "dailyLimit" });
    const out = endpoint("SMS", "+14255550143");
    store().run("UPDATE endpoints SET opted_out = 1 WHERE key = ?", out);
    const refused = queue(sms(), out);
    await ended(refused, "notSent");
    expect(stateOf(refused)).toMatchObject({ reason: "optedOut" });
    const bare = queue(
      sms({ body: "{{Attributes.Nothing}}", defaults: {} }),
      endpoint("SMS", "+14255550144"),
    );
    await ended(bare, "notSent");
    expect(stateOf(bare)).toMatchObject({ reason: "missingVariable" });
  });

  it("are held when their channel was switched meanwhile, until a person lets them go", async () => {
    const { url, calls } = await serve(() => ({ status: 200, body: {} }));
    await t.api.channels.setCustomMode({ mode: "live" });
    const [first, second] = ["c1", "c2"].map((address) =>
      queue(custom(url), endpoint("CUSTOM", address)),
    );
    await ended(first!, "held");
    await ended(second!, "held");
    expect(calls).toEqual([]);
    const { items } = await t.api.messages.list({ folder: "held", limit: 5 });
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ state: "held", reason: "modeSwitched" });
    expect(await t.api.messages.folders()).toContainEqual({ folder: "held", count: 2, unread: 0 });
    expect(await t.api.messages.drop({ ids: [`message:${first}`] })).toEqual({ changed: 1 });
    expect(
      await t.api.messages.release({ ids: [`message:${second}`, `message:${first}`] }),
    ).toEqual({ changed: 1 });
    await ended(second!);
    expect(stateOf(first!)).toMatchObject({ state: "notSent", reason: "cancelled" });
    expect(calls).toHaveLength(1);
  });
});

describe("a sandbox", () => {
  it("refuses what the real provider would", async () => {
    const refused = async (content: OtherContent, channel: string, address: string) => {
      const key = queue(content, endpoint(channel, address));
      await ended(key, "failed");
      expect(stateOf(key)).toMatchObject({ reason: "providerRejected" });
      return stateOf(key)?.detail;
    };
    expect(await refused(sms(), "SMS", "0664 1234567")).toContain("INVALID_PHONE_NUMBER");
    expect(await refused(sms({ body: "é".repeat(1601) }), "SMS", "+14255550101")).toContain("1600");
    expect(await refused(sms({ body: "ж".repeat(631) }), "SMS", "+14255550102")).toContain("630");
    expect(await refused(push(), "APNS", "not-hex")).toContain("BadDeviceToken");
    const long = { ...emptyPush(), body: "x".repeat(4100) };
    expect(await refused(push({ default: long }), "GCM", "token-2")).toContain("PayloadTooLarge");
    const numbers = { ...emptyPush(), raw: '{"data":{"n":1}}' };
    expect(await refused(push({ default: numbers }), "GCM", "token-3")).toContain("texts");
    expect(await refused(voice("<speak><p>Hello</speak>"), "VOICE", "+14255550103")).toContain(
      "InvalidSsml",
    );
    expect(await refused(voice("<speak>Tea & co</speak>"), "VOICE", "+14255550104")).toContain(
      "&amp;",
    );
    expect(await refused(voice("<speak><b>Hi</b></speak>"), "VOICE", "+14255550105")).toContain(
      "<b>",
    );
    expect(await refused(custom("arn:aws:lambda:x"), "CUSTOM", "c9")).toContain("web address");
  });

  it("answers a custom channel as it is told, and the answer becomes an event", async () => {
    await t.api.channels.setCustomAnswer({ status: 200, attributes: { plan: "gold" } });
    const key = queue(custom("https://hooks.example/x"), endpoint("CUSTOM", "c1"));
    await ended(key);
    expect(eventsOf(key)[0]).toMatchObject({ type: "_custom.reply", attributes: { plan: "gold" } });
    await t.api.channels.setCustomAnswer({ status: 404, attributes: {} });
    const lost = queue(custom("https://hooks.example/x"), endpoint("CUSTOM", "c2"));
    await ended(lost, "failed");
    expect(stateOf(lost)?.detail).toContain("404");
  });
});

describe("a live custom channel", () => {
  it("calls the address, tries again with the same key, and keeps what it answers", async () => {
    let busy = true;
    const { url, calls } = await serve((body) => {
      if (busy) return { status: 503, body: "later" };
      const [id] = Object.keys((JSON.parse(body) as { Endpoints: object }).Endpoints);
      return { status: 200, body: { [id!]: { EventAttributes: { seat: "12A", row: 4 } } } };
    });
    await t.api.channels.setCustomMode({ mode: "live" });
    const key = queue(custom(url), endpoint("CUSTOM", "c1"), { live: 1 });
    await t.until(() => stateOf(key)?.attempts === 1 && stateOf(key)?.state === "queued");
    expect(stateOf(key)?.detail).toContain("503");
    busy = false;
    await t.clock.advance("61s");
    await ended(key);
    expect(calls).toHaveLength(2);
    expect(calls[0]!.key).toBe(calls[1]!.key);
    expect(eventsOf(key)[0]).toMatchObject({
      type: "_custom.reply",
      attributes: { seat: "12A", row: "4" },
    });
    expect((await t.api.messages.list({ folder: "sandbox", limit: 5 })).items).toEqual([]);
  });

  it("that can’t be reached keeps its message, and nobody else’s", async () => {
    await t.api.channels.setCustomMode({ mode: "live" });
    const lost = queue(custom("http://127.0.0.1:9/"), endpoint("CUSTOM", "c1"), { live: 1 });
    await t.until(() => stateOf(lost)?.detail !== null && stateOf(lost)?.state === "queued");
    const { url } = await serve(() => ({ status: 204, body: {} }));
    await ended(queue(custom(url), endpoint("CUSTOM", "c2"), { live: 1 }));
    expect(stateOf(lost)).toMatchObject({ state: "queued", attempts: 1 });
  });
});

it("goes on with the other channels while email is down", async () => {
  await t.api.channels.saveEmail({
    host: "127.0.0.1",
    port: 1,
    tls: "none",
    user: "",
    fromAddress: "hello@juniperoak.example",
    fromName: "",
    replyTo: "",
    connections: 2,
    password: null,
  });
  await t.api.channels.setEmailMode({ mode: "live" });
  const mail = queue(letter(), endpoint("EMAIL", "a@example.com"), { live: 1 });
  await t.until(async () => (await t.api.channels.email()).problem !== null);
  await ended(queue(sms(), endpoint("SMS", number)));
  await ended(mail, "queued");
  expect(stateOf(mail)?.detail).toContain("refused");
});

describe("a test message", () => {
  it("goes to the sandbox on every channel, and counts nowhere", async () => {
    const template = { defaults: {}, recommender: null };
    const cases = [
      { content: { ...template, type: "sms" as const, body: "Hello" }, to: number },
      {
        content: {
          ...template,
          type: "voice" as const,
          body: "Hello",
          language: "en-US",
          voice: "Joanna",
        },
        to: number,
      },
      {
        content: {
          ...template,
          type: "push" as const,
          silent: false,
          default: { ...emptyPush(), body: "Hello" },
          services: {},
        },
        to: "sandbox-device",
      },
    ];
    for (const { content, to } of cases)
      expect(await t.api.templates.sendTest({ content, contact: null, to: [to] })).toMatchObject([
        { to, ok: true },
      ]);
    expect(
      await t.api.messages.sendTest({
        content: custom("https://hooks.example/x"),
        contact: null,
        to: ["sandbox"],
      }),
    ).toMatchObject([{ ok: true }]);
    const { items } = await t.api.messages.list({ folder: "tests", limit: 9 });
    expect(items.map(({ family }) => family)).toEqual(["custom", "push", "voice", "sms"]);
    expect(store().all("SELECT * FROM events WHERE contact IS NOT NULL")).toEqual([]);
    await expect(
      t.api.templates.sendTest({ ...cases[0]!, contact: null, to: ["0664 123"] }),
    ).rejects.toMatchObject({ code: "BAD_INPUT", data: { place: "to" } });
  });
});

describe("a receiver that is played", () => {
  const sent = async (content: OtherContent, channel: string, address: string) => {
    const key = queue(content, endpoint(channel, address));
    await ended(key);
    return key;
  };
  const played = (key: number) =>
    store()
      .all<{ type: string; attributes: string }>(
        "SELECT type, attributes FROM events WHERE message = ? AND simulated = 1 ORDER BY key",
        key,
      )
      .map(({ type, attributes }) => ({
        type,
        ...(JSON.parse(attributes) as Record<string, string>),
      }));
  const endpointOf = (address: string) =>
    store().get("SELECT active, opted_out FROM endpoints WHERE address = ?", address);

  it("answers a text message; STOP opts the number out, any other word does not", async () => {
    const key = await sent(sms(), "SMS", number);
    const id = `message:${key}`;
    await t.api.messages.play({ id, kind: "smsDelivered" });
    await t.api.messages.play({ id, kind: "smsReply", text: "Thanks, no need to stop" });
    expect(endpointOf(number)).toEqual({ active: 1, opted_out: 0 });
    await t.api.messages.play({ id, kind: "smsReply", text: "stop please" });
    expect(endpointOf(number)).toEqual({ active: 1, opted_out: 1 });
    expect(played(key)).toMatchObject([
      { type: "_SMS.SUCCESS", record_status: "DELIVERED" },
      { type: "sms.reply", keyword: "THANKS," },
      { type: "_SMS.OPTOUT", keyword: "STOP", journey_activity_id: "send" },
    ]);
    expect((await read(key)).content).toMatchObject({
      thread: [
        { inbound: false, text: "Hi Amara" },
        { inbound: true, text: "Thanks, no need to stop" },
        { inbound: true, text: "stop please" },
      ],
    });
    const next = queue(sms(), store().get<{ key: number }>("SELECT key FROM endpoints")!.key, {
      visit: 2,
    });
    await ended(next, "notSent");
    const { items } = await t.api.messages.list({ folder: "sandbox", limit: 9 });
    expect(items).toHaveLength(1);
  });

  it("opens a notification once, and makes the device inactive where it fails", async () => {
    const key = await sent(push(), "GCM", "token-1");
    const id = `message:${key}`;
    await t.api.messages.play({ id, kind: "pushOpened" });
    await t.api.messages.play({ id, kind: "pushOpened" });
    expect(played(key)).toMatchObject([
      { type: "_journey.opened_notification", journey_activity_id: "send" },
    ]);
    await t.api.messages.play({ id, kind: "pushFailed" });
    expect(played(key)[1]).toMatchObject({
      type: "_journey.send",
      journey_send_status: "FAILURE_PERMANENT",
    });
    expect(endpointOf("token-1")).toEqual({ active: 0, opted_out: 0 });
  });

  it("picks up a call and presses keys, or answers for a custom channel", async () => {
    const call = await sent(voice("Press 1"), "VOICE", number);
    await t.api.messages.play({ id: `message:${call}`, kind: "voiceAnswered", keypad: "1" });
    expect(played(call)).toMatchObject([{ type: "VOICE_ANSWERED", keypad: "1" }]);
    const hook = await sent(custom("https://hooks.example/x"), "CUSTOM", "c1");
    await t.api.messages.play({
      id: `message:${hook}`,
      kind: "customReply",
      attributes: { seat: "12A" },
    });
    expect(played(hook)).toMatchObject([{ type: "_custom.reply", seat: "12A" }]);
    const { events } = await read(hook);
    expect(events.at(-1)).toMatchObject({ detail: "seat = 12A", simulated: true });
  });

  it("does only what its channel allows, and nothing while the message waits", async () => {
    const key = await sent(sms(), "SMS", number);
    const refused = { code: "BAD_INPUT" };
    await expect(
      t.api.messages.play({ id: `message:${key}`, kind: "pushOpened" }),
    ).rejects.toMatchObject(refused);
    await expect(
      t.api.messages.simulate({ id: `message:${key}`, kind: "open" }),
    ).rejects.toMatchObject(refused);
    const later = queue(sms(), endpoint("SMS", "+14255550155"), { due: t.clock.now() + 1e7 });
    await expect(
      t.api.messages.play({ id: `message:${later}`, kind: "smsReply", text: "STOP" }),
    ).rejects.toMatchObject(refused);
    expect(played(key)).toEqual([]);
  });
});
