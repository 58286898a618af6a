import { expect, test } from "vitest";
import { testEngine } from "../testing/engine.ts";

test("the project counts the sample's segments as the sample does, and finds lapsed coffee buyers", async () => {
  const t = await testEngine({ project: false });
  const begun = performance.now();
  await t.api.projects.createSample();
  process.stdout.write(`made the sample in ${Math.round(performance.now() - begun)} ms\n`);
  const stored = await t.api.segments.list();
  expect(stored.length).toBeGreaterThan(6);
  for (const { id, name, contacts } of stored) {
    const counted = await t.api.segments.countSaved({ id });
    if (contacts !== null) expect([name, counted.contacts]).toEqual([name, contacts]);
    expect(counted.ignored).toEqual([]);
    expect(counted.contacts).toBeGreaterThan(5);
  }
  const lapsed = stored.find((segment) => segment.name === "Lapsed coffee buyers");
  const { rules } = await t.api.segments.get({ id: lapsed?.id ?? "" });
  const panel = await t.api.segments.panel({
    rules: rules ?? { include: "all", groups: [] },
    seed: 1,
  });
  process.stdout.write(`${JSON.stringify(panel.waterfall.map((step) => step.contacts))}\n`);
  expect(panel.waterfall.every((step, at) => at === 0 || step.removed > 0)).toBe(true);
  for (const sample of panel.samples) {
    const check = await t.api.segments.check({
      of: { id: lapsed?.id ?? "" },
      contact: sample.key,
    });
    expect(check.member).toBe(true);
  }
  await t.stop();
});
