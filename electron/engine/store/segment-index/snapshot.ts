import { closeSync, openSync, readSync, renameSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";
import { z } from "zod";
import { CodeColumn } from "./code-column.ts";
import { Dictionary } from "./dictionary.ts";
import { EventList } from "./events.ts";
import { arrayKinds, kindOf, type ArrayKind, type Codes, type NumberArray } from "./growing.ts";
import { NumberColumn } from "./number-column.ts";
import { IndexState } from "./state.ts";

/*
 * The columns as they are, in one file: a line of JSON that says which arrays follow, then the arrays. The nonce in it also
 * stands in the database; a file with another one, with a wrong checksum or of another format is not used. It need not be
 * flushed to the disk: what a power cut leaves of it has another checksum.
 */
const format = 1;
const Head = z.object({
  format: z.literal(format),
  nonce: z.string(),
  checksum: z.number(),
  plan: z.unknown(),
  arrays: z.array(
    z.tuple([z.enum(["u8", "u16", "u32", "f32", "f64"]), z.number().int().nonnegative()]),
  ),
});

/** Takes arrays out of a state, or puts them back: the same walk in both directions, so that they can't disagree. */
type Walk = {
  array<A extends NumberArray>(array: A): A;
  /** Anything that is JSON. */
  value<Value>(value: Value): Value;
};

function walkDictionary(walk: Walk, dictionary: Dictionary): Dictionary {
  const { size, offsets, bytes } = dictionary;
  return new Dictionary({
    bytes: walk.array(bytes.subarray(0, offsets[size])),
    offsets: walk.array(offsets.subarray(0, size + 1)),
    size: walk.value(size),
  });
}
const walkCodes = (walk: Walk, column: CodeColumn): CodeColumn =>
  new CodeColumn({
    dictionary: walkDictionary(walk, column.dictionary),
    codes: walk.array<Codes>(column.codes.subarray(0, column.length)),
    length: walk.value(column.length),
  });
const walkNumbers = (walk: Walk, column: NumberColumn): NumberColumn =>
  new NumberColumn({
    numbers: walk.array(column.numbers.subarray(0, column.length)),
    length: walk.value(column.length),
  });

function walkMap<Column>(
  walk: Walk,
  columns: Map<string, Column>,
  blank: () => Column,
  each: (walk: Walk, column: Column) => Column,
): Map<string, Column> {
  const names = walk.value([...columns.keys()]);
  return new Map(names.map((name) => [name, each(walk, columns.get(name) ?? blank())]));
}

function walkEvents(walk: Walk, list: EventList): EventList {
  const result = new EventList();
  result.keys = walk.array(list.keys.subarray(0, list.length));
  result.contacts = walk.array(list.contacts.subarray(0, list.length));
  result.seconds = walk.array(list.seconds.subarray(0, list.length));
  result.milliseconds = walk.array(list.milliseconds.subarray(0, list.length));
  result.earliest = walk.array(list.earliest);
  result.latest = walk.array(list.latest);
  result.length = walk.value(list.length);
  result.runs = walk.value(list.runs !== null)
    ? walk.array((list.runs ?? new Uint32Array(0)).subarray(0, list.length))
    : null;
  return result;
}

function walkState(walk: Walk, state: IndexState): IndexState {
  const result = new IndexState();
  const { contacts, endpoints } = state;
  result.position = walk.value(state.position);
  result.perContact = walk.array(state.perContact);
  const c = result.contacts;
  c.length = walk.value(contacts.length);
  c.count = walk.value(contacts.count);
  c.keys = walk.array(contacts.keys.subarray(0, contacts.length));
  c.created = walk.array(contacts.created.subarray(0, contacts.length));
  c.alive = walk.array(contacts.alive);
  c.attributes = walkMap(walk, contacts.attributes, () => new CodeColumn(), walkCodes);
  const e = result.endpoints;
  e.length = walk.value(endpoints.length);
  e.count = walk.value(endpoints.count);
  e.keys = walk.array(endpoints.keys.subarray(0, endpoints.length));
  e.contacts = walk.array(endpoints.contacts.subarray(0, endpoints.length));
  e.channels = walk.array(endpoints.channels.subarray(0, endpoints.length));
  e.flags = walk.array(endpoints.flags.subarray(0, endpoints.length));
  e.cohorts = walk.array(endpoints.cohorts.subarray(0, endpoints.length));
  e.effective = walk.array(endpoints.effective.subarray(0, endpoints.length));
  e.alive = walk.array(endpoints.alive);
  e.channelNames = walkDictionary(walk, endpoints.channelNames);
  e.attributes = walkMap(walk, endpoints.attributes, () => new CodeColumn(), walkCodes);
  e.demographic = walkMap(walk, endpoints.demographic, () => new CodeColumn(), walkCodes);
  e.location = walkMap(walk, endpoints.location, () => new CodeColumn(), walkCodes);
  e.metrics = walkMap(walk, endpoints.metrics, () => new NumberColumn(), walkNumbers);
  e.latitude = walkNumbers(walk, endpoints.latitude);
  e.longitude = walkNumbers(walk, endpoints.longitude);
  result.events = walkMap(walk, state.events, () => new EventList(), walkEvents);
  return result;
}

const bytesOf = (array: NumberArray) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** Writes a snapshot beside and then in the place of `file`. */
export function saveSnapshot(file: string, state: IndexState, nonce: string): void {
  const arrays: NumberArray[] = [];
  const plan: unknown[] = [];
  walkState(
    {
      array: (array) => (arrays.push(array), array),
      value: (value) => (plan.push(value), value),
    },
    state,
  );
  const checksum = arrays.reduce((sum, array) => crc32(bytesOf(array), sum), 0);
  const head: z.infer<typeof Head> = {
    format,
    nonce,
    checksum,
    plan,
    arrays: arrays.map((array) => [kindOf(array), array.length]),
  };
  const text = Buffer.from(JSON.stringify(head));
  const size = Buffer.alloc(8);
  size.writeUInt32LE(text.length, 0);
  size.writeUInt32LE(crc32(text), 4);
  const descriptor = openSync(`${file}.new`, "w");
  try {
    for (const bytes of [size, text, ...arrays.map(bytesOf)])
      for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
  } finally {
    closeSync(descriptor);
  }
  renameSync(`${file}.new`, file);
}

/** The state a snapshot holds; null where it is not there, damaged, cut off, or not the one with this nonce. */
export function loadSnapshot(file: string, nonce: string): IndexState | null {
  let descriptor: number;
  try {
    descriptor = openSync(file, "r");
  } catch {
    return null;
  }
  try {
    return read(descriptor, nonce);
  } catch {
    return null;
  } finally {
    closeSync(descriptor);
  }
}

function fill(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) {
    const got = readSync(descriptor, bytes, at, Math.min(bytes.length - at, 1 << 30), null);
    if (got === 0) throw new Error("the snapshot ends early");
    at += got;
  }
}

function read(descriptor: number, nonce: string): IndexState | null {
  const size = Buffer.alloc(8);
  fill(descriptor, size);
  const length = size.readUInt32LE(0);
  if (length > 1 << 26) return null;
  const text = Buffer.alloc(length);
  fill(descriptor, text);
  if (crc32(text) !== size.readUInt32LE(4)) return null;
  const head = Head.parse(JSON.parse(text.toString()));
  if (head.nonce !== nonce) return null;
  let checksum = 0;
  const arrays = head.arrays.map(([kind, count]) => {
    const array: NumberArray = new arrayKinds[kind satisfies ArrayKind](count);
    fill(descriptor, bytesOf(array));
    checksum = crc32(bytesOf(array), checksum);
    return array;
  });
  if (checksum !== head.checksum) return null;
  const plan = z.array(z.unknown()).parse(head.plan);
  let nextArray = 0;
  let nextValue = 0;
  return walkState(
    {
      array: <A extends NumberArray>() => arrays[nextArray++] as A,
      value: <Value>() => plan[nextValue++] as Value,
    },
    new IndexState(),
  );
}
