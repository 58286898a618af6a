import type { EndpointDocument } from "../../../../shared/domain/endpoint.ts";
import { ContactRows } from "./contacts.ts";
import { EndpointRows } from "./endpoints.ts";
import { EventList, noContact } from "./events.ts";
import { grown } from "./growing.ts";

/** How far the index has read each table. */
export type Position = { contact: number; endpoint: number; event: number; change: number };

export type EndpointRecord = {
  key: number;
  contact: number;
  channel: string;
  address: string;
  active: number;
  opted_out: number;
  cohort: number;
  effective_at: number;
  document: string;
};
export type ContactRecord = { key: number; created_at: number; attributes: string };
export type EventRecord = {
  key: number;
  type: string;
  at: number;
  contact: number | null;
  run: number | null;
};

/**
 * The columns of the segment index, derived from the tables alone. Every write goes through here, so that what is counted
 * along (endpoints of a contact, rows that are there) stays true.
 */
export class IndexState {
  contacts = new ContactRows();
  endpoints = new EndpointRows();
  events = new Map<string, EventList>();
  /** How many endpoints a contact has. */
  perContact = new Uint16Array(0);
  position: Position = { contact: 0, endpoint: 0, event: 0, change: -1 };
  /** Rises with every change of a row. */
  version = 0;
  /** A row came back that the index has no place for: it has to be built anew. */
  misfit = false;

  get memory(): number {
    let sum = this.contacts.memory + this.endpoints.memory + this.perContact.byteLength;
    for (const list of this.events.values()) sum += list.memory;
    return sum;
  }

  appendContact(record: ContactRecord): void {
    const row = this.contacts.append(record.key);
    this.perContact = grown(this.perContact, row + 1);
    this.contacts.set(row, record.created_at, JSON.parse(record.attributes) as object as Lists);
    this.version += 1;
  }

  /** Reads a contact again; undefined = it is gone. */
  changeContact(key: number, record: ContactRecord | undefined): void {
    const row = this.contacts.find(key);
    if (row < 0) {
      this.misfit ||= record !== undefined;
      return;
    }
    this.version += 1;
    if (record)
      this.contacts.set(row, record.created_at, JSON.parse(record.attributes) as object as Lists);
    else this.contacts.remove(row);
  }

  appendEndpoint(record: EndpointRecord): void {
    this.#setEndpoint(this.endpoints.append(record.key), record);
  }

  changeEndpoint(key: number, record: EndpointRecord | undefined): void {
    const row = this.endpoints.find(key);
    if (row < 0) {
      this.misfit ||= record !== undefined;
      return;
    }
    this.#leaveContact(row);
    if (record) this.#setEndpoint(row, record);
    else {
      this.endpoints.remove(row);
      this.version += 1;
    }
  }

  #setEndpoint(row: number, record: EndpointRecord): void {
    const contact = this.contacts.find(record.contact);
    if (contact < 0) {
      this.misfit = true;
      return;
    }
    this.version += 1;
    this.endpoints.set(row, {
      contact,
      channel: record.channel,
      hasAddress: record.address !== "",
      active: record.active === 1,
      optedOut: record.opted_out === 1,
      cohort: record.cohort,
      effectiveAt: record.effective_at,
      document: JSON.parse(record.document) as EndpointDocument,
    });
    this.perContact[contact] = (this.perContact[contact] ?? 0) + 1;
  }

  #leaveContact(row: number): void {
    if (!this.endpoints.isThere(row)) return;
    const contact = this.endpoints.contacts[row] ?? 0;
    this.perContact[contact] = Math.max(0, (this.perContact[contact] ?? 0) - 1);
  }

  appendEvent({ key, type, at, contact, run }: EventRecord): void {
    let list = this.events.get(type);
    if (!list) this.events.set(type, (list = new EventList()));
    list.append(key, this.#contactOf(contact), at, run);
    this.version += 1;
  }

  /** An event whose type changed has no place in the list of its new one. */
  changeEvent(key: number, record: EventRecord | undefined): void {
    let found = false;
    for (const [type, list] of this.events) {
      const place = list.find(key);
      if (place < 0) continue;
      if (record?.type === type) {
        list.changes += 1;
        list.set(place, this.#contactOf(record.contact), record.at, record.run);
        found = true;
      } else list.remove(place);
      this.version += 1;
    }
    if (record && !found) this.misfit = true;
  }

  #contactOf(key: number | null): number {
    if (key === null) return noContact;
    const row = this.contacts.find(key);
    return row < 0 ? noContact : row;
  }

  trim(): void {
    this.contacts.trim();
    this.endpoints.trim();
    for (const list of this.events.values()) list.trim();
  }
}
type Lists = Record<string, unknown>;
