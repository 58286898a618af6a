import { truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { people, seedContacts } from "../testing/builders.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

const another = () =>
  t.api.projects.create({
    name: "Another",
    timeZone: "Europe/Vienna",
    currency: "EUR",
    senderName: "Another",
  });
const isOpen = async () => (await t.api.projects.current())?.project.name ?? null;

describe("a project whose database is an empty file", () => {
  it("is refused by name, with the way back, and left as it is", async () => {
    seedContacts(t, people(2));
    const { project } = (await t.api.projects.current())!;
    await t.api.projects.close();
    const file = path.join(project.folder, "project.sqlite");
    truncateSync(file);
    await expect(t.api.projects.open({ id: project.id })).rejects.toMatchObject({
      code: "PROJECT_DAMAGED",
      message: expect.stringContaining("is empty") as string,
      data: {
        place: file,
        cure: expect.stringContaining(path.join(project.folder, "backups")) as string,
      },
    });
    await expect(t.api.projects.open({ id: project.id })).rejects.toMatchObject({
      code: "PROJECT_DAMAGED",
    });
    expect(await isOpen()).toBeNull();
  });
});

describe("a project that can't be opened", () => {
  it("leaves the one before open and at work", async () => {
    const first = (await t.api.projects.current())!.project;
    const second = await another();
    await t.api.projects.open({ id: first.id });
    seedContacts(t, people(2));
    writeFileSync(path.join(second.folder, "project.sqlite"), "not a database ".repeat(1000));
    await expect(t.api.projects.open({ id: second.id })).rejects.toMatchObject({
      code: "PROJECT_DAMAGED",
    });
    expect(await isOpen()).toBe("Test");
    expect((await t.api.contacts.list({ limit: 5 })).items).toHaveLength(2);
    await t.restart();
    expect(await isOpen()).toBe("Test");
  });
});
