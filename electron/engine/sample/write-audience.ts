import { nameOf } from "../../../shared/domain/contact.ts";
import { draw } from "../random.ts";
import type { Store } from "../store/database.ts";
import { addMembers } from "../store/segment-members.ts";
import type { Calendar } from "./calendar.ts";
import { documentOf } from "./endpoints.ts";
import type { Person } from "./people.ts";
import { madeAt, newsletterRanges, type SampleSegment } from "./segments.ts";

export function writePerson(store: Store, person: Person): void {
  store.run(
    "INSERT INTO contacts (key, user_id, name, attributes, created_at) VALUES (?, ?, ?, ?, ?)",
    person.key,
    person.userId,
    nameOf(person.attributes),
    JSON.stringify(person.attributes),
    person.createdAt,
  );
  for (const endpoint of person.endpoints) {
    store.run(
      `INSERT INTO endpoints (key, id, contact, channel, address, active, opted_out, cohort, document, created_at, effective_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      endpoint.key,
      endpoint.id,
      person.key,
      endpoint.channel,
      endpoint.address,
      endpoint.active ? 1 : 0,
      endpoint.optedOut ? 1 : 0,
      Math.floor(draw(endpoint.id) * 100),
      JSON.stringify(documentOf(person, endpoint)),
      person.createdAt,
      person.lastSeen,
    );
    if (endpoint.suppressed)
      store.run(
        "INSERT INTO suppressions (channel, address, reason, at) VALUES (?, ?, ?, ?)",
        endpoint.channel,
        endpoint.address,
        endpoint.suppressed.reason,
        endpoint.suppressed.at,
      );
  }
}

export function writeSegment(
  store: Store,
  segment: SampleSegment,
  calendar: Calendar,
  people: readonly Person[],
): void {
  const { id, name, rules } = segment;
  const made = madeAt(segment, calendar);
  const members = people.filter((person) => segment.has(person, calendar.now)).length;
  store.run(
    `INSERT INTO segments (id, name, type, version, rules, contacts, counted_at, created_at, updated_at)
       VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?)`,
    id,
    name,
    rules === null ? "imported" : "dynamic",
    rules === null ? null : JSON.stringify(rules),
    members,
    calendar.now,
    made,
    made,
  );
  if (rules !== null)
    store.run(
      "INSERT INTO segment_versions (segment_id, version, rules, created_at) VALUES (?, 1, ?, ?)",
      id,
      JSON.stringify(rules),
      made,
    );
  else
    for (const [first, last] of newsletterRanges) {
      const keys = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      addMembers(store, id, "contact", keys);
    }
}
