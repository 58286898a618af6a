import type { ImportCounts, ImportOptions } from "../../../../shared/contract/imports.ts";
import { ChannelType } from "../../../../shared/domain/channel.ts";
import type { AttributeMap, EndpointDocument } from "../../../../shared/domain/endpoint.ts";
import { contactByUser, type Db, nextKeys } from "../../store/audience.ts";
import {
  bulkContacts,
  bulkEndpoints,
  type BulkInsert,
  bulkPlainEndpoints,
} from "../../store/audience-bulk.ts";
import { addressKind, userKind } from "../../store/key-hash.ts";
import { addMembers, addRun, isMember, type MemberKind } from "../../store/segment-members.ts";
import { findEndpoint, sharing, type WriteRules, writeEndpoint } from "../endpoint-write.ts";
import { textAt } from "./column.ts";
import type { Pending } from "./pending.ts";
import { type Batch, flag, type KeptProblem, noChannel } from "./protocol.ts";

export type WriterOptions = {
  importKey: number;
  segmentId: string;
  now: number;
  options: ImportOptions;
  userIdsOnly: boolean;
  pending: Pending;
  /** A dry run has no use for documents: rows about the same endpoint count as duplicates whatever they say. */
  withDocuments: boolean;
  /** Before a record that may be known is looked up; the dry run copies what it might find. */
  lookAhead(batch: Batch, at: number): void;
};
export type Tally = { counts: ImportCounts; problems: KeptProblem[] };
export type Writer = { write(batch: Batch, from: number, to: number, trustFresh: boolean): Tally };

const channelNames: readonly string[] = ChannelType.options;

export const noCounts = (): ImportCounts => ({
  rows: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  duplicates: 0,
  rejected: 0,
  warnings: 0,
});

/**
 * Writes the records of a batch, within the caller's transaction. Records that nothing before them shares a key with go
 * in together and first; the others one by one, in their order. Rows are counted once: as added when they made an
 * endpoint, as duplicate when an earlier row of the file was about the same one, else as updated or unchanged.
 */
export function createWriter(db: Db, given: WriterOptions): Writer {
  const { importKey, segmentId, now, options, pending } = given;
  const insertContacts = bulkContacts(db, importKey, now);
  const insertEndpoints = bulkEndpoints(db, importKey, now);
  const insertPlain = new Map<ChannelType, BulkInsert>();
  const next = { endpoint: 0, contact: 0 };
  const rules: WriteRules = {
    now,
    matchOn: options.matchOn,
    whenFound: options.whenFound,
    importKey,
    nextKey: (kind) => next[kind]++,
  };
  let tally: Tally = { counts: noCounts(), problems: [] };
  let members: Record<MemberKind, Set<number>> = { endpoint: new Set(), contact: new Set() };

  /** Where all these are new endpoints of one channel that say no more; else null. */
  function onlyChannel(batch: Batch, positions: readonly number[]): ChannelType | null {
    const [first = 0] = positions;
    for (const at of positions)
      if (
        batch.channels[at] !== batch.channels[first] ||
        batch.optOuts[at] === 2 ||
        !Number.isNaN(batch.effective[at])
      )
        return null;
    return ChannelType.options[batch.channels[first] ?? 0] ?? null;
  }

  function plainInsert(channel: ChannelType): BulkInsert {
    let insert = insertPlain.get(channel);
    if (!insert)
      insertPlain.set(channel, (insert = bulkPlainEndpoints(db, importKey, now, channel)));
    return insert;
  }

  function writeFresh(batch: Batch, positions: readonly number[]): void {
    const first = next.endpoint;
    const only = onlyChannel(batch, positions);
    const contacts: (string | null)[] = [];
    const endpoints: (string | number)[] = [];
    for (const at of positions) {
      const joined = ((batch.flags[at] ?? 0) & flag.joined) !== 0;
      if (!joined) {
        const user = textAt(batch.users, at) || null;
        contacts.push(user, textAt(batch.names, at) || null, textAt(batch.attributes, at));
        if (user !== null)
          pending.add(batch.hashes[at * 4 + 2] ?? 0, batch.hashes[at * 4 + 3] ?? 0, next.contact);
        next.contact += 1;
        tally.counts.added += 1;
      }
      endpoints.push(
        textAt(batch.ids, at),
        next.contact - 1,
        textAt(batch.addresses, at),
        batch.cohorts[at] ?? 0,
        given.withDocuments ? textAt(batch.documents, at) : "{}",
      );
      if (only === null) {
        const effective = batch.effective[at] ?? Number.NaN;
        endpoints.push(
          channelNames[batch.channels[at] ?? 0] ?? "",
          batch.optOuts[at] === 2 ? 1 : 0,
          Number.isNaN(effective) ? now : effective,
        );
      }
      pending.add(batch.hashes[at * 4] ?? 0, batch.hashes[at * 4 + 1] ?? 0, next.endpoint);
      next.endpoint += 1;
    }
    const lastContact = insertContacts(contacts);
    const lastEndpoint = (only === null ? insertEndpoints : plainInsert(only))(endpoints);
    if (lastContact !== next.contact - 1 || lastEndpoint !== next.endpoint - 1)
      throw new Error(`Imported rows got the keys ${lastContact} and ${lastEndpoint}.`);
    addRun(db, segmentId, "endpoint", first, next.endpoint - 1);
  }

  function touchedBefore(kind: MemberKind, key: number): boolean {
    return members[kind].has(key) || isMember(db, segmentId, kind, key);
  }

  function complain(batch: Batch, at: number, severity: "error" | "warning", reason: string): void {
    const value =
      textAt(batch.addresses, at) || textAt(batch.users, at) || textAt(batch.ids, at) || null;
    tally.problems.push({
      row: batch.lines[at] ?? 0,
      column: null,
      value: value === null ? null : value.slice(0, 200),
      reason,
      severity,
      raw: severity === "error" ? textAt(batch.raws, at) : null,
    });
  }

  const inputOf = (batch: Batch, at: number, contact: number | null) => {
    const effective = batch.effective[at] ?? Number.NaN;
    const channel = batch.channels[at] ?? noChannel;
    return {
      id: ((batch.flags[at] ?? 0) & flag.ownId) !== 0 ? textAt(batch.ids, at) : null,
      newId: textAt(batch.ids, at),
      channel: channel === noChannel ? null : (ChannelType.options[channel] ?? null),
      address: textAt(batch.addresses, at) || null,
      userId: textAt(batch.users, at) || null,
      optedOut: batch.optOuts[at] === 0 ? null : batch.optOuts[at] === 2,
      effectiveAt: Number.isNaN(effective) ? null : effective,
      document: JSON.parse(textAt(batch.documents, at)) as EndpointDocument,
      userAttributes: JSON.parse(textAt(batch.attributes, at)) as AttributeMap,
      contact,
    };
  };

  /** The contact that the addresses of one row without a user share: that of the first one known. */
  function sharedContact(batch: Batch, first: number, end: number): number | null {
    if (end - first === 1 || textAt(batch.users, first) !== "") return null;
    for (let at = first; at < end; at += 1) {
      const [known] = sharing(
        db,
        channelNames[batch.channels[at] ?? 0] ?? "",
        textAt(batch.addresses, at),
      );
      if (known) return known.contact;
    }
    return null;
  }

  function look(batch: Batch, first: number, end: number): void {
    for (let at = first; at < end; at += 1) {
      pending.surface(
        addressKind(channelNames[batch.channels[at] ?? 0] ?? ""),
        textAt(batch.addresses, at),
      );
      pending.surface(userKind, textAt(batch.users, at));
      given.lookAhead(batch, at);
    }
  }

  function writeRow(batch: Batch, first: number, end: number): void {
    look(batch, first, end);
    let contact = sharedContact(batch, first, end);
    let added = false;
    let repeated = true;
    let changed = false;
    const touched: [MemberKind, number][] = [];
    for (let at = first; at < end; at += 1) {
      const result = writeEndpoint(db, inputOf(batch, at, contact), rules);
      if (result.kind === "refused") {
        complain(batch, at, "error", result.reason);
        tally.counts.rejected += 1;
        throw refused;
      }
      contact = result.contact;
      const kind: MemberKind = result.endpoint === null ? "contact" : "endpoint";
      const key = result.endpoint ?? result.contact;
      if (result.kind === "added") added = true;
      else if (!touchedBefore(kind, key)) repeated = false;
      if (result.kind === "updated") changed = true;
      touched.push([kind, key]);
    }
    for (const [kind, key] of touched) members[kind].add(key);
    if (added) tally.counts.added += 1;
    else if (repeated) tally.counts.duplicates += 1;
    else if (changed) tally.counts.updated += 1;
    else tally.counts.unchanged += 1;
  }

  /** Only a segment is wanted: finds who is meant and stores nothing else. */
  function findRow(batch: Batch, first: number, end: number): void {
    let known = false;
    let repeated = true;
    const touch = (kind: MemberKind, key: number) => {
      known = true;
      if (!touchedBefore(kind, key)) repeated = false;
      members[kind].add(key);
    };
    look(batch, first, end);
    for (let at = first; at < end; at += 1) {
      const input = inputOf(batch, at, null);
      const byUser = given.userIdsOnly || (input.address === null && input.id === null);
      if (byUser) {
        const contact = input.userId === null ? undefined : contactByUser(db, input.userId);
        if (contact) touch("contact", contact.key);
      } else {
        const endpoint = findEndpoint(
          db,
          input,
          options.matchOn === "id" && input.id === null ? "address" : options.matchOn,
        );
        if (endpoint) touch("endpoint", endpoint.key);
      }
    }
    if (known) {
      if (repeated) tally.counts.duplicates += 1;
      else tally.counts.unchanged += 1;
      return;
    }
    const user = textAt(batch.users, first);
    tally.counts.warnings += 1;
    complain(
      batch,
      first,
      "warning",
      given.userIdsOnly
        ? `No contact has the user ID '${user.slice(0, 60)}'.`
        : "No contact in this project has this address or ID.",
    );
  }

  const alone = (work: () => void) => {
    try {
      db.transaction(work);
    } catch (error) {
      if (error !== refused) throw error;
    }
  };

  return {
    write(batch, from, to, trustFresh) {
      tally = { counts: noCounts(), problems: [] };
      members = { endpoint: new Set(), contact: new Set() };
      Object.assign(next, nextKeys(db));
      const fresh: number[] = [];
      const others: [first: number, end: number][] = [];
      for (let at = from; at < to;) {
        let end = at + 1;
        while (end < to && ((batch.flags[end] ?? 0) & flag.joined) !== 0) end += 1;
        if (trustFresh && options.registerEndpoints && ((batch.flags[at] ?? 0) & flag.fresh) !== 0)
          for (let one = at; one < end; one += 1) fresh.push(one);
        else others.push([at, end]);
        at = end;
      }
      if (fresh.length > 0) writeFresh(batch, fresh);
      for (const [first, end] of others)
        if (!options.registerEndpoints || given.userIdsOnly) findRow(batch, first, end);
        else if (end - first > 1) alone(() => writeRow(batch, first, end));
        else
          try {
            writeRow(batch, first, end);
          } catch (error) {
            if (error !== refused) throw error;
          }
      for (const kind of ["endpoint", "contact"] as const)
        if (members[kind].size > 0) addMembers(db, segmentId, kind, [...members[kind]]);
      return tally;
    },
  };
}

/** Takes back what a row of two addresses wrote when its second is refused. */
const refused = new Error("refused");
