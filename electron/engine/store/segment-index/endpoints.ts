import type { EndpointDocument } from "../../../../shared/domain/endpoint.ts";
import { locationTextNames } from "../../../../shared/domain/endpoint.ts";
import { clearBit, hasBit, setBit } from "./bits.ts";
import type { CodeColumn } from "./code-column.ts";
import { setLists } from "./contacts.ts";
import { Dictionary } from "./dictionary.ts";
import { grown, placeOf, trimmed } from "./growing.ts";
import { NumberColumn } from "./number-column.ts";
import { SphereColumn } from "./sphere-column.ts";

export type EndpointFacts = {
  /** The contact's number in the index. */
  contact: number;
  channel: string;
  hasAddress: boolean;
  active: boolean;
  optedOut: boolean;
  cohort: number;
  effectiveAt: number;
  document: EndpointDocument;
};

/** Bits of `flags`. */
export const activeFlag = 1;
export const optedOutFlag = 2;
export const addressFlag = 4;

const none = {};

/** The endpoints, in the order of their keys: one row each in every column. */
export class EndpointRows {
  keys = new Uint32Array(0);
  contacts = new Uint32Array(0);
  channels = new Uint8Array(0);
  flags = new Uint8Array(0);
  cohorts = new Uint8Array(0);
  effective = new Float64Array(0);
  alive = new Uint32Array(0);
  length = 0;
  count = 0;
  channelNames = new Dictionary();
  attributes = new Map<string, CodeColumn>();
  demographic = new Map<string, CodeColumn>();
  location = new Map<string, CodeColumn>();
  metrics = new Map<string, NumberColumn>();
  latitude = new NumberColumn();
  longitude = new NumberColumn();
  /** Made from the two when the first circle is asked for. */
  sphere = new SphereColumn();

  get memory(): number {
    const { keys, contacts, channels, flags, cohorts, effective, alive } = this;
    let sum = this.sphere.memory;
    for (const array of [keys, contacts, channels, flags, cohorts, effective, alive])
      sum += array.byteLength;
    for (const column of this.columns()) sum += column.memory;
    return sum;
  }

  *columns(): Iterable<CodeColumn | NumberColumn> {
    yield* this.attributes.values();
    yield* this.demographic.values();
    yield* this.location.values();
    yield* this.metrics.values();
    yield this.latitude;
    yield this.longitude;
  }

  find(key: number): number {
    return placeOf(this.keys, this.length, key);
  }
  isThere(row: number): boolean {
    return row < this.length && hasBit(this.alive, row);
  }

  append(key: number): number {
    const row = this.length;
    if (row >= this.keys.length) {
      this.keys = grown(this.keys, row + 1);
      this.contacts = grown(this.contacts, row + 1);
      this.channels = grown(this.channels, row + 1);
      this.flags = grown(this.flags, row + 1);
      this.cohorts = grown(this.cohorts, row + 1);
      this.effective = grown(this.effective, row + 1);
    }
    this.alive = grown(this.alive, (row >>> 5) + 1);
    this.keys[row] = key;
    this.length = row + 1;
    return row;
  }

  set(row: number, facts: EndpointFacts): void {
    if (!hasBit(this.alive, row)) this.count += 1;
    setBit(this.alive, row);
    this.contacts[row] = facts.contact;
    this.channels[row] = this.channelNames.code(facts.channel);
    this.flags[row] =
      (facts.active ? activeFlag : 0) |
      (facts.optedOut ? optedOutFlag : 0) |
      (facts.hasAddress ? addressFlag : 0);
    this.cohorts[row] = facts.cohort;
    this.effective[row] = facts.effectiveAt;
    const { attributes, metrics, demographic, location } = facts.document;
    setLists(this.attributes, row, attributes ?? none);
    setLists(this.demographic, row, demographic ?? none);
    setLists(this.location, row, location ? texts(location) : none);
    this.latitude.set(row, numberOf(location?.Latitude));
    this.longitude.set(row, numberOf(location?.Longitude));
    if (row < this.sphere.length)
      this.sphere.set(row, this.latitude.at(row), this.longitude.at(row));
    for (const [name, column] of this.metrics)
      if (row < column.length && !Object.hasOwn(metrics ?? none, name)) column.set(row, undefined);
    for (const name in metrics) {
      const value = numberOf(metrics[name]);
      let column = this.metrics.get(name);
      if (!column) {
        if (value === undefined) continue;
        this.metrics.set(name, (column = new NumberColumn()));
      }
      column.set(row, value);
    }
  }

  remove(row: number): void {
    if (!hasBit(this.alive, row)) return;
    clearBit(this.alive, row);
    this.count -= 1;
    for (const columns of [this.attributes, this.demographic, this.location])
      for (const column of columns.values()) column.setCode(row, 0);
    for (const column of this.metrics.values()) column.set(row, undefined);
    this.latitude.set(row, undefined);
    this.longitude.set(row, undefined);
  }

  trim(): void {
    const { length } = this;
    this.keys = trimmed(this.keys, length);
    this.contacts = trimmed(this.contacts, length);
    this.channels = trimmed(this.channels, length);
    this.flags = trimmed(this.flags, length);
    this.cohorts = trimmed(this.cohorts, length);
    this.effective = trimmed(this.effective, length);
    this.alive = trimmed(this.alive, (length + 31) >>> 5);
    for (const column of this.columns()) column.trim();
  }
}

const numberOf = (value: unknown): number | undefined =>
  typeof value === "number" ? value : undefined;

function texts(location: object): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const name of locationTextNames) {
    const value = (location as Record<string, unknown>)[name];
    if (value !== undefined) found[name] = value;
  }
  return found;
}
