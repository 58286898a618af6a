// Fills a project's database and a DuckDB file with the same people and events.
import { DuckDBInstance, LIST, VARCHAR, type DuckDBConnection } from "@duckdb/node-api";
import type { Store } from "../electron/engine/store/database.ts";
import { contactOf, eventsOf, peopleOf, type Person } from "./segment-people.ts";

export type Size = { endpoints: number; events: number };

const one = (value: string | null) => (value === null ? [] : [value]);

const documentOf = (p: Person) => ({
  attributes: {
    ...(p.tier === null ? {} : { Tier: [p.tier] }),
    ...(p.favourite === null ? {} : { Favourite: [p.favourite] }),
    Source: [p.source],
    Store: [p.store],
    Company: [p.company],
    Title: [p.title],
    ...(p.note === null ? {} : { Note: [p.note] }),
    Interests: p.interests,
  },
  metrics: { ...(p.spend === null ? {} : { Spend: p.spend }), Orders: p.orders, Score: p.score },
  demographic: {
    Platform: p.platform,
    PlatformVersion: p.platformVersion,
    AppVersion: p.appVersion,
    Make: p.make,
  },
  location: {
    City: p.city,
    Country: p.country,
    PostalCode: p.postalCode,
    Latitude: p.latitude,
    Longitude: p.longitude,
  },
});

export function fillProject({ sqlite }: Store, { endpoints, events }: Size): void {
  // The bench's own writing need not survive a power cut.
  sqlite.pragma("synchronous = OFF");
  sqlite.pragma("foreign_keys = OFF");
  const contact = sqlite.prepare(
    "INSERT INTO contacts (key, user_id, name, attributes, created_at) VALUES (?, ?, ?, ?, ?)",
  );
  const endpoint = sqlite.prepare(
    `INSERT INTO endpoints (key, id, contact, channel, address, active, opted_out, cohort, document, created_at, effective_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const event = sqlite.prepare(
    "INSERT INTO events (key, type, at, contact, attributes, metrics, simulated) VALUES (?, ?, ?, ?, ?, ?, 0)",
  );
  sqlite.transaction(() => {
    let last = 0;
    for (const p of peopleOf(endpoints)) {
      if (p.contact !== last) {
        last = p.contact;
        const attributes = {
          FirstName: [p.firstName],
          LastName: [p.lastName],
          Plan: [p.plan],
          Language: [p.language],
          ...(p.ageGroup === null ? {} : { AgeGroup: one(p.ageGroup) }),
        };
        contact.run(last, `user-${last}`, `${p.firstName} ${p.lastName}`, JSON.stringify(attributes), last); // prettier-ignore
      }
      endpoint.run(p.key, `e-${p.key}`, p.contact, p.channel, `p${p.key}@example.com`, p.active ? 1 : 0, p.optedOut ? 1 : 0, p.cohort, JSON.stringify(documentOf(p)), p.key, p.effectiveAt); // prettier-ignore
    }
  })();
  sqlite.transaction(() => {
    for (const e of eventsOf(events, contactOf(endpoints)))
      event.run(e.key, e.type, e.at, e.contact, `{"item":"${e.item}"}`, e.amount === null ? null : `{"amount":${e.amount}}`); // prettier-ignore
  })();
  sqlite.pragma("foreign_keys = ON");
  sqlite.pragma("synchronous = FULL");
  sqlite.pragma("wal_checkpoint(TRUNCATE)");
}

const texts = [
  "channel", "tier", "favourite", "source", "store", "company", "title", "note", "platform", "platformVersion", "appVersion",
  "make", "city", "country", "postalCode", "firstName", "lastName", "plan", "language", "ageGroup",
] as const; // prettier-ignore
const numbers = ["spend", "orders", "score", "latitude", "longitude"] as const;
const columnOf = (name: string) =>
  name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** One wide table with the user's attributes beside the endpoint's, and one of events: what DuckDB likes best. */
export async function fillDuck(
  file: string,
  { endpoints, events }: Size,
): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(file, { threads: "2" });
  const duck = await instance.connect();
  await duck.run(`CREATE TABLE endpoints (key INTEGER, contact INTEGER, active BOOLEAN, opted_out BOOLEAN, cohort UTINYINT,
    effective_at BIGINT, interests VARCHAR[], ${texts.map((name) => `${columnOf(name)} VARCHAR`).join(", ")},
    ${numbers.map((name) => `${columnOf(name)} DOUBLE`).join(", ")})`);
  const rows = await duck.createAppender("endpoints");
  const list = LIST(VARCHAR);
  for (const p of peopleOf(endpoints)) {
    rows.appendInteger(p.key);
    rows.appendInteger(p.contact);
    rows.appendBoolean(p.active);
    rows.appendBoolean(p.optedOut);
    rows.appendUTinyInt(p.cohort);
    rows.appendBigInt(BigInt(p.effectiveAt));
    rows.appendList(p.interests, list);
    for (const name of texts) {
      const value = p[name];
      if (value === null) rows.appendNull();
      else rows.appendVarchar(value);
    }
    for (const name of numbers) {
      const value = p[name];
      if (value === null) rows.appendNull();
      else rows.appendDouble(value);
    }
    rows.endRow();
  }
  rows.closeSync();
  await duck.run(
    "CREATE TABLE events (key INTEGER, contact INTEGER, type VARCHAR, happened BIGINT, item VARCHAR, amount DOUBLE)",
  );
  const happenings = await duck.createAppender("events");
  for (const e of eventsOf(events, contactOf(endpoints))) {
    happenings.appendInteger(e.key);
    happenings.appendInteger(e.contact);
    happenings.appendVarchar(e.type);
    happenings.appendBigInt(BigInt(e.at));
    happenings.appendVarchar(e.item);
    if (e.amount === null) happenings.appendNull();
    else happenings.appendDouble(e.amount);
    happenings.endRow();
  }
  happenings.closeSync();
  await duck.run("CHECKPOINT");
  return duck;
}
