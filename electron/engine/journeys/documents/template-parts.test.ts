import { afterEach, beforeEach, expect, it } from "vitest";
import { copyText, paste } from "../../../../shared/journey/clipboard.ts";
import { blankDocument } from "../../../../shared/journey/graph.ts";
import { insertOnPath } from "../../../../shared/journey/insert.ts";
import { testEngine, type TestEngine } from "../../testing/engine.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

/** A wait with a mail after it, as copied. */
function waitAndMail(): string {
  const blank = blankDocument("Any");
  const waits = insertOnPath(blank, { from: "entry", outlet: "next" }, { id: "w", type: "wait" });
  if (!waits.ok) throw new Error(waits.text);
  const both = insertOnPath(waits.document, { from: "w", outlet: "next" }, { id: "m", type: "email" }); // prettier-ignore
  if (!both.ok) throw new Error(both.text);
  return copyText(both.document, ["w", "m"]);
}

it("keeps activities under a name, and gives them to other journeys", async () => {
  const text = waitAndMail();
  const { id } = await t.api.journeyParts.make({ name: " Remind later ", text });
  await t.api.journeyParts.make({ name: "Apologise", text });
  await t.restart();
  const parts = await t.api.journeyParts.list();
  expect(parts.map(({ name }) => name)).toEqual(["Apologise", "Remind later"]);
  expect(parts[1]).toMatchObject({ id, text, types: ["wait", "email"] });
  let made = 0;
  const put = paste(blankDocument("New"), parts[1]?.text ?? "", { from: "entry", outlet: "next" }, () => `n${(made += 1)}`); // prettier-ignore
  if (!put.ok) throw new Error(put.text);
  expect(put.document.activities["n1"]).toMatchObject({ type: "wait", next: { next: "n2" } });
});

it("renames and removes, and says what is not there", async () => {
  const { id } = await t.api.journeyParts.make({ name: "Remind", text: waitAndMail() });
  await t.api.journeyParts.rename({ id, name: "Remind again" });
  expect((await t.api.journeyParts.list()).map(({ name }) => name)).toEqual(["Remind again"]);
  await t.api.journeyParts.remove({ id });
  expect(await t.api.journeyParts.list()).toEqual([]);
  await expect(t.api.journeyParts.remove({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(t.api.journeyParts.rename({ id, name: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" }); // prettier-ignore
});

it("refuses text without activities, and parts without a name", async () => {
  await expect(t.api.journeyParts.make({ name: "Odd", text: "Hello" })).rejects.toMatchObject({
    code: "BAD_INPUT",
    data: { place: "Odd", cure: "Select activities in a journey first." },
  });
  await expect(t.api.journeyParts.make({ name: " ", text: waitAndMail() })).rejects.toThrow(
    "Name the template part.",
  );
  expect(await t.api.journeyParts.list()).toEqual([]);
});
