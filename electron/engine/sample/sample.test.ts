import { afterAll, beforeAll, expect, test } from "vitest";
import { CampaignDraft, EmailContent } from "../../../shared/domain/campaign.ts";
import { EndpointDocument } from "../../../shared/domain/endpoint.ts";
import { problemOf, SegmentRules } from "../../../shared/domain/segment.ts";
import type { Store } from "../store/database.ts";
import { assertCountsOf } from "../testing/journeys.ts";
import { fillSample } from "./sample.ts";
import { freshParts, type SampleParts } from "./testing/parts.ts";

const now = "2026-11-17T08:00:00Z";
const secret = Buffer.alloc(32, 1);
const zone = "Europe/Vienna";

let parts: SampleParts;
let store: Store;
beforeAll(async () => {
  parts = freshParts(now);
  store = parts.store;
  const start = performance.now();
  await fillSample(parts, secret);
  process.stdout.write(`filled the sample in ${Math.round(performance.now() - start)} ms\n`);
}, 60_000);
afterAll(() => parts.end());

const number = (sql: string, from = store) =>
  Object.values(from.get<Record<string, number>>(sql) ?? {})[0];

/** All tables with their rows; rows as text, which compares in no time. */
const dump = (from: Store) =>
  from
    .all<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY name",
    )
    .map(({ name }) => ({ name, rows: JSON.stringify(from.all(`SELECT * FROM ${name}`)) }));

test("has the people it says", () => {
  const counts = {
    contacts: number("SELECT count(*) FROM contacts"),
    email: number("SELECT count(*) FROM endpoints WHERE channel = 'EMAIL'"),
    sms: number("SELECT count(*) FROM endpoints WHERE channel = 'SMS'"),
    push: number("SELECT count(*) FROM endpoints WHERE channel IN ('APNS', 'GCM')"),
    reachable: number("SELECT count(DISTINCT contact) FROM endpoints"),
    customers: number(
      "SELECT count(DISTINCT contact) FROM endpoints WHERE json_extract(document, '$.metrics.Orders') >= 1",
    ),
    vienna: number(
      "SELECT count(DISTINCT contact) FROM endpoints WHERE json_extract(document, '$.location.City') = 'Vienna'",
    ),
    staff: number(
      "SELECT count(*) FROM contacts WHERE json_extract(attributes, '$.Role[0]') = 'Staff'",
    ),
    noFirstName: number(
      "SELECT count(*) FROM contacts WHERE json_extract(attributes, '$.FirstName') IS NULL",
    ),
    noUser: number("SELECT count(*) FROM contacts WHERE user_id IS NULL"),
  };
  expect(counts).toEqual({
    contacts: 5000,
    email: 4700,
    sms: 2000,
    push: 650,
    reachable: 5000,
    customers: 4200,
    vienna: 1204,
    staff: 40,
    noFirstName: 150,
    noUser: 60,
  });
});

test("knows the people the help speaks of, and can reach them", () => {
  const names = [
    "Amara Lindqvist",
    "Tomás Oliveira",
    "Ruth Kaplan",
    "Devi Harun",
    "Jonas Petersen",
    "ليلى الخطيب",
    "Zoë 🌻 Brandner",
  ];
  const of = (name: string) =>
    store.get<{ events: number; open: number }>(
      `SELECT (SELECT count(*) FROM events e WHERE e.contact = c.key) AS events,
         (SELECT count(*) FROM endpoints e WHERE e.contact = c.key AND channel = 'EMAIL' AND active = 1 AND opted_out = 0) AS open
       FROM contacts c WHERE name = ?`,
      name,
    );
  expect(names.map((name) => of(name)?.open)).toEqual(names.map(() => 1));
  expect(of("Amara Lindqvist")!.events).toBeGreaterThan(20);
  expect(number("SELECT max(length(name)) FROM contacts")).toBeGreaterThan(80);
});

test("counts the members of each segment", () => {
  const counts = Object.fromEntries(
    store
      .all<{ name: string; contacts: number }>("SELECT name, contacts FROM segments")
      .map((row) => [row.name, row.contacts]),
  );
  expect(counts).toMatchObject({
    "All customers": 4200,
    "In Vienna": 1204,
    "Newsletter subscribers": 2260,
  });
  expect(counts["Staff and testers"]).toBeGreaterThan(200);
  const filter = number(
    `SELECT count(DISTINCT contact) FROM endpoints e WHERE json_extract(document, '$.metrics.Orders') >= 1
       AND EXISTS (SELECT 1 FROM json_each(e.document, '$.attributes.Interests') WHERE value = 'Filter')`,
  );
  expect(counts["Filter coffee lovers"]).toBe(filter);
  const lapsed = number(
    `SELECT count(DISTINCT contact) FROM endpoints WHERE json_extract(document, '$.metrics.Orders') >= 1
       AND effective_at < ${Date.parse(now) - 90 * 86_400_000}`,
  );
  expect(counts["Lapsed buyers"]).toBe(lapsed);
  expect(lapsed).toBeGreaterThan(200);
  expect(
    store.all(
      "SELECT s.type, sum(last_key - first_key + 1) AS members FROM segment_members m JOIN segments s ON s.id = m.segment_id GROUP BY 1 ORDER BY 1",
    ),
  ).toEqual([
    { type: "imported", members: 2260 },
    { type: "static", members: counts["Staff and testers"] },
  ]);
  for (const { rules } of store.all<{ rules: string }>("SELECT rules FROM segment_versions"))
    for (const group of SegmentRules.parse(JSON.parse(rules)).groups)
      for (const box of group.dimensions)
        expect(box.criteria.map((criterion) => problemOf(criterion))).toEqual(
          box.criteria.map(() => null),
        );
});

test("has recorded the sizes of its segments every day, and they follow from each other", () => {
  const sizes = store.all<{
    segment_id: string;
    day: string;
    contacts: number;
    entered: number | null;
    left: number | null;
  }>("SELECT * FROM segment_sizes ORDER BY segment_id, day");
  const ids = store.all<{ id: string; contacts: number }>(
    "SELECT id, contacts FROM segments WHERE contacts IS NOT NULL",
  );
  for (const { id, contacts } of ids) {
    const days = sizes.filter((size) => size.segment_id === id);
    expect(days.length).toBeGreaterThan(60);
    expect(days.at(-1)).toMatchObject({ day: "2026-11-17", contacts });
    for (const [at, { contacts: now, entered, left }] of days.entries()) {
      const before = days[at - 1];
      if (before) expect(now - before.contacts).toBe((entered ?? 0) - (left ?? 0));
      else expect(entered).toBeNull();
    }
  }
  const lapsedId = store.get<{ id: string }>(
    "SELECT id FROM segments WHERE name = 'Lapsed buyers'",
  )?.id;
  const lapsed = sizes.filter((size) => size.segment_id === lapsedId);
  expect(lapsed.some((size) => (size.left ?? 0) > 0)).toBe(true);
});

test("keeps documents and drafts of our own shape", () => {
  for (const { document } of store.all<{ document: string }>("SELECT document FROM endpoints"))
    expect(EndpointDocument.safeParse(JSON.parse(document)).success).toBe(true);
  for (const { draft } of store.all<{ draft: string }>("SELECT draft FROM campaigns"))
    expect(CampaignDraft.safeParse(JSON.parse(draft)).success).toBe(true);
});

test("is the same when it is made again at the same time", async () => {
  const again = freshParts(now);
  await fillSample(again, secret);
  expect(dump(again.store)).toEqual(dump(store));
  await again.end();
});

test.each([
  ["on another weekday and far away", "2027-03-04T22:15:00Z", "Pacific/Auckland"],
  ["in the minute after the weekly run", "2026-06-12T07:01:00Z", zone],
])("has the same figures %s", async (_, moment, place) => {
  const other = freshParts(moment, place);
  await fillSample(other, secret);
  const figures = `SELECT c.run, c.measure, sum(count) AS total FROM message_counts c
    WHERE measure NOT IN ('opens', 'clicks') GROUP BY c.run, c.measure ORDER BY c.run, c.measure`;
  expect(other.store.all(figures)).toEqual(store.all(figures));
  const who = "SELECT key, user_id, name FROM contacts";
  expect(other.store.all(who)).toEqual(store.all(who));
  const segments = "SELECT id, name FROM segments ORDER BY id";
  expect(other.store.all(segments)).toEqual(store.all(segments));
  const latest = other.store.get<{ at: number }>(
    `SELECT max(at) AS at FROM (SELECT max(created_at) AS at FROM contacts UNION ALL SELECT max(effective_at) FROM endpoints
       UNION ALL SELECT max(updated_at) FROM messages UNION ALL SELECT max(at) FROM events UNION ALL SELECT max(ended_at) FROM runs
       UNION ALL SELECT max(received_at) FROM mails UNION ALL SELECT max(at) FROM changes)`,
  );
  expect(latest?.at).toBeLessThanOrEqual(Date.parse(moment));
  await other.end();
});

test("names no address that could be somebody's", () => {
  const reserved = /@([a-z]+\.)?example\.(com|net|org)$/;
  const fake = /^\+43000555\d{5}$/;
  for (const { channel, address } of store.all<{ channel: string; address: string }>(
    "SELECT channel, address FROM endpoints",
  ))
    if (channel === "EMAIL") expect(address).toMatch(reserved);
    else if (channel === "SMS") expect(address).toMatch(fake);
  const words = store
    .all<{ content: string }>("SELECT content FROM contents UNION ALL SELECT draft FROM campaigns")
    .map((row) => row.content)
    .join("\n");
  for (const [, domain] of words.matchAll(/(?:@|https?:\/\/)([\w.-]+)/g))
    expect(domain).toBe("juniperoak.example");
});

test("fills every variable, or has a default for it", () => {
  const mails = "SELECT content FROM contents WHERE content ->> '$.type' IS NULL";
  for (const row of store.all<{ content: string }>(mails)) {
    const content = EmailContent.parse(JSON.parse(row.content));
    const names = [content.subject, content.preheader, content.html, content.text]
      .join("\n")
      .matchAll(/\{\{([^}]+)\}\}/g);
    for (const [, name] of names)
      if (name !== "UnsubscribeUrl") expect(content.defaults).toHaveProperty([name!]);
    expect(content.html).toContain("{{UnsubscribeUrl}}");
    expect(content.html.match(/<a href="https/g)!.length).toBeGreaterThanOrEqual(2);
  }
  expect(number("SELECT count(*) FROM messages WHERE subject LIKE '%{{%'")).toBe(0);
});

test("keeps the newest mails in the sandbox, two of them unread", () => {
  const mails = store.all<{ message: number; source: Buffer; recipient: string; unread: number }>(
    "SELECT a.* FROM mails a JOIN messages m ON m.key = a.message WHERE m.test = 0",
  );
  expect(mails).toHaveLength(12);
  expect(mails.filter((mail) => mail.unread === 1)).toHaveLength(2);
  for (const { source, recipient, message } of mails) {
    expect(source.toString()).toContain(`To: ${recipient}\r\n`);
    expect(source.toString()).toMatch(new RegExp(`Message-ID: <${message.toString(36)}\\.`));
  }
  expect(number("SELECT count(*) FROM messages WHERE test = 1")).toBe(2);
});

test("holds together", () => {
  expect(store.all("PRAGMA foreign_key_check")).toEqual([]);
  expect(
    number("SELECT count(*) FROM messages WHERE contact NOT IN (SELECT key FROM contacts)"),
  ).toBe(0);
  // Every address and every user id has an entry of 8 bytes in the look-up table.
  expect(number("SELECT sum(length(entries)) / 8 FROM lookups")).toBe(7350 + 4940);
  expect(parts.tasks.list()).toMatchObject([{ kind: "sample", state: "done" }]);
});

test("has two live journeys with people inside, and their counts are those of the rows", () => {
  assertCountsOf(store);
  const rows = store.all<Record<string, number | string>>(
    `SELECT j.document ->> '$.name' AS name, j.status, v.state, count(*) AS entered, sum(p.ended_at IS NULL) AS inside,
       sum(p.goal_at IS NOT NULL) AS goal, min(CASE WHEN p.ended_at IS NULL THEN p.due_at END) > ? AS later
     FROM journeys j JOIN journey_versions v ON v.journey = j.key JOIN participants p ON p.version = v.key GROUP BY j.key`,
    Date.parse(now),
  );
  for (const row of rows) {
    expect(row).toMatchObject({ status: "live", state: "current", later: 1 });
    expect(row["entered"]).toBeGreaterThan(80);
    expect(row["inside"]).toBeGreaterThan(3);
    expect(row["goal"]).toBeGreaterThan(10);
  }
  expect(rows.map(({ name }) => name)).toEqual(["Welcome series", "Cart reminder"]);
  // Nothing of the past is still to come, and nobody got what came before they entered.
  expect(number(`SELECT max(at) FROM journey_steps`)).toBeLessThanOrEqual(Date.parse(now));
  expect(
    number(`SELECT count(*) FROM messages m JOIN participants p ON p.key = m.participant
    WHERE m.sent_at < p.entered_at OR m.contact <> p.contact`),
  ).toBe(0);
});
