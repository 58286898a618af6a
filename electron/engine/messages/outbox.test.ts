import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../../shared/domain/errors.ts";
import { everybody, launched, letter, people, seedContacts, status } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import { mailServer } from "../testing/smtp-server.ts";

let t: TestEngine;
const servers: { close(): Promise<void> }[] = [];
beforeEach(async () => {
  t = await testEngine();
});
afterEach(async () => {
  await t.stop();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const serve = async (options: Parameters<typeof mailServer>[0] = {}) => {
  const server = await mailServer(options);
  servers.push(server);
  return server;
};
const saveServer = (port: number) =>
  t.api.channels.saveEmail({
    host: "127.0.0.1",
    port,
    tls: "none",
    user: "",
    fromAddress: "hello@juniperoak.example",
    fromName: "",
    replyTo: "",
    connections: 3,
    password: null,
  });
const goLive = async (port: number) => {
  await saveServer(port);
  await t.api.channels.setEmailMode({ mode: "live" });
};
const store = () => t.engine.project().parts.store;
const count = (where: string) =>
  store().get<{ count: number }>(`SELECT count(*) AS count FROM messages WHERE ${where}`)?.count;
const figures = async (id: string) => (await t.api.campaigns.report({ id })).figures;

describe("a full disk", () => {
  it("loses nothing that was on its way: its end is written once there is room", async () => {
    const server = await serve();
    await goLive(server.port);
    seedContacts(t, people(30));
    const project = t.engine.project();
    const { transaction } = project.parts.store;
    let full = false;
    // The disk fills up while the first messages are at the server.
    project.parts.store.transaction = (work) => {
      if (full) throw new AppError("DISK_FULL", "There is no room left on the disk.");
      return transaction(work);
    };
    const id = await launched(t, await everybody(t));
    await t.until(() => server.received.length > 0);
    full = true;
    await t.until(async () => (await t.api.system.status()).queue.retryReason !== null);
    const { queue } = await t.api.system.status();
    expect(queue.retryReason).toContain("no room left");
    expect(queue.waitingToRetry).toBeGreaterThan(0);
    full = false;
    await t.clock.advance("31s");
    await status(t, id, "completed");
    expect(await figures(id)).toMatchObject({ sent: 30, unknown: 0, waiting: 0 });
    expect(new Set(server.received.map((mail) => mail.to)).size).toBe(30);
    expect(server.received).toHaveLength(30);
    expect((await t.api.system.status()).queue.retryReason).toBeNull();
  });
});

describe("the daily limit", () => {
  it("does not take what stayed in the sandbox for mail that a contact got", async () => {
    await t.api.projects.saveSettings({ dailyLimit: 1 });
    seedContacts(t, people(2));
    const segment = await everybody(t);
    await status(t, await launched(t, segment), "completed");
    await goLive((await serve()).port);
    const real = await launched(t, segment);
    await status(t, real, "completed");
    expect(await figures(real)).toMatchObject({ sent: 2, notSent: 0 });
    const again = await launched(t, segment);
    await status(t, again, "completed");
    expect(await figures(again)).toMatchObject({ sent: 0, notSent: 2 });
  });
});

describe("a test message", () => {
  const contact = () => store().get<{ key: number }>("SELECT key FROM contacts")?.key ?? 0;

  it("says nothing about the contact whose values it shows", async () => {
    seedContacts(t, people(1));
    const [result] = await t.api.campaigns.sendTest({
      id: "",
      message: letter(),
      contact: contact(),
      to: ["me@example.com"],
    });
    expect(result).toMatchObject({ ok: true });
    const { items } = await t.api.messages.list({ folder: "tests", limit: 5 });
    const mail = await t.api.messages.get({ id: items[0]!.id });
    const before = store().get("SELECT effective_at, opted_out FROM endpoints");
    await t.clock.advance("1h");
    await t.api.door.clicked({ token: mail.links[0]!.url.split("/").at(-1)! });
    const token = mail.unsubscribeUrl!.split("/").at(-1)!;
    expect(await t.api.door.unsubscribe({ token })).toEqual({ found: true });
    expect(await t.api.door.unsubscribePage({ token })).toMatchObject({ done: true });
    await t.api.messages.simulate({ id: items[0]!.id, kind: "hardBounce" });
    expect(store().get("SELECT effective_at, opted_out FROM endpoints")).toEqual(before);
    expect(store().all("SELECT * FROM suppressions")).toEqual([]);
    expect(store().all("SELECT * FROM events WHERE contact IS NOT NULL")).toEqual([]);
  });

  it("that still waits when its project is closed ends with it", async () => {
    await goLive(1);
    const waiting = t.api.campaigns
      .sendTest({ id: "", message: letter(), contact: null, to: ["me@example.com"] })
      .catch((error: unknown) => error);
    await t.until(() => count("state = 'queued' AND detail IS NOT NULL") === 1);
    await t.api.projects.close();
    t.engine.topics.touch("messages");
    await t.clock.advance("31s");
    expect(await waiting).toMatchObject({ code: expect.any(String) });
  });
});

describe("trying again by hand", () => {
  it("goes on after the server refused everything", async () => {
    let refuse = true;
    const server = await serve({ sender: () => (refuse ? { code: 550, text: "blocked" } : null) });
    await goLive(server.port);
    seedContacts(t, people(3));
    const id = await launched(t, await everybody(t));
    await t.until(async () => (await t.api.system.status()).queue.waitingToRetry === 3);
    expect((await t.api.system.status()).queue.retryReason).toContain("blocked");
    await t.clock.advance("2h");
    expect(await figures(id)).toMatchObject({ sent: 0, failed: 0, waiting: 3 });
    refuse = false;
    await t.api.messages.retryNow();
    await status(t, id, "completed");
    expect(await figures(id)).toMatchObject({ sent: 3 });
    expect((await t.api.channels.email()).problem).toBeNull();
  });
});

describe("a message of unknown fate", () => {
  const unknownOne = async (id: string) => {
    await status(t, id, "completed");
    store().run("UPDATE messages SET state = 'unknown', sent_at = NULL");
    const { items } = await t.api.messages.list({ folder: "unknown", limit: 5 });
    return items[0]!.id;
  };

  it("is sent again only where it was sent before", async () => {
    seedContacts(t, people(1));
    const id = await launched(t, await everybody(t));
    const message = await unknownOne(id);
    await goLive((await serve()).port);
    await expect(
      t.api.messages.resolveUnknown({ ids: [message], as: "sendAgain" }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    expect(count("state = 'unknown'")).toBe(1);
    await t.api.channels.setEmailMode({ mode: "sandbox" });
    await t.api.messages.resolveUnknown({ ids: [message], as: "sendAgain" });
    await t.until(() => count("state = 'sent'") === 1);
  });

  it("of a cancelled send is not sent again", async () => {
    seedContacts(t, people(1));
    const id = await launched(t, await everybody(t));
    const message = await unknownOne(id);
    store().run("UPDATE runs SET state = 'cancelled'");
    await expect(
      t.api.messages.resolveUnknown({ ids: [message], as: "sendAgain" }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("a project that is closed in the middle of a send", () => {
  it("lets the messages on their way arrive, and sends the others when it is opened again", async () => {
    seedContacts(t, people(200));
    const id = await launched(t, await everybody(t));
    await t.until(() => Boolean(count("state = 'sent'")));
    const [known] = await t.api.projects.list();
    await t.api.projects.close();
    await t.api.projects.open({ id: known!.id });
    expect(count("state = 'queued' AND attempts > 0")).toBe(0);
    await status(t, id, "completed");
    expect(await figures(id)).toMatchObject({ sent: 200, unknown: 0 });
    const { items } = await t.api.messages.list({ folder: "sandbox", limit: 300 });
    expect(new Set(items.map((mail) => mail.to)).size).toBe(200);
    expect(items).toHaveLength(200);
  });
});

describe("a campaign launched in the sandbox", () => {
  it("goes out from the channel's address once that is live", async () => {
    seedContacts(t, people(1));
    await launched(t, await everybody(t), {
      schedule: { kind: "once", at: "2026-11-17T10:00", zone: "Europe/Vienna" },
    });
    const server = await serve();
    await goLive(server.port);
    await t.clock.advance("2h");
    await t.until(() => server.received.length === 1);
    expect(server.received[0]!.source).toMatch(/^From: .*<hello@juniperoak\.example>/m);
    expect(server.received[0]!.source).not.toContain("sandbox.wayline");
  });
});

describe("checking the server", () => {
  it("says nothing about the stored password when another one was tried", async () => {
    const server = await serve({ user: { name: "mara", password: "oak" } });
    const form = {
      host: "127.0.0.1",
      port: server.port,
      tls: "none" as const,
      user: "mara",
      fromAddress: "hello@juniperoak.example",
      fromName: "",
      replyTo: "",
      connections: 1,
    };
    await t.api.channels.saveEmail({ ...form, password: "wrong" });
    expect((await t.api.channels.checkEmail({ ...form, password: "oak" })).ok).toBe(true);
    expect((await t.api.channels.email()).state).not.toBe("connected");
    await t.api.channels.saveEmail({ ...form, password: "oak" });
    await t.api.channels.checkEmail({ ...form, password: null });
    expect((await t.api.channels.email()).state).toBe("connected");
  });
});
