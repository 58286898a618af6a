import { nameOf } from "../../../shared/domain/contact.ts";
import { type ChannelType, familyOf } from "../../../shared/domain/channel.ts";
import {
  endpointLimits,
  type AttributeMap,
  type EndpointDocument,
} from "../../../shared/domain/endpoint.ts";
import { mergeDocument, mergeLists } from "./merge-document.ts";
import { draw } from "../random.ts";
import * as audience from "../store/audience.ts";
import type { ContactRow, Db, EndpointRow } from "../store/audience.ts";

/*
 * One endpoint written by Pinpoint's rules (1.3):
 * 1. What is not named stays; a named attribute's list is replaced as a whole, an empty one removes it.
 * 2. Attributes of a user belong to the contact and so to all its endpoints.
 * 3. Of one address on one channel only the endpoint written last is active. A written endpoint is always active.
 * 4. A user has 15 endpoints. A sixteenth drives out the oldest push endpoint if it is one itself, else is refused.
 * 5. An endpoint without a user has a contact of its own, which goes when the endpoint moves to a user.
 */
export type EndpointInput = {
  /** The caller's id, or null: then one is made up with `newId`. */
  id: string | null;
  newId: string;
  channel: ChannelType | null;
  address: string | null;
  userId: string | null;
  /** Null = not said: stays, or NONE for a new endpoint. */
  optedOut: boolean | null;
  effectiveAt: number | null;
  document: EndpointDocument;
  userAttributes: AttributeMap;
  /** The contact a row without a user shares with its other address. */
  contact: number | null;
};
export type WriteRules = {
  now: number;
  matchOn: "id" | "userId" | "address";
  whenFound: "update" | "replace" | "skip";
  /** Set by an import: what it makes carries it, and what it changes is kept for undoing. */
  importKey: number | null;
  nextKey(kind: "endpoint" | "contact"): number;
};
export type WriteResult =
  | { kind: "added" | "updated" | "unchanged"; endpoint: number | null; contact: number }
  | { kind: "refused"; reason: string };

const evicting = new Set([
  "ADM",
  "GCM",
  "APNS",
  "APNS_SANDBOX",
  "APNS_VOIP",
  "APNS_VOIP_SANDBOX",
  "BAIDU",
]);
const sameAddress = (channel: string, one: string, two: string) =>
  one === two || (channel === "EMAIL" && lower(one) === lower(two));
/** ASCII only, as the database compares. */
const lower = (text: string) => text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());

export function sharing(db: Db, channel: string, address: string): EndpointRow[] {
  return audience
    .endpointsByAddress(db, channel, address)
    .filter((row) => sameAddress(channel, row.address, address));
}

/** The endpoint a row means, if there is one. */
export function findEndpoint(
  db: Db,
  input: Pick<EndpointInput, "id" | "channel" | "address" | "userId">,
  matchOn: WriteRules["matchOn"],
): EndpointRow | undefined {
  const byId = () => (input.id === null ? undefined : audience.endpointById(db, input.id));
  const { channel, address } = input;
  if (matchOn === "id" || channel === null || address === null) return byId();
  const same = sharing(db, channel, address);
  const user =
    matchOn === "userId" && input.userId !== null
      ? audience.contactByUser(db, input.userId)
      : undefined;
  const found =
    matchOn === "userId" && input.userId !== null
      ? same.find((row) => row.contact === user?.key)
      : (same.find((row) => row.active === 1) ?? same.at(-1));
  return found ?? byId();
}

/** Writes one endpoint, or only a user's attributes where neither id nor address is given. */
export function writeEndpoint(db: Db, input: EndpointInput, rules: WriteRules): WriteResult {
  const found = findEndpoint(db, input, rules.matchOn);
  if (found && rules.whenFound === "skip")
    return { kind: "unchanged", endpoint: found.key, contact: found.contact };
  if (found) return change(db, found, input, rules);
  if (input.address === null || input.channel === null) return changeUser(db, input, rules);
  return create(db, { ...input, address: input.address, channel: input.channel }, rules);
}

function changeUser(db: Db, input: EndpointInput, rules: WriteRules): WriteResult {
  if (input.id !== null)
    return {
      kind: "refused",
      reason: `No endpoint has the ID '${input.id}', and a new one needs ChannelType and Address.`,
    };
  const contact = input.userId === null ? undefined : audience.contactByUser(db, input.userId);
  if (!contact)
    return {
      kind: "refused",
      reason: `No contact has the user ID '${input.userId ?? ""}', and a new one needs an address.`,
    };
  if (rules.whenFound === "skip")
    return { kind: "unchanged", endpoint: null, contact: contact.key };
  const changed = writeAttributes(db, contact, input.userAttributes, rules);
  return { kind: changed ? "updated" : "unchanged", endpoint: null, contact: contact.key };
}

function keep(
  db: Db,
  rules: WriteRules,
  kind: "endpoint" | "contact",
  row: EndpointRow | ContactRow,
): void {
  // Rows of this very import need no copy: undoing it removes them.
  if (rules.importKey !== null && row.import_key !== rules.importKey)
    audience.saveBefore(db, rules.importKey, kind, row);
}

function writeAttributes(
  db: Db,
  contact: ContactRow,
  patch: AttributeMap,
  rules: WriteRules,
  userId: string | null = contact.user_id,
): boolean {
  const merged = mergeLists(
    rules.whenFound === "replace" ? {} : (JSON.parse(contact.attributes) as AttributeMap),
    patch,
  );
  const attributes = JSON.stringify(merged);
  if (attributes === contact.attributes && userId === contact.user_id) return false;
  keep(db, rules, "contact", contact);
  audience.updateContact(
    db,
    { ...contact, user_id: userId, attributes, name: nameOf(merged) },
    contact,
  );
  return true;
}

function newContact(
  db: Db,
  userId: string | null,
  attributes: AttributeMap,
  rules: WriteRules,
): number {
  const key = rules.nextKey("contact");
  const filled = mergeLists({}, attributes);
  audience.insertContact(db, {
    key,
    user_id: userId,
    name: nameOf(filled),
    attributes: JSON.stringify(filled),
    created_at: rules.now,
    import_key: rules.importKey,
  });
  return key;
}

/** Makes room for one more endpoint of a user; says why where it can't. */
function makeRoom(db: Db, contact: number, channel: string, rules: WriteRules): string | null {
  if (audience.countEndpoints(db, contact) < endpointLimits.endpointsPerUser) return null;
  const most = `This user has ${endpointLimits.endpointsPerUser} endpoints already, which is the most.`;
  if (!evicting.has(channel)) return most;
  const [oldest] = audience
    .endpointsOfContact(db, contact)
    .filter((row) => familyOf(row.channel as ChannelType) === "push")
    .sort((one, two) => one.effective_at - two.effective_at || one.key - two.key);
  if (!oldest) return most;
  keep(db, rules, "endpoint", oldest);
  audience.updateEndpoint(
    db,
    { ...oldest, active: 0, contact: newContact(db, null, {}, rules) },
    oldest,
  );
  return null;
}

/** The address belongs to the endpoint written last. */
function deactivateOthers(
  db: Db,
  key: number,
  channel: string,
  address: string,
  rules: WriteRules,
): boolean {
  let any = false;
  for (const other of sharing(db, channel, address)) {
    if (other.key === key || other.active === 0) continue;
    keep(db, rules, "endpoint", other);
    audience.updateEndpoint(db, { ...other, active: 0 }, other);
    any = true;
  }
  return any;
}

function create(
  db: Db,
  input: EndpointInput & { address: string; channel: ChannelType },
  rules: WriteRules,
): WriteResult {
  const user = input.userId === null ? undefined : audience.contactByUser(db, input.userId);
  if (user) {
    const full = makeRoom(db, user.key, input.channel, rules);
    if (full !== null) return { kind: "refused", reason: full };
    if (rules.whenFound !== "skip") writeAttributes(db, user, input.userAttributes, rules);
  }
  const contact =
    user?.key ?? input.contact ?? newContact(db, input.userId, input.userAttributes, rules);
  const id = input.id ?? input.newId;
  const key = rules.nextKey("endpoint");
  deactivateOthers(db, key, input.channel, input.address, rules);
  audience.insertEndpoint(db, {
    key,
    id,
    contact,
    channel: input.channel,
    address: input.address,
    active: 1,
    opted_out: input.optedOut === true ? 1 : 0,
    cohort: Math.floor(draw(id) * 100),
    document: JSON.stringify(mergeDocument({}, input.document)),
    created_at: rules.now,
    effective_at: input.effectiveAt ?? rules.now,
    import_key: rules.importKey,
  });
  return { kind: "added", endpoint: key, contact };
}

function change(db: Db, found: EndpointRow, input: EndpointInput, rules: WriteRules): WriteResult {
  const moved = contactFor(db, found, input, rules);
  if ("reason" in moved) return { kind: "refused", reason: moved.reason };
  const before = JSON.parse(found.document) as EndpointDocument;
  const next: EndpointRow = {
    ...found,
    contact: moved.contact,
    channel: input.channel ?? found.channel,
    address: input.address ?? found.address,
    active: 1,
    opted_out: input.optedOut === null ? found.opted_out : input.optedOut ? 1 : 0,
    document: JSON.stringify(
      mergeDocument(rules.whenFound === "replace" ? {} : before, input.document),
    ),
    effective_at: input.effectiveAt ?? found.effective_at,
  };
  // Who is active and stays at the address is the only active one there.
  const stays =
    found.active === 1 &&
    found.channel === next.channel &&
    sameAddress(found.channel, found.address, next.address);
  const others = !stays && deactivateOthers(db, found.key, next.channel, next.address, rules);
  const differs = (Object.keys(next) as (keyof EndpointRow)[]).some(
    (name) => next[name] !== found[name],
  );
  if (differs) {
    if (input.effectiveAt === null) next.effective_at = rules.now;
    keep(db, rules, "endpoint", found);
    audience.updateEndpoint(db, next, found);
    if (next.contact !== found.contact) removeLeft(db, found.contact, rules);
  }
  return {
    kind: differs || moved.changed || others ? "updated" : "unchanged",
    endpoint: found.key,
    contact: next.contact,
  };
}

/** The contact of an endpoint that is written again: its own, or the user's the input names. */
function contactFor(
  db: Db,
  found: EndpointRow,
  input: EndpointInput,
  rules: WriteRules,
): { contact: number; changed: boolean } | { reason: string } {
  const own = audience.contactByKey(db, found.contact);
  if (!own) throw new Error(`Endpoint ${found.key} has no contact.`);
  const write = (contact: ContactRow, userId = contact.user_id) =>
    writeAttributes(db, contact, input.userAttributes, rules, userId);
  if (input.userId === null || input.userId === own.user_id)
    return { contact: own.key, changed: write(own) };
  const user = audience.contactByUser(db, input.userId);
  if (user) {
    const full = makeRoom(db, user.key, input.channel ?? found.channel, rules);
    if (full !== null) return { reason: full };
    return { contact: user.key, changed: write(user) };
  }
  // Somebody without a user id gets one; somebody with another one is left behind.
  if (own.user_id === null) return { contact: own.key, changed: write(own, input.userId) };
  return { contact: newContact(db, input.userId, input.userAttributes, rules), changed: true };
}

/** A contact that was only there to hold the endpoint. */
function removeLeft(db: Db, key: number, rules: WriteRules): void {
  const contact = audience.contactByKey(db, key);
  if (!contact || contact.user_id !== null || audience.countEndpoints(db, key) > 0) return;
  keep(db, rules, "contact", contact);
  audience.deleteContact(db, key);
}
