import { nameOf } from "../../../shared/domain/contact.ts";
import { draw } from "../random.ts";
import { insertContact, insertEndpoint } from "../store/audience.ts";
import type { Store } from "../store/database.ts";
import { addMembers } from "../store/segment-members.ts";
import type { Calendar } from "./calendar.ts";
import { documentOf } from "./endpoints.ts";
import type { Person } from "./people.ts";
import { madeAt, newsletterRanges, type SampleSegment } from "./segments.ts";

export function writePerson(store: Store, person: Person): void {
  insertContact(store, {
    key: person.key,
    user_id: person.userId,
    name: nameOf(person.attributes),
    attributes: JSON.stringify(person.attributes),
    created_at: person.createdAt,
    import_key: null,
  });
  for (const endpoint of person.endpoints) {
    insertEndpoint(store, {
      key: endpoint.key,
      id: endpoint.id,
      contact: person.key,
      channel: endpoint.channel,
      address: endpoint.address,
      active: endpoint.active ? 1 : 0,
      opted_out: endpoint.optedOut ? 1 : 0,
      cohort: Math.floor(draw(endpoint.id) * 100),
      document: JSON.stringify(documentOf(person, endpoint)),
      created_at: person.createdAt,
      effective_at: person.lastSeen,
      import_key: null,
    });
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
