import { nameOf } from "../../../shared/domain/contact.ts";
import { draw } from "../random.ts";
import { insertContact, insertEndpoint } from "../store/audience.ts";
import type { Store } from "../store/database.ts";
import { addMembers } from "../store/segment-members.ts";
import { bitmapOf, recordSize } from "../store/segment-sizes.ts";
import type { Calendar } from "./calendar.ts";
import { documentOf } from "./endpoints.ts";
import type { Person } from "./people.ts";
import { madeAt, type SampleSegment } from "./segments.ts";
import type { SampleSizes } from "./sizes.ts";

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
  const { id, name, type, rules, has } = segment;
  const made = madeAt(segment, calendar);
  const members = has ? people.filter((person) => has(person, calendar.now)) : null;
  store.run(
    `INSERT INTO segments (id, name, type, version, rules, contacts, counted_at, created_at, updated_at)
       VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?)`,
    id,
    name,
    type,
    rules === null ? null : JSON.stringify(rules),
    members?.length ?? null,
    members ? calendar.now : null,
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
    addMembers(
      store,
      id,
      "contact",
      (members ?? []).map((person) => person.key),
    );
}

/** Sizes of the days up to today, as the project would have recorded them. */
export function writeSizes(store: Store, { segment, days, members }: SampleSizes): void {
  for (const { at, ...size } of days) recordSize(store, segment.id, size, bitmapOf(members), at);
}
