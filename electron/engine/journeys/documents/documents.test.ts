import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertOnPath } from "../../../../shared/journey/insert.ts";
import { renameActivity } from "../../../../shared/journey/settings.ts";
import type { Edited } from "../../../../shared/journey/edited.ts";
import { everybody, people, seedContacts } from "../../testing/builders.ts";
import { testEngine, type TestEngine } from "../../testing/engine.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

const done = (edited: Edited) => {
  if (!edited.ok) throw new Error(edited.text);
  return edited;
};
async function blank(name = "Welcome series") {
  const { id } = await t.api.journeys.create({ name, from: { kind: "blank" } });
  return t.api.journeys.get({ id });
}
async function withWait() {
  const journey = await blank();
  const edited = done(
    insertOnPath(
      journey.document,
      { from: "entry", outlet: "next" },
      { id: "wait1", type: "wait" },
    ),
  );
  return t.api.journeys.edit({ ...journey, step: edited.step, document: edited.document });
}

describe("a draft", () => {
  it("is kept step by step, and taken back after a restart", async () => {
    const journey = await withWait();
    expect(journey).toMatchObject({ undo: "Add Wait after Entry", redo: null, status: "draft" });
    await t.restart();
    const undone = await t.api.journeys.undo({ id: journey.id, revision: journey.revision });
    expect(Object.keys(undone.document.activities)).toEqual(["entry"]);
    expect(undone).toMatchObject({ undo: null, redo: "Add Wait after Entry" });
    const redone = await t.api.journeys.redo({ id: journey.id, revision: undone.revision });
    expect(redone.document).toEqual(journey.document);
    await expect(
      t.api.journeys.redo({ id: journey.id, revision: redone.revision }),
    ).rejects.toThrow("There is nothing to redo.");
  });

  it("changed in another window is refused with its cure, and nothing is lost", async () => {
    const journey = await withWait();
    const stale = { id: journey.id, revision: journey.revision - 1, step: "Rename" };
    await expect(
      t.api.journeys.edit({ ...stale, document: { ...journey.document, name: "Other" } }),
    ).rejects.toMatchObject({ code: "CONFLICT", data: { place: "Welcome series" } });
    expect((await t.api.journeys.get({ id: journey.id })).document.name).toBe("Welcome series");
  });

  it("takes typing in one field as one step", async () => {
    let journey = await withWait();
    for (const name of ["P", "Pa", "Pause"]) {
      const { document, step } = done(renameActivity(journey.document, "wait1", name));
      journey = await t.api.journeys.edit({ ...journey, document, step, group: "name wait1" });
    }
    const undone = await t.api.journeys.undo({ id: journey.id, revision: journey.revision });
    expect(undone.document.activities["wait1"]?.name).toBe("");
    expect(undone.undo).toBe("Add Wait after Entry");
  });

  it("that breaks the rules of a graph is not stored", async () => {
    const journey = await withWait();
    const { wait1, ...others } = journey.document.activities;
    if (!wait1) throw new Error("no wait");
    const looped = { ...others, wait1: { ...wait1, next: { next: "wait1" } } };
    await expect(
      t.api.journeys.edit({
        ...journey,
        step: "Loop",
        document: { ...journey.document, activities: looped },
      }),
    ).rejects.toMatchObject({ code: "BAD_INPUT", data: { place: "wait1" } });
  });
});

describe("problems", () => {
  it("name the activity and the field, and go when they are mended", async () => {
    const journey = await blank();
    const problems = await t.api.journeys.problems({ id: journey.id });
    expect(problems.filter(({ severity }) => severity === "error")).toMatchObject([
      { code: "noEntry", activity: "entry", field: "segment" },
      ...problems.filter(({ severity, code }) => severity === "error" && code !== "noEntry"),
    ]);
    seedContacts(t, people(3));
    const segmentId = await everybody(t);
    const { entry } = journey.document.activities;
    if (!entry) throw new Error("no entry");
    const by = { kind: "segment" as const, segmentId, refresh: null, onUpdate: false };
    const document = {
      ...journey.document,
      activities: { entry: { ...entry, settings: { by } } },
    };
    const chosen = await t.api.journeys.edit({ ...journey, step: "Choose who enters", document });
    const after = await t.api.journeys.problems({ id: journey.id });
    expect(after.some(({ code }) => code === "noEntry")).toBe(false);
    // A segment that a draft names is kept; taken back and done again, the draft names one that is gone.
    const back = await t.api.journeys.undo({ id: journey.id, revision: chosen.revision });
    await t.api.segments.remove({ id: segmentId });
    await t.api.journeys.redo({ id: journey.id, revision: back.revision });
    const gone = await t.api.journeys.problems({ id: journey.id });
    expect(
      gone.some(({ activity, severity }) => activity === "entry" && severity === "error"),
    ).toBe(true);
  });
});

describe("the list", () => {
  it("shows drafts with who enters, and starters are whole", async () => {
    const starters = await t.api.journeys.starters();
    expect(starters.map(({ id }) => id)).toHaveLength(6);
    for (const { id, name } of starters)
      await t.api.journeys.create({ name, from: { kind: "starter", starter: id } });
    const rows = await t.api.journeys.list();
    expect(rows).toHaveLength(6);
    expect(
      rows.every(
        ({ status, version, goalRate }) =>
          status === "draft" && version === null && goalRate === null,
      ),
    ).toBe(true);
    // What a starter can't know is the only thing that is missing.
    for (const { id } of rows) {
      const errors = (await t.api.journeys.problems({ id })).filter(
        ({ severity }) => severity === "error",
      );
      const codes = new Set(errors.map(({ code }) => code));
      for (const known of ["noEntry", "noTemplate", "noUrl", "badCondition"]) codes.delete(known);
      expect([...codes]).toEqual([]);
    }
  });

  it("removes drafts and brings them back", async () => {
    const { id } = await blank();
    await t.api.journeys.remove({ id });
    expect(await t.api.journeys.list()).toEqual([]);
    await t.api.journeys.restoreRemoved({ id });
    expect(await t.api.journeys.list()).toHaveLength(1);
  });
});

describe("a file", () => {
  it("comes back as it went out, and lists what is not here", async () => {
    const journey = await withWait();
    seedContacts(t, people(2));
    const segmentId = await everybody(t);
    const { entry } = journey.document.activities;
    if (!entry) throw new Error("no entry");
    const by = { kind: "segment" as const, segmentId, refresh: "P1D", onUpdate: true };
    const activities = { ...journey.document.activities, entry: { ...entry, settings: { by } } };
    const saved = await t.api.journeys.edit({
      ...journey,
      step: "Entry",
      document: { ...journey.document, activities },
    });
    const { text, fileName } = await t.api.journeys.exportFile({ id: saved.id, format: "wayline" });
    expect(fileName).toBe("Welcome series.journey.json");
    const again = await t.api.journeys.importFile({ text, fileName });
    expect(again.missing).toEqual([]);
    expect((await t.api.journeys.get({ id: again.ids[0] ?? "" })).document).toEqual(saved.document);
    const elsewhere = text.replaceAll(segmentId, "f".repeat(32)).replaceAll("Everybody", "VIPs");
    expect((await t.api.journeys.importFile({ text: elsewhere, fileName })).missing).toEqual([
      { place: "VIPs", text: "There is no segment “VIPs” in this project." },
    ]);
  });

  it("of Pinpoint comes in as a draft, lists what is not here, and goes out equal", async () => {
    const given = {
      JourneyResponse: {
        Name: "From Pinpoint",
        State: "ACTIVE",
        Id: "0a1b2c",
        ApplicationId: "app",
        StartActivity: "mail",
        StartCondition: { SegmentStartCondition: { SegmentId: "lost" } },
        Activities: {
          mail: { EMAIL: { TemplateName: "hello", MessageConfig: {}, NextActivity: "later" } },
          later: { Wait: { WaitTime: { WaitFor: "PT24H" } } },
        },
      },
    };
    const text = JSON.stringify(given);
    const read = await t.api.journeys.importFile({ text, fileName: "journey.json" });
    expect(read.ids).toHaveLength(1);
    expect(read.missing.map(({ text: said }) => said).join(" ")).toMatch(/hello.*|lost.*/);
    const id = read.ids[0] ?? "";
    expect(await t.api.journeys.get({ id })).toMatchObject({
      status: "draft",
      document: { name: "From Pinpoint" },
    });
    await t.restart();
    const out = await t.api.journeys.exportFile({ id, format: "pinpoint" });
    expect(JSON.parse(out.text)).toEqual(given);
    const copy = await t.api.journeys.create({ name: "Copy", from: { kind: "copy", id } });
    const copied = await t.api.journeys.exportFile({ id: copy.id, format: "pinpoint" });
    const [wrapper] = Object.keys(given) as (keyof typeof given)[];
    const { Id: _, ...inner } = (wrapper ? given[wrapper] : {}) as Record<string, unknown>;
    expect(JSON.parse(copied.text)).toEqual({ [wrapper ?? ""]: { ...inner, Name: "Copy" } });
  });

  it("of Pinpoint that is wrong names the place, and nothing comes in", async () => {
    const text = JSON.stringify({ Name: "Broken", StartActivity: "gone", Activities: {} });
    await expect(
      t.api.journeys.importFile({ text, fileName: "broken.json" }),
    ).rejects.toMatchObject({ code: "BAD_INPUT" });
    expect(await t.api.journeys.list()).toEqual([]);
  });

  it("that is none is refused", async () => {
    await expect(
      t.api.journeys.importFile({ text: "<html>", fileName: "a.html" }),
    ).rejects.toMatchObject({
      code: "FILE_UNREADABLE",
    });
  });
});
