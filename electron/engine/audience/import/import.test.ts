import { appendFileSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Import, ImportOptions } from "../../../../shared/contract/imports.ts";
import { everything, lookupsFit, told } from "./snapshot.ts";
import { openTestProject, type TestProject } from "./test-project.ts";

let project: TestProject;
beforeAll(() => {
  project = openTestProject("import");
});
afterAll(() => project.close());
beforeEach(() => {
  for (const table of [
    "messages",
    "contents",
    "import_changes",
    "import_problems",
    "imports",
    "import_mappings",
    "segment_members",
    "segments",
    "endpoints",
    "contacts",
  ])
    project.parts.store.run(`DELETE FROM ${table}`);
});

const audience = (ids = false) => told(project.parts.store, { ids });
const problemsOf = ({ id }: Import) => project.imports.problems({ id, limit: 500 }).items;
const load = async (content: string | Uint8Array, options?: Partial<ImportOptions>) => {
  const done = await project.load(content, options);
  expect(done.error).toBeNull();
  expect(done.state).toBe("imported");
  expect(lookupsFit(project.parts.store)).toBe(true);
  return done;
};
const pinpoint = (...rows: string[]) =>
  `ChannelType,Address,User.UserId,Metrics.n\n${rows.join("\n")}\n`;

describe("what is wrong with a row is said in plain words, with its line", () => {
  test.each([
    ["EMAIL,anna@@mail.at,u,", "Address", "'anna@@mail.at' is not an email address."],
    ["EMAIL,anna at mail.at,u,", "Address", "'anna at mail.at' is not an email address."],
    ["SMS,call me,u,", "Address", "'call me' is not a phone number."],
    [
      "SMS,0664 1234567,u,",
      "Address",
      "'0664 1234567' has no country code. Write it like +43 664 1234567.",
    ],
    [
      "FAX,1,u,",
      "ChannelType",
      "'FAX' is not a channel. Use one of EMAIL, SMS, VOICE, PUSH, GCM, APNS, APNS_SANDBOX, APNS_VOIP, APNS_VOIP_SANDBOX, ADM, BAIDU, IN_APP, CUSTOM.",
    ],
    [",a@x.at,u,", "ChannelType", "This row has no ChannelType."],
    ["EMAIL,,u,", "Address", "This row has no address."],
    ["EMAIL,a@x.at,u,often", "Metrics.n", "'often' is not a number."],
    ["EMAIL,a@x.at,u,1,more", null, "This row has 5 values, the header has 4."],
    [
      `EMAIL,a@x.at,${"u".repeat(129)},`,
      "User.UserId",
      "This ID has 129 characters; 128 is the most.",
    ],
    [
      `EMAIL,a@x.at,${"u".repeat(1_100_000)},`,
      "User.UserId",
      "This value has 1 MB; 1 MB is the most.",
    ],
    ['EMAIL,"a@x.at"x,u,', null, "A quotation mark in this row is never closed."],
  ])("bad row %#", async (row, column, reason) => {
    const done = await load(pinpoint("EMAIL,good@x.at,g,1", row, "EMAIL,after@x.at,h,2"));
    const errors = problemsOf(done).filter((problem) => problem.severity === "error");
    expect(errors).toMatchObject([{ row: 3, column, reason }]);
    expect(errors[0]?.value?.length ?? 0).toBeLessThanOrEqual(201);
    expect(done.counts?.rejected).toBe(1);
    expect(done.counts?.added).toBe(2);
  });

  test("opt-outs and dates", async () => {
    const done = await load(
      "ChannelType,Address,OptOut,EffectiveDate\nEMAIL,a@x.at,yes,2026-01-01\nEMAIL,b@x.at,ALL,soon\nEMAIL,c@x.at,all,2026-02-03T04:05:06Z\n",
    );
    expect(problemsOf(done).map((problem) => problem.reason)).toEqual([
      "'yes' is not an opt-out. Use ALL or NONE.",
      "'soon' is not a date like 2026-11-04.",
    ]);
    const row = project.parts.store.get<{ opted_out: number; effective_at: number }>(
      "SELECT * FROM endpoints",
    );
    expect(row).toMatchObject({ opted_out: 1, effective_at: Date.parse("2026-02-03T04:05:06Z") });
  });

  test("lines count as in an editor, line breaks in quotes are kept", async () => {
    const done = await load(
      'ChannelType,Address,Attributes.Note\r\nEMAIL,a@x.at,"one\r\ntwo\r\nthree"\r\n\r\nEMAIL,bad,x\r\n',
    );
    expect(problemsOf(done)).toMatchObject([
      { row: 2, severity: "warning", reason: expect.stringContaining("several lines") as string },
      { row: 6, severity: "error", reason: "'bad' is not an email address." },
    ]);
    expect(audience()[0]?.endpoints[0]?.document).toEqual({
      attributes: { Note: ["one\r\ntwo\r\nthree"] },
    });
    expect(done.counts).toMatchObject({ rows: 2, added: 1, rejected: 1, warnings: 1 });
  });

  test("a quotation mark that never closes costs its line only", async () => {
    const done = await load(
      pinpoint("EMAIL,a@x.at,u1,1", 'EMAIL,"b@x.at,u2,1', "EMAIL,c@x.at,u3,1"),
    );
    expect(problemsOf(done)).toMatchObject([
      { row: 3, reason: "A quotation mark in this row is never closed." },
    ]);
    expect(audience().map((contact) => contact.user)).toEqual(["u1", "u3"]);
  });

  test("a misplaced quotation mark costs its line only", async () => {
    const done = await load(
      pinpoint(
        'EMAIL,"a@x.at"b,u1,1',
        "EMAIL,b@x.at,u2,1",
        'EMAIL,"c@x.at",u3,1',
        "EMAIL,d@x.at,u4,1",
      ),
    );
    expect(problemsOf(done).map(({ row }) => row)).toEqual([2]);
    expect(audience().map((contact) => contact.user)).toEqual(["u2", "u3", "u4"]);
  });

  test("short rows, phones without +, broken UTF-8 and Pinpoint's limits are warnings", async () => {
    const long = "v".repeat(101);
    const bytes = Buffer.concat([
      Buffer.from(
        `ChannelType,Address,Attributes.A,Attributes.${"n".repeat(51)}\nSMS,12065550182,${long},1\nEMAIL,b@x.at\nEMAIL,c@x.at,caf`,
      ),
      Buffer.from([0xe9]),
      Buffer.from(` ${"é".repeat(60)},1\n`),
    ]);
    const put = await project.put(bytes);
    await project.imports.reread(put.id, { encoding: "utf-8" });
    project.imports.start(put.id);
    await project.imports.idle();
    const done = project.imports.get(put.id);
    expect(done.counts).toMatchObject({ rows: 3, added: 3, rejected: 0 });
    const reasons = problemsOf(done).map(({ row, reason, severity }) => [row, severity, reason]);
    expect(reasons).toEqual([
      [1, "warning", "The name has 51 characters; Amazon Pinpoint takes 50."],
      [2, "warning", "The value of 'A' has 101 characters; Amazon Pinpoint takes 100."],
      [3, "warning", "This row has 2 values, the header has 4. The missing ones count as empty."],
      [4, "warning", "This row has characters that are not UTF-8. They are shown as \uFFFD."],
    ]);
    expect(
      audience().flatMap((contact) => contact.endpoints.map((endpoint) => endpoint.address)),
    ).toContain("+12065550182");
  });

  test("decimal commas, dates and lists are read as mapped", async () => {
    const put = await project.put(
      "Email;Umsatz;Seit;Likes\na@x.at;1.234,50;31.12.2025;tea|milk\nb@x.at;7,5;30.02.2025;tea\n",
    );
    const columns = put.options.columns.map((column, at) =>
      at === 3
        ? { ...column, path: "Attributes.Likes", type: "list" as const }
        : at === 1
          ? { ...column, path: "Metrics.spend" }
          : {
              ...column,
              ...(at === 2 && {
                path: "Attributes.Since",
                type: "date" as const,
                dateFormat: "dd.MM.yyyy",
              }),
            },
    );
    project.imports.saveOptions(put.id, { ...put.options, columns });
    project.imports.start(put.id);
    await project.imports.idle();
    expect(audience()[0]?.endpoints[0]?.document).toEqual({
      attributes: { Since: ["2025-12-31"], Likes: ["tea", "milk"] },
      metrics: { spend: 1234.5 },
    });
    expect(problemsOf(project.imports.get(put.id))).toMatchObject([
      { row: 3, column: "Seit", reason: "'30.02.2025' is not a date like dd.MM.yyyy." },
    ]);
  });
});

describe("Pinpoint's rules", () => {
  test("what is not named stays, a named list is replaced, an empty one removes", async () => {
    const json = (attributes: object, more: object = {}) =>
      `${JSON.stringify({ Id: "e1", ChannelType: "EMAIL", Address: "a@x.at", Attributes: attributes, User: { UserId: "u1", UserAttributes: { Tier: ["1"] } }, ...more })}\n`;
    await load(json({ A: ["1", "2"], B: ["x"] }, { Metrics: { n: 1 } }));
    await load(json({ A: ["3"] }, { Metrics: { m: 2 }, Location: { City: "Wien" } }));
    expect(audience()[0]?.endpoints[0]?.document).toEqual({
      attributes: { A: ["3"], B: ["x"] },
      metrics: { n: 1, m: 2 },
      location: { City: "Wien" },
    });
    await load(json({ A: [] }));
    expect(audience()[0]?.endpoints[0]?.document).toMatchObject({ attributes: { B: ["x"] } });
    const replaced = await load(json({ C: ["y"] }), { whenFound: "replace" });
    expect(audience()[0]?.endpoints[0]?.document).toEqual({ attributes: { C: ["y"] } });
    expect(replaced.counts).toMatchObject({ updated: 1, added: 0 });
    const skipped = await load(json({ C: ["z"] }), { whenFound: "skip" });
    expect(skipped.counts).toMatchObject({ unchanged: 1, updated: 0 });
  });

  test("one active endpoint per address; letters do not count in email", async () => {
    await load("Id,ChannelType,Address\ne1,EMAIL,Ann@X.at\n");
    await load("Id,ChannelType,Address\ne2,EMAIL,ann@x.AT\ne3,GCM,Token\ne4,GCM,token\n");
    const endpoints = audience(true).flatMap((contact) => contact.endpoints);
    expect(Object.fromEntries(endpoints.map(({ id, active }) => [id, active]))).toEqual({
      e1: false,
      e2: true,
      e3: true,
      e4: true,
    });
    const again = await load("Id,ChannelType,Address\ne1,EMAIL,Ann@X.at\n");
    expect(again.counts?.updated).toBe(1);
    expect(
      Object.fromEntries(
        audience(true)
          .flatMap((contact) => contact.endpoints)
          .map(({ id, active }) => [id, active]),
      ),
    ).toMatchObject({ e1: true, e2: false });
  });

  test("user attributes belong to all endpoints of the user; an endpoint gets a user and leaves nobody behind", async () => {
    await load("ChannelType,Address\nEMAIL,a@x.at\n");
    expect(audience()).toMatchObject([{ user: null }]);
    await load(
      "ChannelType,Address,User.UserId,User.UserAttributes.FirstName\nEMAIL,a@x.at,u1,Ann\nSMS,+436641234567,u1,Anna\n",
    );
    expect(audience()).toMatchObject([
      {
        user: "u1",
        attributes: { FirstName: ["Anna"] },
        endpoints: [{ channel: "EMAIL" }, { channel: "SMS" }],
      },
    ]);
    expect(project.parts.store.get("SELECT name FROM contacts")).toEqual({ name: "Anna" });
  });

  test("the sixteenth endpoint is refused, a sixteenth device drives out the oldest", async () => {
    const emails = Array.from({ length: 15 }, (_, at) => `EMAIL,p${at}@x.at,u1,`);
    await load(pinpoint(...emails.slice(0, 14), "GCM,first-device,u1,"));
    const done = await load(pinpoint("EMAIL,sixteen@x.at,u1,", "GCM,second-device,u1,"));
    expect(done.counts).toMatchObject({ added: 1, rejected: 1 });
    expect(problemsOf(done)).toMatchObject([
      {
        row: 2,
        severity: "error",
        reason: "This user has 15 endpoints already, which is the most.",
      },
    ]);
    const mine = audience().find((contact) => contact.user === "u1");
    expect(mine?.endpoints).toHaveLength(15);
    expect(audience().find((contact) => contact.user === null)?.endpoints).toMatchObject([
      { address: "first-device", active: false },
    ]);
    const checked = await project.put(pinpoint("EMAIL,again@x.at,u1,"));
    project.imports.check(checked.id);
    await project.imports.idle();
    expect(project.imports.get(checked.id).counts).toMatchObject({ rejected: 1 });
  });

  test("an id alone changes what is there; unknown ones are refused", async () => {
    await load("Id,ChannelType,Address\ne1,EMAIL,a@x.at\n");
    const done = await load("Id,Attributes.A\ne1,1\ne2,1\n");
    expect(done.counts).toMatchObject({ updated: 1, rejected: 1 });
    expect(problemsOf(done)[0]?.reason).toBe(
      "No endpoint has the ID 'e2', and a new one needs ChannelType and Address.",
    );
  });

  test("cohorts and made-up ids", async () => {
    await load(pinpoint(...Array.from({ length: 50 }, (_, at) => `EMAIL,p${at}@x.at,,`)));
    const rows = project.parts.store.all<{ id: string; cohort: number }>(
      "SELECT id, cohort FROM endpoints ORDER BY key",
    );
    expect(
      rows.every(({ id, cohort }) => /^[0-9a-f]{32}$/.test(id) && cohort >= 0 && cohort < 100),
    ).toBe(true);
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).sort());
    expect(new Set(rows.map(({ cohort }) => cohort)).size).toBeGreaterThan(20);
  });
});

describe("one row, two addresses", () => {
  test("email and phone make an endpoint each of one contact", async () => {
    const done = await load(
      "Email,Telefon,Vorname\na@x.at,+43 664 1234567,Ann\n,+43 664 7654321,Bob\nc@x.at,,Cleo\n",
    );
    expect(done.counts).toMatchObject({ rows: 3, added: 3 });
    expect(
      audience()
        .map((contact) => [
          contact.attributes["FirstName"]?.[0],
          contact.endpoints.map((endpoint) => endpoint.address),
        ])
        .sort((one, two) => (String(one) < String(two) ? -1 : 1)),
    ).toEqual([
      ["Ann", ["a@x.at", "+436641234567"]],
      ["Bob", ["+436647654321"]],
      ["Cleo", ["c@x.at"]],
    ]);
    const again = await load("Email,Telefon,Vorname\na@x.at,+43 664 1111111,Ann\n");
    expect(again.counts).toMatchObject({ added: 1 });
    expect(audience()).toHaveLength(3);
  });

  test("a row that comes again is a duplicate", async () => {
    const done = await load("Email,Ort\na@x.at,Wien\nA@x.at,Graz\nb@x.at,Linz\n");
    expect(done.counts).toMatchObject({ rows: 3, added: 2, duplicates: 1, updated: 0 });
  });
});

describe("segments", () => {
  const runs = (id: string | null) =>
    project.parts.store.all(
      "SELECT kind, first_key, last_key FROM segment_members WHERE segment_id = ?",
      id ?? "",
    );
  const segment = (id: string | null) =>
    project.parts.store.get<{
      name: string;
      type: string;
      version: number;
      import_id: string;
      deleted_at: number | null;
    }>("SELECT * FROM segments WHERE id = ?", id ?? "");

  test("what is imported is a segment, named like the file", async () => {
    const done = await load(pinpoint("EMAIL,a@x.at,u1,", "EMAIL,b@x.at,u2,", "EMAIL,c@x.at,u3,"));
    expect(segment(done.segmentId)).toMatchObject({
      name: "people",
      type: "imported",
      version: 1,
      import_id: done.id,
      deleted_at: null,
    });
    expect(runs(done.segmentId)).toMatchObject([{ kind: "endpoint" }]);
    const none = await load(pinpoint("EMAIL,d@x.at,u4,"), { defineSegment: false });
    expect(none.segmentId).toBeNull();
    expect(project.parts.store.all("SELECT id FROM segments")).toHaveLength(1);
  });

  test("a segment alone stores nobody", async () => {
    await load(pinpoint("EMAIL,a@x.at,u1,", "EMAIL,b@x.at,u2,"));
    const before = everything(project.parts.store);
    const done = await load(pinpoint("EMAIL,B@x.at,u2,9", "EMAIL,new@x.at,u9,"), {
      registerEndpoints: false,
    });
    expect(everything(project.parts.store)).toEqual(before);
    expect(problemsOf(done)).toMatchObject([
      { row: 3, severity: "warning", reason: "No contact in this project has this address or ID." },
    ]);
    expect(runs(done.segmentId)).toHaveLength(1);
    expect(() => project.imports.saveOptions(done.id, done.options)).toThrow(/has run already/);
  });

  test.each([
    ["one a line", "User.UserId\nu1\nu3\nnobody\n", 4],
    ["several a line", "User.UserId\nu1 u3 nobody\n", 2],
    [
      "as JSON",
      '{"User":{"UserId":"u1"}}\n{"User":{"UserId":"u3"}}\n{"User":{"UserId":"nobody"}}\n',
      3,
    ],
  ])("user ids, %s", async (_, content, line) => {
    await load(pinpoint("EMAIL,a@x.at,u1,", "EMAIL,b@x.at,u2,", "EMAIL,c@x.at,u3,"));
    const found = await project.put(content);
    expect(found.userIdsOnly).toBe(true);
    project.imports.start(found.id);
    await project.imports.idle();
    const done = project.imports.get(found.id);
    expect(done.counts).toMatchObject({ rows: 3, unchanged: 2, warnings: 1 });
    expect(problemsOf(done)).toMatchObject([
      { row: line, severity: "warning", reason: "No contact has the user ID 'nobody'." },
    ]);
    expect(runs(done.segmentId)).toHaveLength(2);
  });
});

describe("taking back", () => {
  test("contacts with messages stay and are named; after a day it is too late", async () => {
    const done = await load(
      "ChannelType,Address,User.UserId,User.UserAttributes.Name\nEMAIL,a@x.at,u1,Ann Lee\nEMAIL,b@x.at,u2,Bob\n",
    );
    const { store } = project.parts;
    store.run("INSERT INTO contents (content, created_at) VALUES ('{}', 0)");
    store.run(`INSERT INTO messages (content, contact, channel, address, state, attempts, updated_at, test, live)
      SELECT (SELECT max(key) FROM contents), key, 'EMAIL', 'a@x.at', 'sent', 1, 0, 0, 0 FROM contacts WHERE user_id = 'u1'`);
    project.imports.undo(done.id);
    await project.imports.idle();
    const undone = project.imports.get(done.id);
    expect(undone).toMatchObject({ state: "undone", canUndo: false });
    expect(undone.undoNote).toBe(
      "1 contact was kept, because messages were sent to them or others use them since: Ann Lee.",
    );
    expect(audience()).toMatchObject([{ user: "u1", endpoints: [{ address: "a@x.at" }] }]);
    expect(store.all("SELECT id FROM segments")).toEqual([]);
    const late = await load(pinpoint("EMAIL,c@x.at,u3,"));
    project.clock.now += 25 * 3_600_000;
    expect(project.imports.get(late.id).canUndo).toBe(false);
    expect(() => project.imports.undo(late.id)).toThrow(/24 hours/);
  });

  test("a cancelled import leaves nothing, or what it has", async () => {
    const many = pinpoint(
      ...Array.from({ length: 9_000 }, (_, at) => `EMAIL,p${at}@example.com,u${at},${at}`),
    );
    await load(pinpoint("EMAIL,p1@example.com,u1,0"));
    const before = everything(project.parts.store);
    const first = await project.put(many);
    project.imports.start(first.id);
    const rolledBack = await project.imports.cancel(first.id, false);
    expect(rolledBack).toMatchObject({ state: "cancelled", canUndo: false, counts: null });
    expect(everything(project.parts.store)).toEqual(before);
    const second = await project.put(many);
    project.imports.start(second.id);
    const kept = await project.imports.cancel(second.id, true);
    expect(kept).toMatchObject({ state: "cancelled", canUndo: true });
    expect(lookupsFit(project.parts.store)).toBe(true);
    project.imports.undo(second.id);
    await project.imports.idle();
    expect(everything(project.parts.store)).toEqual(before);
  });

  test("a file that changes meanwhile fails with the place and leaves nothing", async () => {
    const put = await project.put(pinpoint("EMAIL,a@x.at,u1,"));
    const file =
      project.parts.store.get<{ file: string }>("SELECT file FROM imports WHERE id = ?", put.id)
        ?.file ?? "";
    appendFileSync(path.join(project.parts.folder, "inbox", file), "EMAIL,b@x.at,u2,\n");
    project.imports.start(put.id);
    await project.imports.idle();
    const failed = project.imports.get(put.id);
    expect(failed.state).toBe("failed");
    expect(failed.error?.message).toBe("The file changed while it was being read.");
    expect(failed.error?.place).toMatch(/^byte 0 of /);
    expect(audience()).toEqual([]);
    expect(project.parts.store.all("SELECT id FROM segments")).toEqual([]);
  });

  test("a full disk fails, and the import goes on when there is room", async () => {
    const put = await project.put(
      pinpoint(
        ...Array.from({ length: 3_000 }, (_, at) => `EMAIL,p${at}@example.com,u${at},${at}`),
      ),
    );
    const { sqlite } = project.parts.store;
    const pages = Number(sqlite.pragma("page_count", { simple: true }));
    sqlite.pragma(`max_page_count = ${pages + 12}`);
    project.imports.start(put.id);
    await project.imports.idle();
    const failed = project.imports.get(put.id);
    expect(failed.state).toBe("failed");
    expect(failed.error?.message).toMatch(/no room left on the disk/);
    sqlite.pragma("max_page_count = 4294967294");
    project.imports.start(put.id);
    await project.imports.idle();
    expect(project.imports.get(put.id)).toMatchObject({
      state: "imported",
      counts: { rows: 3_000, added: 3_000 },
    });
    expect(lookupsFit(project.parts.store)).toBe(true);
  });
});

test("an undone import leaves nothing behind to find", async () => {
  const { store } = project.parts;
  store.run("DELETE FROM lookups");
  const entries = () =>
    store.get<{ n: number }>("SELECT ifnull(sum(length(entries)), 0) / 8 AS n FROM lookups")?.n;
  await load(pinpoint("EMAIL,a@x.at,u1,1", "EMAIL,b@x.at,u2,1"));
  expect(entries()).toBe(4);
  const rows = Array.from({ length: 300 }, (_, at) => `EMAIL,c${at}@x.at,c${at},1`);
  const { id } = await load(pinpoint("EMAIL,A@x.at,u1,2", ...rows));
  expect(entries()).toBe(604);
  project.imports.undo(id);
  await project.imports.idle();
  expect(entries()).toBe(4);
  expect(lookupsFit(store)).toBe(true);
});

test("rejected rows come back with their line and reason", async () => {
  const done = await load(
    'ChannelType,Address,Attributes.Note\nEMAIL,bad,"say ""hi"", you"\nEMAIL,a@x.at,x\nFAX,1,Ä\n',
  );
  expect(project.imports.rejectsFile(done.id)).toBeNull();
  expect(await project.imports.exportRejects(done.id)).toEqual({
    url: `/downloads/rejects-${done.id}`,
  });
  const file = project.imports.rejectsFile(done.id) ?? "";
  const lines = readFileSync(file, "utf8").split("\r\n");
  expect(lines[0]).toBe("\uFEFFChannelType,Address,Attributes.Note,row,reason");
  expect(lines[1]).toBe(`EMAIL,bad,"say ""hi"", you",2,'bad' is not an email address.`);
  expect(lines[2]).toMatch(/^FAX,1,Ä,4,"'FAX' is not a channel\./);
  expect(project.imports.rejectsFile("../../x")).toBeNull();
});

test("pages of problems, and a discarded import is gone with its file", async () => {
  const done = await load(pinpoint(...Array.from({ length: 25 }, (_, at) => `EMAIL,bad${at},,`)));
  const first = project.imports.problems({ id: done.id, limit: 10 });
  const second = project.imports.problems({ id: done.id, limit: 20, after: first.next });
  expect([first.items.length, second.items.length, second.next]).toEqual([10, 15, null]);
  const file =
    project.parts.store.get<{ file: string }>("SELECT file FROM imports WHERE id = ?", done.id)
      ?.file ?? "";
  project.imports.discard(done.id);
  expect(existsSync(path.join(project.parts.folder, "inbox", file))).toBe(false);
  expect(() => project.imports.get(done.id)).toThrow(/gone/);
});
