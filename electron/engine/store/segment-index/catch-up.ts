import type Sqlite from "better-sqlite3";
import type { ContactRecord, EndpointRecord, EventRecord, IndexState } from "./state.ts";

/*
 * Brings the index to the state of the transaction it is called in. Invariants:
 * 1. Contacts are read before endpoints and events, so that those find theirs.
 * 2. New rows are found by their keys, which only rise; changed, removed and returned ones by `index_changes`. A changed row
 *    is read as it is now, so that reading it twice, or in another order, comes to the same.
 * 3. A new index begins behind the changes that are there: it reads the rows as they are.
 */
const endpointColumns =
  "key, contact, channel, address, active, opted_out, cohort, effective_at, document";
const contactColumns = "key, created_at, attributes";
const eventColumns = "key, type, at, contact, run";
/** Rows read at once: a call per row costs more than the row. */
const lump = 1_000;

type Raw = unknown[];

export type Catcher = ReturnType<typeof createCatcher>;

export function createCatcher(db: Sqlite.Database) {
  const after = (table: string, columns: string) =>
    db
      .prepare<[number, number], Raw>(
        `SELECT ${columns} FROM ${table} WHERE key > ? ORDER BY key LIMIT ?`,
      )
      .raw();
  const contacts = after("contacts", contactColumns);
  const endpoints = after("endpoints", endpointColumns);
  const events = after("events", eventColumns);
  const changes = after("index_changes", "key, kind, row");
  const contact = db.prepare<[number], ContactRecord>(
    `SELECT ${contactColumns} FROM contacts WHERE key = ?`,
  );
  const endpoint = db.prepare<[number], EndpointRecord>(
    `SELECT ${endpointColumns} FROM endpoints WHERE key = ?`,
  );
  const event = db.prepare<[number], EventRecord>(
    `SELECT ${eventColumns} FROM events WHERE key = ?`,
  );
  const ends = db
    .prepare<[], [number, number, number, number]>(
      `SELECT (SELECT ifnull(max(key), 0) FROM contacts), (SELECT ifnull(max(key), 0) FROM endpoints),
        (SELECT ifnull(max(key), 0) FROM events), (SELECT ifnull(max(key), 0) FROM index_changes)`,
    )
    .raw();

  /** Where the tables end now. */
  const end = () => {
    const [contact_, endpoint_, event_, change] = ends.get() ?? [0, 0, 0, 0];
    return { contact: contact_, endpoint: endpoint_, event: event_, change };
  };

  return {
    end,
    /** Rows that are to be read, roughly: keys may have gaps. */
    behind({ position }: IndexState): number {
      const to = end();
      return (
        Math.max(0, to.contact - position.contact) +
        Math.max(0, to.endpoint - position.endpoint) +
        Math.max(0, to.event - position.event) +
        Math.max(0, to.change - Math.max(0, position.change))
      );
    },
    /** Reads up to `limit` rows; true when the index is at the state of this transaction. */
    catchUp(state: IndexState, limit = Number.MAX_SAFE_INTEGER): boolean {
      const { position } = state;
      if (position.change < 0) position.change = end().change;
      let left = limit;
      const read = (
        rows: ReturnType<typeof after>,
        last: () => number,
        add: (row: Raw) => void,
      ) => {
        while (left > 0) {
          const wanted = Math.min(left, lump);
          const found = rows.all(last(), wanted);
          for (const row of found) add(row);
          left -= found.length;
          if (found.length < wanted) return;
        }
      };
      read(
        contacts,
        () => position.contact,
        (row) => {
          const [key, created_at, attributes] = row as [number, number, string];
          state.appendContact({ key, created_at, attributes });
          position.contact = key;
        },
      );
      if (left <= 0) return false;
      read(
        endpoints,
        () => position.endpoint,
        (row) => {
          const [key, of, channel, address, active, opted_out, cohort, effective_at, document] =
            row as [number, number, string, string, number, number, number, number, string];
          state.appendEndpoint({
            key,
            contact: of,
            channel,
            address,
            active,
            opted_out,
            cohort,
            effective_at,
            document,
          });
          position.endpoint = key;
        },
      );
      if (left <= 0) return false;
      read(
        events,
        () => position.event,
        (row) => {
          const [key, type, at, of, run] = row as [
            number,
            string,
            number,
            number | null,
            number | null,
          ];
          state.appendEvent({ key, type, at, contact: of, run });
          position.event = key;
        },
      );
      if (left <= 0) return false;
      return readChanges(state, left);
    },
  };

  function readChanges(state: IndexState, limit: number): boolean {
    const { position } = state;
    const rows = changes.all(position.change, limit) as [number, string, number][];
    const wanted = {
      contact: new Set<number>(),
      endpoint: new Set<number>(),
      event: new Set<number>(),
    };
    for (const [, kind, row] of rows) wanted[kind as keyof typeof wanted].add(row);
    for (const key of wanted.contact) state.changeContact(key, contact.get(key));
    for (const key of wanted.endpoint) state.changeEndpoint(key, endpoint.get(key));
    for (const key of wanted.event) state.changeEvent(key, event.get(key));
    position.change = rows.at(-1)?.[0] ?? position.change;
    return rows.length < limit;
  }
}
