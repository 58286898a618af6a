import type { BulkAct } from "../../../../shared/contract/contacts.ts";
import type { AttributeMap } from "../../../../shared/domain/endpoint.ts";
import * as audience from "../../store/audience.ts";
import type { ContactRow, Db, EndpointRow } from "../../store/audience.ts";
import { keepBefore, type BulkChange } from "../../store/bulk-acts.ts";
import { addMembers, isMember, removeMembers } from "../../store/segment-members.ts";
import { setUserAttribute } from "./edit.ts";

/*
 * A slice of a bulk act, inside its transaction. What is kept of a contact is just what the act changed: the values of
 * the attribute before (null = none), the endpoints whose opt-out it turned, or nothing but that it did. Contacts that
 * are already as wanted are left alone, and so are not in the way of undoing.
 */

/** Does the act for these contacts; how many it changed. */
export function applySlice(db: Db, act: BulkAct, key: number, contacts: readonly number[]): number {
  switch (act.kind) {
    case "addToSegment":
    case "removeFromSegment": {
      const adding = act.kind === "addToSegment";
      const found = contacts.filter(
        (contact) =>
          isMember(db, act.segmentId, "contact", contact) !== adding &&
          audience.contactByKey(db, contact),
      );
      (adding ? addMembers : removeMembers)(db, act.segmentId, "contact", found);
      for (const contact of found) keepBefore(db, key, contact, null);
      return found.length;
    }
    case "setUserAttribute":
      return count(contacts, (contact) => {
        const row = audience.contactByKey(db, contact);
        if (!row) return false;
        const before = valuesOf(row, act.name);
        if (same(before, wantedValues(act.values))) return false;
        setUserAttribute(db, row, act.name, act.values);
        keepBefore(db, key, contact, before);
        return true;
      });
    case "delete":
      return count(contacts, (contact) => audience.deleteContact(db, contact).changes > 0);
    default:
      return count(contacts, (contact) => {
        const turned = audience
          .endpointsOfContact(db, contact)
          .filter((endpoint) => turns(act, endpoint));
        for (const endpoint of turned)
          audience.updateEndpoint(db, { ...endpoint, opted_out: act.kind === "optOut" ? 1 : 0 });
        if (turned.length === 0) return false;
        keepBefore(
          db,
          key,
          contact,
          turned.map((endpoint) => endpoint.key),
        );
        return true;
      });
  }
}

/** Takes the act back for these contacts; how many had been changed since and so keep what they have. */
export function undoSlice(db: Db, act: BulkAct, changes: readonly BulkChange[]): number {
  switch (act.kind) {
    case "addToSegment":
    case "removeFromSegment": {
      const added = act.kind === "addToSegment";
      const back = changes
        .map((change) => change.contact)
        .filter((contact) => isMember(db, act.segmentId, "contact", contact) === added);
      (added ? removeMembers : addMembers)(db, act.segmentId, "contact", back);
      return changes.length - back.length;
    }
    case "setUserAttribute":
      return count(changes, ({ contact, before }) => {
        const row = audience.contactByKey(db, contact);
        if (!row || !same(valuesOf(row, act.name), wantedValues(act.values))) return true;
        setUserAttribute(db, row, act.name, (before as string[] | null) ?? []);
        return false;
      });
    case "delete":
      return changes.length;
    default:
      return count(changes, ({ before }) => {
        const set = act.kind === "optOut" ? 1 : 0;
        let kept = false;
        for (const key of before as number[]) {
          const endpoint = audience.endpointByKey(db, key);
          if (endpoint?.opted_out === set)
            audience.updateEndpoint(db, { ...endpoint, opted_out: 1 - set });
          else kept = true;
        }
        return kept;
      });
  }
}

const count = <One>(all: readonly One[], test: (one: One) => boolean): number =>
  all.reduce((sum, one) => sum + (test(one) ? 1 : 0), 0);

const same = (one: unknown, two: unknown) => JSON.stringify(one) === JSON.stringify(two);
const wantedValues = (values: readonly string[]): string[] | null => {
  const filled = values.filter((value) => value !== "");
  return filled.length > 0 ? filled : null;
};
const valuesOf = (row: ContactRow, name: string): string[] | null => {
  const attributes = JSON.parse(row.attributes) as AttributeMap;
  return Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null;
};
const turns = (act: BulkAct, endpoint: EndpointRow): boolean =>
  endpoint.opted_out === (act.kind === "optIn" ? 1 : 0) &&
  (!("channel" in act) || act.channel === undefined || act.channel === endpoint.channel);
