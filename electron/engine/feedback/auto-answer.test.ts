import { afterEach, beforeEach, expect, it } from "vitest";
import { everybody, launched, people, seedContacts, status } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

const answers = () =>
  t.engine
    .project()
    .parts.store.all<{ type: string; n: number; simulated: number }>(
      "SELECT type, count(*) AS n, min(simulated) AS simulated FROM events WHERE simulated = 1 GROUP BY type ORDER BY type",
    );

it("answers what arrives while it is on, each message once", async () => {
  seedContacts(t, people(12));
  const segment = await everybody(t);
  await status(t, await launched(t, segment), "completed");
  expect(await t.api.messages.autoAnswer()).toMatchObject({ on: false });
  await t.api.messages.setAutoAnswer({ on: true, open: 1, click: 0, bounce: 0 });
  const second = await launched(t, segment);
  await status(t, second, "completed");
  const opens = () => answers().find(({ type }) => type === "_email.open")?.n ?? 0;
  await t.until(() => opens() === 12, "the answers");
  expect((await t.api.campaigns.report({ id: second })).figures).toMatchObject({
    opened: 12,
    clicked: 0,
  });
  await t.restart();
  await t.api.messages.setAutoAnswer({ on: true, open: 0, click: 0, bounce: 1 });
  await status(t, await launched(t, segment), "completed");
  await t.until(() => answers().some(({ n, type }) => type === "_email.hardbounce" && n === 12), "the bounces"); // prettier-ignore
  expect(opens()).toBe(12);
  expect(answers().every(({ simulated }) => simulated === 1)).toBe(true);
});
