import { afterEach, beforeEach, expect, it } from "vitest";
import { seedContacts } from "../../testing/builders.ts";
import { testEngine, type TestEngine } from "../../testing/engine.ts";
import { draftJourney, entryBySegment, journeyOf, mailTemplate } from "../../testing/journeys.ts";

let t: TestEngine;
let id: string;
beforeEach(async () => {
  t = await testEngine();
  seedContacts(t, [{ userId: "amara", email: "amara@example.com", first: "Amara" }]);
  mailTemplate(t, "t1", "Hello {{User.UserAttributes.FirstName}}");
  id = draftJourney(
    t,
    journeyOf({
      entry: { type: "entry", settings: await entryBySegment(t), next: "mail" },
      mail: { type: "email", settings: { templateId: "t1" }, next: "wait" },
      wait: { type: "wait", settings: { wait: { kind: "for", duration: "P2D" } }, next: "split" },
      split: {
        type: "yesNoSplit",
        settings: {
          conditions: [{ kind: "messageEvent", activity: "mail", event: "open", happened: true }],
        },
        next: { yes: "thanks", no: "again" },
      },
      thanks: { type: "email", settings: { templateId: "t1" }, name: "Thanks" },
      again: { type: "email", settings: { templateId: "t1" }, name: "Again" },
    }),
  );
});
afterEach(() => t.stop());

const begin = (who: Parameters<typeof t.api.trials.begin>[0]["who"], toSandbox = false) =>
  t.api.trials.begin({ id, who, now: null, toSandbox });
const contactKey = async () => (await t.api.contacts.list({ limit: 1 })).items[0]?.key ?? 0;
const went = (state: { steps: { activity: string }[] }) => [
  ...new Set(state.steps.map(({ activity }) => activity)),
];

it("goes a step at a time, asks what they did, and takes the path of the answer", async () => {
  const { trial, state } = await begin({ contact: await contactKey() });
  expect(went(state)).toEqual(["entry"]);
  const next = await t.api.trials.step({ trial, to: "next", answer: null });
  expect(next.steps.at(-1)).toMatchObject({ activity: "mail" });
  expect(next.steps.at(-1)?.preview).toMatchObject({ channel: "email", subject: "Hello Amara" });
  const asked = await t.api.trials.step({ trial, to: "end", answer: null });
  expect(asked.asks).toMatchObject({ activity: "mail" });
  expect(asked.asks?.options.map(({ event }) => event)).toContain("open");
  expect(asked.now).toBe(t.clock.now() + 2 * 86_400_000);
  const opened = await t.api.trials.step({ trial, to: "end", answer: ["open"] });
  expect(went(opened)).toContain("thanks");
  expect(opened.ended).not.toBeNull();
  const split = opened.steps.findLast(({ activity }) => activity === "split");
  expect(split).toMatchObject({ outlet: "yes", explained: [{ ok: true }] });

  let back = await t.api.trials.back({ trial });
  while (back.asks === null) back = await t.api.trials.back({ trial });
  const nothing = await t.api.trials.step({ trial, to: "end", answer: [] });
  expect(went(nothing)).toContain("again");
  expect(went(nothing)).not.toContain("thanks");
});

it("writes nothing, and sends a test to the sandbox only when asked", async () => {
  const { store } = t.engine.project().parts;
  const rows = () =>
    ["participants", "journey_steps", "messages", "runs", "mails"].map(
      (table) => store.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n,
    );
  const before = rows();
  const { trial } = await begin({ contact: await contactKey() });
  await t.api.trials.step({ trial, to: "end", answer: null });
  expect(rows()).toEqual(before);
  const sandbox = await begin({ contact: await contactKey() }, true);
  await t.api.trials.step({ trial: sandbox.trial, to: "end", answer: null });
  await t.until(() => rows()[4] === 1, "the mail in the sandbox");
  expect(rows().slice(0, 2)).toEqual([0, 0]);
});

it("takes somebody made up, and names what is wrong with them", async () => {
  const endpoint = {
    ChannelType: "EMAIL",
    Address: "made@example.com",
    User: { UserAttributes: { FirstName: ["Mada"] } },
  };
  const { trial } = await begin({ endpoint });
  const sent = await t.api.trials.step({ trial, to: "next", answer: null });
  expect(sent.steps.at(-1)?.preview).toMatchObject({ subject: "Hello Mada" });
  await expect(begin({ endpoint: { Address: "x" } })).rejects.toMatchObject({
    code: "BAD_INPUT",
    data: { place: "ChannelType" },
  });
});
