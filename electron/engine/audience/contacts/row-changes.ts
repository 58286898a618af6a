import { nameOf } from "../../../../shared/domain/contact.ts";
import type { AttributeMap } from "../../../../shared/domain/endpoint.ts";
import * as audience from "../../store/audience.ts";
import type { ContactRow, Db, EndpointRow } from "../../store/audience.ts";
import { deleteEndpoint, type RowChange } from "../../store/contact-edits.ts";
import { sharing } from "../endpoint-write.ts";

/*
 * An edit is kept as the rows it touched, before and after, and is taken back value by value: each value it changed must
 * still be what it made of it. What others changed beside it stays.
 */

/** Who an edit can reach: the contacts, and whatever else has one of the addresses. */
export type Reach = { contacts: number[]; addresses: { channel: string; address: string }[] };
type Rows = { contacts: Map<number, ContactRow>; endpoints: Map<number, EndpointRow> };

function read(db: Db, contacts: Iterable<number>, endpoints: Iterable<number>): Rows {
  const rows: Rows = { contacts: new Map(), endpoints: new Map() };
  for (const key of contacts) {
    const contact = audience.contactByKey(db, key);
    if (contact) rows.contacts.set(key, contact);
  }
  for (const key of endpoints) {
    const endpoint = audience.endpointByKey(db, key);
    if (endpoint) rows.endpoints.set(key, endpoint);
  }
  return rows;
}

const upTo = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

/** Does something to the audience and says what became of every row within its reach, and of those it made. */
export function recorded(db: Db, reach: Reach, act: () => void): RowChange[] {
  const shared = reach.addresses.flatMap(({ channel, address }) => sharing(db, channel, address));
  const contactKeys = new Set([...reach.contacts, ...shared.map((row) => row.contact)]);
  const endpointKeys = new Set(
    [...contactKeys].flatMap((key) => audience.endpointsOfContact(db, key).map((row) => row.key)),
  );
  const before = read(db, contactKeys, endpointKeys);
  const next = audience.nextKeys(db);
  act();
  const since = audience.nextKeys(db);
  const contacts = [...contactKeys, ...upTo(next.contact, since.contact)];
  const endpoints = [...endpointKeys, ...upTo(next.endpoint, since.endpoint)];
  const after = read(db, contacts, endpoints);
  const differs = (one: object | null, two: object | null) =>
    JSON.stringify(one) !== JSON.stringify(two);
  return [
    ...contacts.map((key) => ({
      kind: "contact" as const,
      key,
      before: before.contacts.get(key) ?? null,
      after: after.contacts.get(key) ?? null,
    })),
    ...endpoints.map((key) => ({
      kind: "endpoint" as const,
      key,
      before: before.endpoints.get(key) ?? null,
      after: after.endpoints.get(key) ?? null,
    })),
  ].filter((change) => differs(change.before, change.after));
}

/** Gives the rows their values of before. False, with nothing done, where one was changed since. */
export function takeBack(db: Db, changes: readonly RowChange[]): boolean {
  const plans = changes.map((change) => planOf(db, change));
  if (plans.some((plan) => plan === null)) return false;
  // Contacts come back before the endpoints that need them, and go after those that leave them.
  const order = { insertContact: 0, other: 1, deleteContact: 2 };
  const sorted = plans
    .flatMap((plan) => (plan ? [plan] : []))
    .toSorted((a, b) => order[a.turn] - order[b.turn]);
  for (const plan of sorted) plan.run();
  return true;
}

type Plan = { turn: "insertContact" | "other" | "deleteContact"; run(): void };

function planOf(db: Db, change: RowChange): Plan | null {
  if (change.kind === "contact") {
    const now = audience.contactByKey(db, change.key);
    const { before, after } = change;
    if (before && after) {
      const row = now && merged(now, before, after, ["attributes"]);
      if (!row) return null;
      const name = nameOf(JSON.parse(row.attributes) as AttributeMap);
      return { turn: "other", run: () => audience.updateContact(db, { ...row, name }) };
    }
    if (after) {
      if (!now || JSON.stringify(now) !== JSON.stringify(after)) return null;
      return { turn: "deleteContact", run: () => void audience.deleteContact(db, change.key) };
    }
    if (now || !before) return null;
    return { turn: "insertContact", run: () => audience.insertContact(db, before) };
  }
  const now = audience.endpointByKey(db, change.key);
  const { before, after } = change;
  if (before && after) {
    const row = now && merged(now, before, after, ["document"]);
    return row ? { turn: "other", run: () => audience.updateEndpoint(db, row) } : null;
  }
  if (after) {
    if (!now || JSON.stringify(now) !== JSON.stringify(after)) return null;
    return { turn: "other", run: () => void deleteEndpoint(db, change.key) };
  }
  if (now || !before || audience.endpointById(db, before.id)) return null;
  return { turn: "other", run: () => audience.insertEndpoint(db, before) };
}

/** The row as it is, but with the values of before where an edit changed them; null where somebody changed one since. */
function merged<Row extends object>(
  now: Row,
  before: Row,
  after: Row,
  json: (keyof Row)[],
): Row | null {
  const row = { ...now };
  for (const name of Object.keys(before) as (keyof Row)[]) {
    if (before[name] === after[name]) continue;
    if (!json.includes(name)) {
      if (now[name] !== after[name]) return null;
      row[name] = before[name];
      continue;
    }
    const value = mergedTree(
      JSON.parse(String(now[name])) as Tree,
      JSON.parse(String(before[name])) as Tree,
      JSON.parse(String(after[name])) as Tree,
    );
    if (!value) return null;
    row[name] = JSON.stringify(value) as Row[keyof Row];
  }
  return row;
}

type Tree = { [name: string]: unknown };
const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const same = (one: unknown, two: unknown) => JSON.stringify(one) === JSON.stringify(two);

function mergedTree(now: Tree, before: Tree, after: Tree): Tree | null {
  const tree = new Map(Object.entries(now));
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, made, is] = [before[name], after[name], now[name]];
    if (same(was, made)) continue;
    if ((isTree(was) || isTree(made)) && !Array.isArray(was) && !Array.isArray(made)) {
      const inner = mergedTree(
        isTree(is) ? is : {},
        isTree(was) ? was : {},
        isTree(made) ? made : {},
      );
      if (!inner) return null;
      if (Object.keys(inner).length === 0) tree.delete(name);
      else tree.set(name, inner);
      continue;
    }
    if (!same(is, made)) return null;
    if (was === undefined) tree.delete(name);
    else tree.set(name, was);
  }
  return Object.fromEntries(tree);
}
