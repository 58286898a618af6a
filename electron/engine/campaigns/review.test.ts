import { afterEach, beforeEach, expect, it } from "vitest";
import { draftCampaign, everybody, people, seedContacts } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

it("counts the audience once for the same rules and data, however often the draft is saved", async () => {
  seedContacts(t, people(3));
  const segment = await everybody(t);
  const { id } = await draftCampaign(t, segment);
  // The segment's first size is recorded meanwhile, which is a change like any other.
  const sized = async () => (await t.api.segments.overTime({ id: segment, days: 1 })).length > 0;
  await t.until(sized, "the size of the segment");
  await t.quiet();
  const { readers } = t.engine.project().parts;
  const { all } = readers;
  let counts = 0;
  readers.all = (sql, values) => {
    if (sql.includes("own AS MATERIALIZED")) counts += 1;
    return all(sql, values);
  };
  const reach = async () => (await t.api.campaigns.review({ id })).funnel.willBeSent;
  for (const name of ["One", "Two", "Three"]) {
    expect(await reach()).toBe(3);
    const { draft, revision } = await t.api.campaigns.get({ id });
    await t.api.campaigns.saveDraft({ id, revision, draft: { ...draft, name } });
    await t.quiet();
  }
  expect(counts).toBe(1);

  t.engine.project().parts.store.run("UPDATE endpoints SET opted_out = 1 WHERE key = 1");
  t.engine.topics.touch("contacts");
  await t.quiet();
  expect(await reach()).toBe(2);
  expect(counts).toBe(2);

  // A launch trusts nothing that was counted before.
  const { revision } = await t.api.campaigns.get({ id });
  await t.api.campaigns.launch({ id, revision });
  expect(counts).toBeGreaterThan(2);
});
