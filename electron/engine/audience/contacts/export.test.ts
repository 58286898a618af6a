import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ImportOptions } from "../../../../shared/contract/imports.ts";
import { testEngine, type TestEngine } from "../../testing/engine.ts";

let t: TestEngine;
let folder: string;
beforeAll(async () => {
  t = await testEngine();
  folder = mkdtempSync(path.join(tmpdir(), "wayline-export-"));
  await load(source, "people.jsonl");
});
afterAll(async () => {
  await t.stop();
  rmSync(folder, { recursive: true, force: true });
});

const lines = (values: object[]) => values.map((value) => JSON.stringify(value)).join("\n");
/** Several addresses of a user, lists, odd names, what CSV has to quote, and an address that changed hands. */
const source = lines([
  {
    Id: "anna-mail",
    ChannelType: "EMAIL",
    Address: "anna@example.com",
    Attributes: { Interests: ["Filter", 'Espresso "doppio"', "Tea, green"], "plan:#1": ["Ärger 🎉"] },
    Metrics: { Orders: 3, Spent: 12.75 },
    Demographic: { Locale: "de_AT", Timezone: "Europe/Vienna" },
    Location: { City: "Vienna", Country: "AT", Latitude: 48.2, Longitude: 16.4, PostalCode: "01010" },
    User: { UserId: "anna", UserAttributes: { FirstName: ["Anna"], Tags: ["a", "b"] } },
    OptOut: "NONE",
    EffectiveDate: "2026-10-01T08:30:00.000Z",
  },
  { Id: "anna-sms", ChannelType: "SMS", Address: "+436641234567", User: { UserId: "anna" }, OptOut: "ALL", EffectiveDate: "2026-09-01T00:00:00.000Z" },
  { Id: "old", ChannelType: "EMAIL", Address: "moved@example.com", User: { UserId: "before" }, EffectiveDate: "2026-01-01T00:00:00.000Z" },
  { Id: "new", ChannelType: "EMAIL", Address: "moved@example.com", User: { UserId: "after" }, EffectiveDate: "2026-02-01T00:00:00.000Z" },
  { Id: "alone", ChannelType: "GCM", Address: "token-1", Attributes: { Ride: ["Bus"] }, EffectiveDate: "2026-03-01T00:00:00.000Z" },
]); // prettier-ignore

async function load(content: string, fileName: string, options: Partial<ImportOptions> = {}) {
  const { file, path: target } = await t.api.imports.reserveFile({ fileName });
  writeFileSync(target, content);
  const { id, options: found } = await t.api.imports.inspect({ file, fileName });
  await t.api.imports.saveOptions({ id, options: { ...found, matchOn: "id", ...options } });
  await t.api.imports.start({ id });
  await t.until(async () => (await t.api.imports.get({ id })).state === "imported", fileName);
}

const store = () => t.engine.project().parts.store;
/** Every endpoint with its user, without numbers of ours and times of import. */
const told = () =>
  store()
    .all<{ document: string; attributes: string }>(
      `SELECT e.id, e.channel, e.address, e.active, e.opted_out, e.cohort, e.document, e.effective_at, c.user_id, c.attributes
       FROM endpoints AS e JOIN contacts AS c ON c.key = e.contact ORDER BY e.id`,
    )
    .map((row) => ({
      ...row,
      document: JSON.parse(row.document) as unknown,
      attributes: JSON.parse(row.attributes) as unknown,
    }));

const fileOf = async (download: string) => {
  const answer = await t.api.door.download({ id: download.replace("/downloads/", "") });
  if (!answer) throw new Error("no file");
  return { ...answer, text: readFileSync(answer.path, "utf8") };
};

async function emptied() {
  await t.api.contacts.bulk({ selection: { filter: {}, except: [] }, act: { kind: "delete" } });
  expect((await t.api.contacts.count({})).all).toBe(0);
}

describe("an export of everyone", () => {
  test.each(["csv", "jsonLines"] as const)("as %s is read back equal", async (format) => {
    const before = told();
    expect(before).toHaveLength(5);
    const result = await t.api.contacts.export({ selection: { filter: {}, except: [] }, format });
    expect(result.endpoints).toBe(5);
    expect(result.fileName).toBe(`Contacts 2026-11-17.${format === "csv" ? "csv" : "jsonl"}`);
    const file = await fileOf(result.download);
    expect(file.fileName).toBe(result.fileName);
    await emptied();
    await load(file.text, result.fileName);
    expect(told()).toEqual(before);
  });

  test("repeats the header of a list, once for each value", async () => {
    const { download } = await t.api.contacts.export({
      selection: { filter: { search: "anna" }, except: [] },
      format: "csv",
    });
    const { text } = await fileOf(download);
    const header = (text.split("\r\n")[0] ?? "").split(",");
    expect(header.slice(0, 4)).toEqual(["Id", "ChannelType", "Address", "User.UserId"]);
    expect(header.filter((name) => name === "Attributes.Interests")).toHaveLength(3);
  });

  test("holds just the chosen contacts, or a segment's", async () => {
    const { items } = await t.api.contacts.list({ search: "token", limit: 5 });
    const key = items[0]?.key ?? 0;
    const one = await t.api.contacts.export({ selection: { keys: [key] }, format: "jsonLines" });
    expect(one.endpoints).toBe(1);
    expect(JSON.parse((await fileOf(one.download)).text)).toMatchObject({
      Id: "alone",
      ChannelType: "GCM",
      EndpointStatus: "ACTIVE",
      Attributes: { Ride: ["Bus"] },
    });
    const { id } = await t.api.segments.createStatic({ name: "A/B: <friends>" });
    await t.api.contacts.bulk({ selection: { keys: [key] }, act: { kind: "addToSegment", segmentId: id } }); // prettier-ignore
    const segment = await t.api.contacts.export({ selection: { segmentId: id }, format: "csv" });
    expect(segment).toMatchObject({ endpoints: 1, fileName: "A_B_ _friends_ 2026-11-17.csv" });
  });

  test("an unknown download is none", async () => {
    expect(await t.api.door.download({ id: "contacts-../../project.sqlite" })).toBeNull();
    expect(await t.api.door.download({ id: `contacts-${"0".repeat(32)}` })).toBeNull();
  });
});

test("everything known of one contact is one JSON file", async () => {
  const [anna] = await t.api.contacts.find({ text: "anna", limit: 1 });
  const { download, fileName } = await t.api.contacts.exportOne({ key: anna?.key ?? 0 });
  expect(fileName).toBe("Anna 2026-11-17.json");
  const known = JSON.parse((await fileOf(download)).text) as Record<string, unknown>;
  expect(known).toMatchObject({
    contact: { UserId: "anna", UserAttributes: { FirstName: ["Anna"] } },
    endpoints: [{ Id: "anna-sms", OptOut: "ALL" }, { Id: "anna-mail" }].toReversed(),
    consent: [{ state: "optedIn" }, { state: "optedOut" }],
  });
});
