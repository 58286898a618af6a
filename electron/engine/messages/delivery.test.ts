import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { everybody, launched, people, seedContacts, status } from "../testing/builders.ts";
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

const smtp = (port: number, more = {}) => ({
  host: "127.0.0.1",
  port,
  tls: "none" as const,
  user: "",
  fromAddress: "hello@juniperoak.example",
  fromName: "",
  replyTo: "",
  connections: 3,
  password: null,
  ...more,
});
const serve = async (options: Parameters<typeof mailServer>[0] = {}) => {
  const server = await mailServer(options);
  servers.push(server);
  return server;
};
const goLive = async (port: number, more = {}) => {
  await t.api.channels.saveEmail(smtp(port, more));
  await t.api.channels.setEmailMode({ mode: "live" });
};
const report = (id: string) => t.api.campaigns.report({ id });

describe("a live mail server", () => {
  it("gets every message once, without tracking where nobody could reach it", async () => {
    const server = await serve();
    await goLive(server.port);
    seedContacts(t, people(30));
    const id = await launched(t, await everybody(t));
    await status(t, id, "completed");
    expect(server.received.map((mail) => mail.to).sort()).toEqual(
      people(30)
        .map((one) => one.email)
        .sort(),
    );
    expect(server.connectionsAtOnce()).toBeLessThanOrEqual(3);
    const { source } = server.received[0]!;
    expect(source).not.toContain("/t/o/");
    expect(source).toMatch(/List-Unsubscribe: <mailto:hello@juniperoak\.example/);
    const { figures, tracked } = await report(id);
    expect(tracked).toBe(false);
    expect(figures).toMatchObject({ sent: 30, opened: null, clicked: null, unsubscribed: null });
    const home = await t.api.analytics.home({ days: 7 });
    expect(home.openRate.value).toBeNull();
    expect(home.messagesSent.value).toBe(30);
  });

  it("tracks at the public address where there is one", async () => {
    const server = await serve();
    await goLive(server.port);
    await t.api.projects.saveSettings({ trackingUrl: "https://t.juniperoak.example/" });
    seedContacts(t, people(1));
    const id = await launched(t, await everybody(t));
    await status(t, id, "completed");
    expect(server.received[0]!.source).toContain("https://t.juniperoak.example/u/");
    expect((await report(id)).figures.opened).toBe(0);
  });

  it("tries a busy recipient again later with the same Message-ID, and gives one up for good", async () => {
    let refusals = 2;
    const server = await serve({
      recipient: (address) =>
        address === "person1@example.com" && refusals-- > 0
          ? { code: 450, text: "4.2.0 greylisted" }
          : address === "person2@example.com"
            ? { code: 550, text: "5.1.1 no such mailbox" }
            : null,
    });
    await goLive(server.port);
    seedContacts(t, people(3));
    const id = await launched(t, await everybody(t));
    await t.until(async () => (await report(id)).figures.failed === 1);
    await t.until(async () => (await t.api.system.status()).queue.waitingToRetry === 1);
    expect((await t.api.system.status()).queue.retryReason).toContain("greylisted");
    await t.until(async () => {
      await t.clock.advance("30s");
      return (await t.api.campaigns.get({ id })).status === "completed";
    });
    const { figures, reasons } = await report(id);
    expect(figures).toMatchObject({ sent: 2, failed: 1, notSent: 0 });
    expect(reasons).toEqual([
      { reason: "providerRejected", count: 1, example: expect.stringContaining("no such mailbox") },
    ]);
    expect(server.received.filter((mail) => mail.to === "person1@example.com")).toHaveLength(1);
    const failed = await t.api.contacts.list({ campaign: { id, outcome: "failed" }, limit: 5 });
    expect(failed.items.map((contact) => contact.email)).toEqual(["person2@example.com"]);
  });

  it("gives up after the last wait and says so", async () => {
    const server = await serve({ recipient: () => ({ code: 451, text: "4.3.0 try later" }) });
    await goLive(server.port);
    seedContacts(t, people(1));
    const id = await launched(t, await everybody(t));
    await t.quiet();
    for (
      let hours = 0;
      hours < 40 && (await t.api.campaigns.get({ id })).status !== "completed";
      hours += 1
    ) {
      await t.clock.advance("30m");
      await t.until(
        () =>
          t.engine.project().parts.store.get("SELECT 1 FROM messages WHERE state = 'sending'") ===
          undefined,
      );
    }
    expect((await report(id)).reasons).toEqual([
      { reason: "gaveUp", count: 1, example: expect.stringContaining("try later") },
    ]);
  });

  it("does not send again what may have arrived: the line dropped after the content", async () => {
    let drops = 1;
    const server = await serve({
      content: (address) => (address === "person1@example.com" && drops-- > 0 ? "drop" : null),
    });
    await goLive(server.port, { connections: 1 });
    seedContacts(t, people(3));
    const id = await launched(t, await everybody(t));
    await t.until(async () => {
      await t.clock.advance("10s");
      return (await t.api.campaigns.get({ id })).status === "completed";
    });
    expect((await report(id)).figures).toMatchObject({ sent: 2, unknown: 1 });
    expect(server.received).toHaveLength(2);
    const { items } = await t.api.messages.list({ folder: "unknown", limit: 5 });
    expect(items).toEqual([
      expect.objectContaining({ to: "person1@example.com", state: "unknown" }),
    ]);
    await t.api.messages.resolveUnknown({ ids: [items[0]!.id], as: "sendAgain" });
    await status(t, id, "completed");
    await t.until(async () => (await report(id)).figures.sent === 3);
    expect((await report(id)).figures).toMatchObject({ sent: 3, unknown: 0 });
    expect(server.received.map((mail) => mail.to)).toContain("person1@example.com");
  });

  it("keeps everything queued while the server can't be reached, and goes on when it can", async () => {
    const server = await serve();
    const { port } = server;
    await server.close();
    servers.length = 0;
    await goLive(port);
    seedContacts(t, people(5));
    const id = await launched(t, await everybody(t));
    await t.until(async () => (await t.api.channels.email()).problem !== null);
    expect((await t.api.channels.email()).problem).toContain("refused the connection");
    expect((await report(id)).figures).toMatchObject({ sent: 0, waiting: 5, failed: 0 });
    await t.api.channels.saveEmail(smtp((await serve()).port));
    await t.clock.advance("31s");
    await status(t, id, "completed");
    expect((await report(id)).figures).toMatchObject({ sent: 5, failed: 0 });
  });

  it("stops at a wrong password, says whose, and goes on once it is right", async () => {
    const server = await serve({ user: { name: "mara", password: "oak-roast-9" } });
    await goLive(server.port, { user: "mara", password: "letmein" });
    seedContacts(t, people(2));
    const id = await launched(t, await everybody(t));
    await t.until(async () => (await t.api.channels.email()).state === "problem");
    expect((await t.api.channels.email()).problem).toMatch(/refused the password \(535\).*“mara”/);
    const check = await t.api.channels.checkEmail(
      smtp(server.port, { user: "mara", password: "letmein" }),
    );
    expect(check.ok).toBe(false);
    expect(check.steps.map((step) => step.ok)).toEqual([true, true, true, false]);
    expect(check.log).not.toContain("letmein");
    expect(
      (
        await t.api.channels.checkEmail(
          smtp(server.port, { user: "mara", password: "oak-roast-9" }),
        )
      ).ok,
    ).toBe(true);
    await t.api.channels.saveEmail(smtp(server.port, { user: "mara", password: "oak-roast-9" }));
    await status(t, id, "completed");
    expect(server.received).toHaveLength(2);
    // The password is stored sealed and never leaves.
    expect(JSON.stringify(await t.api.channels.email())).not.toContain("oak-roast-9");
    expect(
      JSON.stringify(t.engine.project().parts.store.all("SELECT * FROM settings")),
    ).not.toContain("oak-roast-9");
  });
});

describe("what changes while messages wait", () => {
  it("keeps to an opt-out, a removal and a bounce that came after the row was queued", async () => {
    seedContacts(t, people(5));
    await t.api.projects.saveSettings({ sendingPerSecond: 1 });
    const id = await launched(t, await everybody(t));
    await t.until(async () => (await report(id)).figures.sent === 1);
    const { store } = t.engine.project().parts;
    store.run("UPDATE endpoints SET opted_out = 1 WHERE address = 'person1@example.com'");
    store.run("UPDATE endpoints SET active = 0 WHERE address = 'person2@example.com'");
    store.run("DELETE FROM contacts WHERE user_id = 'user-3'");
    store.run("INSERT INTO suppressions VALUES ('EMAIL', 'PERSON4@example.com', 'hardBounce', 0)");
    await t.until(async () => {
      await t.clock.advance("1s");
      return (await t.api.campaigns.get({ id })).status === "completed";
    });
    const { figures, reasons } = await report(id);
    expect(figures).toMatchObject({ sent: 1, notSent: 4 });
    expect(reasons.map(({ reason }) => reason).sort()).toEqual([
      "inactive",
      "noAddress",
      "optedOut",
      "suppressed",
    ]);
  });

  it("never turns a send that began in the sandbox towards real people", async () => {
    const server = await serve();
    await t.api.channels.saveEmail(smtp(server.port));
    seedContacts(t, people(10));
    await t.api.projects.saveSettings({ sendingPerSecond: 1 });
    const id = await launched(t, await everybody(t));
    await t.until(async () => (await report(id)).figures.sent === 1);
    await expect(t.api.channels.setEmailMode({ mode: "live" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await t.api.campaigns.pause({ id });
    await t.api.channels.setEmailMode({ mode: "live" });
    await expect(t.api.campaigns.resume({ id })).rejects.toThrow("began in the sandbox");
    await t.clock.advance("1m");
    expect(server.received).toEqual([]);
    await t.api.campaigns.cancel({ id });
    expect((await report(id)).figures).toMatchObject({ sent: 1, notSent: 9 });
  });
});

describe("after a crash", () => {
  it("sets aside what was being handed over and sends it only when asked", async () => {
    seedContacts(t, people(2));
    const id = await launched(t, await everybody(t));
    await status(t, id, "completed");
    t.engine
      .project()
      .parts.store.run(
        "UPDATE messages SET state = 'sending' WHERE address = 'person0@example.com'",
      );
    await t.restart();
    const { items } = await t.api.messages.list({ folder: "unknown", limit: 5 });
    expect(items.map((row) => row.to)).toEqual(["person0@example.com"]);
    expect((await t.api.system.status()).unknown).toBe(1);
  });
});
