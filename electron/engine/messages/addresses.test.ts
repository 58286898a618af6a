import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  draftCampaign,
  everybody,
  launched,
  people,
  seedContacts,
  status,
} from "../testing/builders.ts";
import { updateEndpoint, type EndpointRow } from "../store/audience.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

const report = (id: string) => t.api.campaigns.report({ id });
const store = () => t.engine.project().parts.store;
/** Who got mail, in the order of the addresses. */
const mails = async () =>
  (await t.api.messages.list({ folder: "sandbox", limit: 50 })).items
    .map(({ to }) => to)
    .toSorted();
const addEndpoint = (id: string, contact: number, address: string) =>
  store().run(
    `INSERT INTO endpoints (id, contact, channel, address, active, opted_out, cohort, document, created_at, effective_at)
       VALUES (?, ?, 'EMAIL', ?, 1, 0, 0, '{}', 0, 0)`,
    id,
    contact,
    address,
  );

describe("an address that several endpoints share", () => {
  it("gets one mail a run, whosever the endpoints are, and the review says so", async () => {
    seedContacts(t, [
      { userId: "ann", email: "Ann@example.com" },
      { userId: "bea", email: "ann@EXAMPLE.com" },
      { userId: "cleo", email: "cleo@example.com" },
    ]);
    addEndpoint("second", 1, "ANN@example.com");
    const segment = await everybody(t);
    const { id, revision } = await draftCampaign(t, segment);
    const { funnel } = await t.api.campaigns.review({ id });
    expect(funnel).toMatchObject({
      targeted: 4,
      willBeSent: 2,
      skipped: [{ reason: "duplicateAddress", count: 2 }],
    });
    await t.api.campaigns.launch({ id, revision });
    await status(t, id, "completed");
    const { figures, reasons } = await report(id);
    expect(figures).toMatchObject({ targeted: 4, sent: 2, notSent: 2 });
    expect(reasons).toMatchObject([{ reason: "duplicateAddress", count: 2 }]);
    expect(await mails()).toEqual(["Ann@example.com", "cleo@example.com"]);
  });

  it("gets it from the first endpoint that may be written to", async () => {
    seedContacts(t, [
      { userId: "ann", email: "ann@example.com", inactive: true },
      { userId: "bea", email: "ann@example.com" },
    ]);
    const id = await launched(t, await everybody(t));
    await status(t, id, "completed");
    expect((await report(id)).figures).toMatchObject({ sent: 1, notSent: 1 });
    expect((await report(id)).reasons).toMatchObject([{ reason: "inactive", count: 1 }]);
  });

  it("gets one however far apart its endpoints are in a long list", async () => {
    const between = people(4100).map((contact) => ({ ...contact, inactive: true }));
    seedContacts(t, [
      { userId: "first", email: "ann@example.com" },
      ...between,
      { userId: "last", email: "ANN@example.com" },
    ]);
    const id = await launched(t, await everybody(t));
    await status(t, id, "completed");
    expect((await report(id)).figures).toMatchObject({ targeted: 4102, sent: 1, notSent: 4101 });
    expect(await mails()).toEqual(["ann@example.com"]);
  });

  it("gets it again with the next run", async () => {
    seedContacts(t, [{ email: "ann@example.com" }, { email: "ANN@example.com" }]);
    const segment = await everybody(t);
    for (let run = 0; run < 2; run += 1) {
      const id = await launched(t, segment);
      await status(t, id, "completed");
      expect((await report(id)).figures).toMatchObject({ sent: 1, notSent: 1 });
    }
  });
});

describe("an address that changes while its message waits", () => {
  /** A send of one message a second, stopped after the first. */
  const slowly = async (count: number) => {
    seedContacts(t, people(count));
    await t.api.projects.saveSettings({ sendingPerSecond: 1 });
    const id = await launched(t, await everybody(t));
    await t.until(async () => (await report(id)).figures.sent === 1);
    return id;
  };
  const finish = (id: string) =>
    t.until(async () => {
      await t.clock.advance("1s");
      return (await t.api.campaigns.get({ id })).status === "completed";
    });
  const move = (from: string, to: string) => {
    const row = store().get<EndpointRow>("SELECT * FROM endpoints WHERE address = ?", from);
    updateEndpoint(store(), { ...row!, address: to });
  };

  it("is followed: the mail goes to the new one, and says so everywhere", async () => {
    const id = await slowly(3);
    move("person1@example.com", "moved@example.com");
    await finish(id);
    expect((await report(id)).figures).toMatchObject({ sent: 3, notSent: 0 });
    expect(await mails()).toEqual([
      "moved@example.com",
      "person0@example.com",
      "person2@example.com",
    ]);
    const { items } = await t.api.messages.list({ folder: "sent", limit: 50 });
    expect(items.map(({ to }) => to)).toContain("moved@example.com");
  });

  it("is not written to twice, nor when the new one is suppressed or gone", async () => {
    const id = await slowly(4);
    store().run(
      "INSERT INTO suppressions VALUES ('EMAIL', 'bounced@example.com', 'hardBounce', 0)",
    );
    move("person0@example.com", "person0@example.com");
    move("person1@example.com", "PERSON0@example.com");
    move("person2@example.com", "bounced@example.com");
    move("person3@example.com", "");
    await finish(id);
    const { figures, reasons } = await report(id);
    expect(figures).toMatchObject({ sent: 1, notSent: 3 });
    expect(reasons.map(({ reason }) => reason).toSorted()).toEqual([
      "duplicateAddress",
      "noAddress",
      "suppressed",
    ]);
    expect(await mails()).toEqual(["person0@example.com"]);
  });
});

it("leaves nobody listening when a project is closed", async () => {
  const { topics } = t.engine;
  const { listen } = topics;
  let listening = 0;
  topics.listen = (listener) => {
    listening += 1;
    const stop = listen(listener);
    return () => {
      listening -= 1;
      stop();
    };
  };
  await t.api.projects.close();
  const before = listening;
  await t.api.projects.create({
    name: "Second",
    timeZone: "UTC",
    currency: "EUR",
    senderName: "Second",
  });
  expect(listening).toBeGreaterThan(before);
  await t.api.projects.close();
  expect(listening).toBe(before);
});
