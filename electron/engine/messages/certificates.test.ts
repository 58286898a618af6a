import { afterEach, beforeEach, expect, it } from "vitest";
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

const serve = async (options: Parameters<typeof mailServer>[0] = {}) => {
  const server = await mailServer(options);
  servers.push(server);
  return server;
};
const smtp = (port: number, tls: "none" | "implicit") => ({
  host: "127.0.0.1",
  port,
  tls,
  user: "",
  fromAddress: "hello@juniperoak.example",
  fromName: "",
  replyTo: "",
  connections: 3,
  password: null,
});

it.each([
  ["selfSigned", /can’t be trusted: self.signed certificate.*public authority/],
  ["expired", /has expired.*renewed/],
  [undefined, /does not answer with TLS.*Choose STARTTLS/],
] as const)(
  "stops the channel at a server that can't be spoken to safely: %s",
  async (certificate, words) => {
    const bad = await serve(certificate ? { certificate } : {});
    await t.api.channels.saveEmail(smtp(bad.port, "implicit"));
    await t.api.channels.setEmailMode({ mode: "live" });
    seedContacts(t, people(6));
    const id = await launched(t, await everybody(t));
    await t.until(async () => (await t.api.channels.email()).state === "problem");
    const { problem } = await t.api.channels.email();
    expect(problem).toMatch(words);
    expect(problem).toContain("Nothing was sent.");
    const check = await t.api.channels.checkEmail(smtp(bad.port, "implicit"));
    expect(check.steps.find((step) => step.ok === false)?.detail).toMatch(words);

    // Nothing is tried again by itself, and no message is given up.
    const tries = bad.knocks();
    expect(tries).toBeGreaterThan(0);
    await t.clock.advance("6h");
    await t.quiet();
    expect(bad.knocks()).toBe(tries);
    expect((await t.api.campaigns.report({ id })).figures).toMatchObject({
      sent: 0,
      failed: 0,
      unknown: 0,
      waiting: 6,
    });

    const good = await serve();
    await t.api.channels.saveEmail(smtp(good.port, "none"));
    await status(t, id, "completed");
    expect(good.received).toHaveLength(6);
    expect(bad.received).toEqual([]);
  },
);
