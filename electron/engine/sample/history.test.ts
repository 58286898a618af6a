import { afterAll, beforeAll, expect, test } from "vitest";
import { emailEvents } from "../../../shared/domain/event.ts";
import type { Store } from "../store/database.ts";
import { hourOf, localOf } from "../zones.ts";
import { fillSample } from "./sample.ts";
import { freshParts, type SampleParts } from "./testing/parts.ts";

const now = "2026-11-17T08:00:00Z";
const zone = "Europe/Vienna";

let parts: SampleParts;
let store: Store;
beforeAll(async () => {
  parts = freshParts(now);
  store = parts.store;
  await fillSample(parts, Buffer.alloc(32, 1));
});
afterAll(() => parts.end());

const number = (sql: string) => Object.values(store.get<Record<string, number>>(sql) ?? {})[0];

test("rolls up exactly what its rows say", () => {
  type Count = { run: number; measure: string; hour: number; count: number };
  const found = new Map<string, number>();
  const hours = new Map<number, number>();
  const hourAt = (at: number) => {
    const minute = Math.floor(at / 60_000) * 60_000;
    const known = hours.get(minute) ?? hourOf(minute, zone);
    hours.set(minute, known);
    return known;
  };
  const add = (run: number, measure: string, at: number | null) => {
    if (at === null) return;
    const id = `${run} ${measure} ${hourAt(at)}`;
    found.set(id, (found.get(id) ?? 0) + 1);
  };
  type Row = {
    run: number;
    state: string;
    updated_at: number;
    started_at: number;
    sent_at: number | null;
    opened_at: number | null;
    clicked_at: number | null;
    unsubscribed_at: number | null;
    hard_bounced_at: number | null;
    soft_bounced_at: number | null;
    complained_at: number | null;
  };
  for (const row of store.all<Row>(
    "SELECT m.*, r.started_at FROM messages m JOIN runs r ON r.key = m.run",
  )) {
    add(row.run, "targeted", row.started_at);
    if (row.state === "notSent") add(row.run, "notSent", row.updated_at);
    if (row.state === "failed") add(row.run, "failed", row.updated_at);
    add(row.run, "sent", row.sent_at);
    add(row.run, "opened", row.opened_at);
    add(row.run, "clicked", row.clicked_at);
    add(row.run, "unsubscribed", row.unsubscribed_at);
    add(row.run, "hardBounced", row.hard_bounced_at);
    add(row.run, "softBounced", row.soft_bounced_at);
    add(row.run, "complained", row.complained_at);
  }
  for (const { run, type, at } of store.all<{ run: number; type: string; at: number }>(
    "SELECT run, type, at FROM events WHERE run IS NOT NULL",
  )) {
    if (type === emailEvents.open) add(run, "opens", at);
    if (type === emailEvents.click) add(run, "clicks", at);
  }
  const stored = store
    .all<Count>("SELECT run, measure, hour, count FROM message_counts")
    .map(({ run, measure, hour, count }) => [`${run} ${measure} ${hour}`, count] as const);
  expect(new Map(stored)).toEqual(found);

  expect(
    store.all("SELECT run, link, label, clicks, contacts FROM link_counts ORDER BY run, link"),
  ).toEqual(
    store.all(
      `SELECT run, attributes ->> 'link' AS link, attributes ->> 'label' AS label, count(*) AS clicks, count(DISTINCT contact) AS contacts
         FROM events WHERE type = '${emailEvents.click}' AND run IS NOT NULL GROUP BY run, link ORDER BY run, link`,
    ),
  );
});

test("has one event behind each mark, with its id and its consequence", () => {
  const marks: [column: string, type: string, id: string][] = [
    ["opened_at", emailEvents.open, "open"],
    ["clicked_at", emailEvents.click, "click"],
    ["unsubscribed_at", emailEvents.unsubscribe, "unsubscribe"],
    ["hard_bounced_at", emailEvents.hardBounce, "hardBounce"],
    ["soft_bounced_at", emailEvents.softBounce, "softBounce"],
    ["complained_at", emailEvents.complaint, "complaint"],
  ];
  const wrong = marks.map(([column, type, id]) =>
    number(
      `SELECT count(*) FROM messages m WHERE m.${column} IS NOT (SELECT min(at) FROM events e
         WHERE e.message = m.key AND e.contact = m.contact AND e.type = '${type}' AND e.id LIKE '${id}:' || m.key || '%')`,
    ),
  );
  expect(wrong).toEqual(marks.map(() => 0));
  const opens = store.all<{ id: string; at: number; message: number }>(
    `SELECT id, at, message FROM events WHERE type = '${emailEvents.open}' LIMIT 500`,
  );
  for (const open of opens) expect(open.id).toBe(`open:${open.message}:${hourOf(open.at, zone)}`);
  expect(
    number(`SELECT count(*) FROM messages m JOIN endpoints e ON e.key = m.endpoint
      WHERE (unsubscribed_at IS NOT NULL OR complained_at IS NOT NULL) AND e.opted_out = 0`),
  ).toBe(0);
  expect(store.all("SELECT address, at FROM suppressions ORDER BY address")).toEqual(
    store.all(
      `SELECT address, coalesce(hard_bounced_at, complained_at) AS at FROM messages
         WHERE hard_bounced_at IS NOT NULL OR complained_at IS NOT NULL ORDER BY address`,
    ),
  );
  // Nothing was sent to an address after it was closed.
  expect(
    number(
      `SELECT count(*) FROM messages m JOIN messages later ON later.endpoint = m.endpoint AND later.sent_at IS NOT NULL
         WHERE later.sent_at > coalesce(m.unsubscribed_at, m.hard_bounced_at, m.complained_at)`,
    ),
  ).toBe(0);
  expect(
    number(
      `SELECT count(*) FROM events e JOIN contacts c ON c.key = e.contact WHERE e.at < c.created_at`,
    ),
  ).toBe(0);
});

test("answers like people do", () => {
  const runs = store.all<Record<string, number>>(
    `SELECT count(*) AS sent, count(hard_bounced_at) AS hard, count(unsubscribed_at) AS left,
       sum(hard_bounced_at IS NULL AND soft_bounced_at IS NULL) AS delivered, count(opened_at) AS opened, count(clicked_at) AS clicked
     FROM messages m JOIN runs r ON r.key = m.run WHERE m.state = 'sent' GROUP BY r.campaign_id`,
  );
  expect(runs).toHaveLength(10);
  for (const { sent, hard, left, delivered, opened, clicked } of runs as Required<typeof runs>) {
    expect(opened! / delivered!).toBeGreaterThan(0.35);
    expect(opened! / delivered!).toBeLessThan(0.48);
    expect(clicked! / delivered!).toBeGreaterThan(0.04);
    expect(clicked! / delivered!).toBeLessThan(0.09);
    expect(left! / delivered!).toBeGreaterThan(0.001);
    expect(left! / delivered!).toBeLessThan(0.005);
    expect(hard! / sent!).toBeLessThan(0.01);
  }
  const orders = number("SELECT count(*) FROM events WHERE type = 'purchase.completed'");
  expect(orders).toBe(
    number(
      "SELECT sum(orders) FROM (SELECT max(json_extract(document, '$.metrics.Orders')) AS orders FROM endpoints GROUP BY contact)",
    ),
  );
  expect(orders).toBeGreaterThan(8500);
  expect(orders).toBeLessThan(9500);
});

test("looks alive: sends on several days of each range, one coming every Friday at nine", () => {
  const days = (back: number) =>
    number(
      `SELECT count(DISTINCT due_at) FROM runs WHERE due_at > ${Date.parse(now) - back * 86_400_000}`,
    );
  expect([days(7), days(30), days(90)]).toEqual([2, 6, 17]);
  const next = store.get<{ next: number }>(
    "SELECT next_run_at AS next FROM campaigns WHERE status = 'pendingNextRun'",
  )!;
  expect(localOf(next.next, zone)).toBe("2026-11-20T09:00");
  expect(
    store.all("SELECT status, count(*) AS n FROM campaigns GROUP BY status ORDER BY status"),
  ).toEqual([
    { status: "completed", n: 9 },
    { status: "draft", n: 1 },
    { status: "pendingNextRun", n: 1 },
    { status: "scheduled", n: 1 },
  ]);
});
