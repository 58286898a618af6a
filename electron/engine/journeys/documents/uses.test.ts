import { afterEach, beforeEach, expect, test } from "vitest";
import { people, seedContacts } from "../../testing/builders.ts";
import { testEngine, type TestEngine } from "../../testing/engine.ts";
import { begun, draftJourney, entryBySegment, journeyOf, mailTemplate } from "../../testing/journeys.ts"; // prettier-ignore

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

const welcome = async (templateId: string, name = "Welcome") =>
  journeyOf(
    {
      entry: { type: "entry", settings: await entryBySegment(t), next: "mail" },
      mail: { type: "email", settings: { templateId }, next: "wait" },
      wait: { type: "wait", settings: { wait: { kind: "for", duration: "P3D" } } },
    },
    {},
    name,
  );
const usesOf = async (id: string) =>
  (await t.api.templates.list()).find((one) => one.id === id)?.usedBy;

test("a template and a segment know the drafts that name them", async () => {
  const template = mailTemplate(t);
  const id = draftJourney(t, await welcome(template));
  const use = { kind: "journey", id, name: "Welcome" };
  expect(await usesOf(template)).toEqual([use]);
  expect((await t.api.segments.list()).map(({ usedBy }) => usedBy)).toEqual([[use]]);
  await t.api.journeys.remove({ id });
  expect(await usesOf(template)).toEqual([]);
});

test("what a running version sends can't be deleted, also when the draft lets it go", async () => {
  seedContacts(t, people(3));
  const template = mailTemplate(t);
  const other = mailTemplate(t, "t2", "Another");
  const id = await begun(t, await welcome(template));
  draftJourney(t, await welcome(other), id);
  expect(await usesOf(template)).toHaveLength(1);
  await expect(t.api.templates.remove({ id: template })).rejects.toMatchObject({
    code: "IN_USE",
    message: expect.stringContaining("journey “Welcome”"),
  });
  const [segment] = await t.api.segments.list();
  await expect(t.api.segments.remove({ id: segment?.id ?? "" })).rejects.toMatchObject({
    code: "IN_USE",
    message: expect.stringContaining("journey “Welcome”"),
  });
  await t.api.journeyRuns.stop({ id });
  expect(await usesOf(template)).toEqual([]);
  await t.api.templates.remove({ id: template });
});
