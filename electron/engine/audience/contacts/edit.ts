import type { ContactEdit } from "../../../../shared/contract/contacts.ts";
import type { ChannelType } from "../../../../shared/domain/channel.ts";
import { nameOf } from "../../../../shared/domain/contact.ts";
import type { AttributeMap, EndpointDocument } from "../../../../shared/domain/endpoint.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import { day } from "../../../../shared/domain/time.ts";
import type { Parts } from "../../parts.ts";
import * as audience from "../../store/audience.ts";
import type { ContactRow, Db, EndpointRow } from "../../store/audience.ts";
import {
  deleteEdit,
  deleteEditsBefore,
  deleteEndpoint,
  editById,
  insertChange,
  insertEdit,
} from "../../store/contact-edits.ts";
import { type EndpointInput, sharing, writeEndpoint, type WriteRules } from "../endpoint-write.ts";
import { checkAddress } from "../import/addresses.ts";
import { mergeLists } from "../merge-document.ts";
import { changedDocument } from "./edit-document.ts";
import { storyOf } from "./edit-words.ts";
import { recorded, takeBack, type Reach } from "./row-changes.ts";

export type NewContact = {
  userId: string | null;
  userAttributes: AttributeMap;
  channel: ChannelType;
  address: string;
};

/** How long an edit can be taken back. */
const undoable = day;

/**
 * Contacts changed by hand, one value at a time, by Pinpoint's rules for endpoints. An edit is no sign of life of the
 * contact: the time of an endpoint's last activity stays.
 */
export function createEditor(parts: Parts) {
  const { store, clock, random, topics } = parts;

  const rules = (): WriteRules => {
    const next = audience.nextKeys(store);
    return {
      now: clock.now(),
      matchOn: "id",
      whenFound: "update",
      importKey: null,
      nextKey: (kind) => next[kind]++,
    };
  };
  const write = (input: Partial<EndpointInput>, more: Partial<WriteRules> = {}): void => {
    const blank: EndpointInput = {
      id: null,
      newId: random.id(),
      channel: null,
      address: null,
      userId: null,
      optedOut: null,
      effectiveAt: null,
      document: {},
      userAttributes: {},
      contact: null,
    };
    const result = writeEndpoint(store, { ...blank, ...input }, { ...rules(), ...more });
    if (result.kind === "refused") throw new AppError("BAD_INPUT", result.reason);
  };

  const act = (contact: ContactRow, edit: ContactEdit): void => {
    switch (edit.kind) {
      case "userAttribute":
        return setUserAttribute(store, contact, edit.name, edit.values);
      case "optOut": {
        const endpoint = endpointOf(store, contact, edit.endpoint);
        audience.updateEndpoint(store, { ...endpoint, opted_out: edit.optOut === "ALL" ? 1 : 0 });
        return;
      }
      case "removeEndpoint":
        return removeEndpoint(store, contact, edit.endpoint);
      case "addEndpoint":
        return addEndpoint(contact, edit.channel, edit.address);
      case "userId":
        return setUserId(contact, edit.userId);
      case "address": {
        const endpoint = endpointOf(store, contact, edit.endpoint);
        const address = checked(endpoint.channel as ChannelType, edit.address);
        return write({ id: endpoint.id, address, effectiveAt: endpoint.effective_at });
      }
      default: {
        const endpoint = endpointOf(store, contact, edit.endpoint);
        const document = JSON.parse(endpoint.document) as EndpointDocument;
        // The whole document is given, so that a value can also go.
        return write(
          {
            id: endpoint.id,
            effectiveAt: endpoint.effective_at,
            document: changedDocument(document, edit),
            userAttributes: JSON.parse(contact.attributes) as AttributeMap,
          },
          { whenFound: "replace" },
        );
      }
    }
  };

  function addEndpoint(contact: ContactRow, channel: ChannelType, text: string): void {
    const address = checked(channel, text);
    const own = sharing(store, channel, address).find((row) => row.contact === contact.key);
    if (own?.active === 1)
      throw new AppError("CONFLICT", "This contact has this address already.", { place: address });
    if (own) return write({ id: own.id, effectiveAt: own.effective_at });
    write({ channel, address, userId: contact.user_id, contact: contact.key });
  }

  function setUserId(contact: ContactRow, userId: string): void {
    if (contact.user_id === userId) return;
    const other = audience.contactByUser(store, userId);
    if (!other) {
      audience.updateContact(store, { ...contact, user_id: userId });
      return;
    }
    if (contact.user_id !== null)
      throw new AppError("CONFLICT", `Another contact has the user ID “${userId}”.`, {
        place: userId,
        cure: "Choose another user ID, or add this contact’s addresses there.",
      });
    // As in Pinpoint: an endpoint that gets the id of a user becomes one of that user's endpoints.
    for (const { id, effective_at: effectiveAt } of audience.endpointsOfContact(store, contact.key))
      write({ id, userId, effectiveAt });
  }

  const reachOf = (contact: ContactRow, edit: ContactEdit): Reach => {
    const own = audience.endpointsOfContact(store, contact.key);
    const addresses = own.map(({ channel, address }) => ({ channel, address }));
    const contacts = [contact.key];
    if (edit.kind === "addEndpoint") addresses.push(wanted(edit.channel, edit.address));
    if (edit.kind === "address") {
      const channel = own.find((row) => row.key === edit.endpoint)?.channel;
      if (channel) addresses.push(wanted(channel as ChannelType, edit.address));
    }
    if (edit.kind === "userId") {
      const other = audience.contactByUser(store, edit.userId);
      if (other) contacts.push(other.key);
    }
    return { contacts, addresses };
  };

  return {
    create({ userId, userAttributes, channel, address: text }: NewContact): { key: number } {
      const address = checked(channel, text);
      if (userId && audience.contactByUser(store, userId))
        throw new AppError("CONFLICT", `A contact with the user ID “${userId}” exists already.`, {
          place: userId,
          cure: "Open it and add the address there.",
        });
      const key = store.transaction(() => {
        const made = audience.nextKeys(store).contact;
        write({ channel, address, userId: userId || null, userAttributes });
        insertChange(store, { at: clock.now(), contact: made, text: "Added by hand", detail: {} });
        return made;
      });
      topics.touch("contacts");
      return { key };
    },

    edit(key: number, edit: ContactEdit): { undo: string } {
      const undo = random.id();
      store.transaction(() => {
        const contact = contactOf(store, key);
        const endpoint = "endpoint" in edit ? endpointOf(store, contact, edit.endpoint) : undefined;
        const rows = recorded(store, reachOf(contact, edit), () => act(contact, edit));
        const at = clock.now();
        deleteEditsBefore(store, at - undoable);
        insertEdit(store, { id: undo, contact: key, at, rows });
        if (rows.length === 0) return;
        const attributes = JSON.parse(contact.attributes) as AttributeMap;
        const before = { userId: contact.user_id, attributes, ...(endpoint ? { endpoint } : {}) };
        // Where the contact became part of another, its story goes on there.
        const there = audience.contactByKey(store, key) ? key : (ownerAfter(rows) ?? key);
        insertChange(store, { at, contact: there, ...storyOf(edit, before) });
      });
      topics.touch("contacts");
      return { undo };
    },

    undoEdit(undo: string): null {
      store.transaction(() => {
        const edit = editById(store, undo);
        if (!edit || edit.at < clock.now() - undoable)
          throw new AppError("NOT_FOUND", "This change can’t be taken back any more.");
        if (!takeBack(store, edit.rows))
          throw new AppError(
            "CONFLICT",
            "The value was changed again since, so nothing was taken back.",
            { cure: "Change it by hand." },
          );
        deleteEdit(store, undo);
        if (edit.rows.length > 0 && audience.contactByKey(store, edit.contact))
          insertChange(store, {
            at: clock.now(),
            contact: edit.contact,
            text: "Took back the last change by hand",
            detail: {},
          });
      });
      topics.touch("contacts");
      return null;
    },
  };
}

function contactOf(db: Db, key: number): ContactRow {
  const contact = audience.contactByKey(db, key);
  if (!contact) throw new AppError("NOT_FOUND", "This contact is not there any more.");
  return contact;
}

function endpointOf(db: Db, contact: ContactRow, key: number): EndpointRow {
  const endpoint = audience.endpointByKey(db, key);
  if (!endpoint || endpoint.contact !== contact.key)
    throw new AppError("NOT_FOUND", "This address is not there any more.");
  return endpoint;
}

const ownerAfter = (rows: ReturnType<typeof recorded>): number | undefined =>
  rows.flatMap((row) => (row.kind === "endpoint" && row.after ? [row.after.contact] : []))[0];

/** The address as it would be written; one that is refused reaches nobody. */
function wanted(channel: ChannelType, text: string): { channel: string; address: string } {
  const result = checkAddress(channel, text.trim());
  return { channel, address: "address" in result ? result.address : text };
}

function checked(channel: ChannelType, text: string): string {
  const result = checkAddress(channel, text.trim());
  if ("reason" in result) throw new AppError("BAD_INPUT", result.reason, { place: "address" });
  if (result.address === "")
    throw new AppError("BAD_INPUT", "Enter an address.", { place: "address" });
  return result.address;
}

/** Sets or, with an empty list, removes an attribute of a contact, and with it perhaps the contact's name. */
export function setUserAttribute(
  db: Db,
  contact: ContactRow,
  name: string,
  values: readonly string[],
): void {
  const before = JSON.parse(contact.attributes) as AttributeMap;
  const attributes = mergeLists(before, { [name]: values.filter((value) => value !== "") });
  audience.updateContact(db, {
    ...contact,
    attributes: JSON.stringify(attributes),
    name: nameOf(attributes),
  });
}

function removeEndpoint(db: Db, contact: ContactRow, key: number): void {
  endpointOf(db, contact, key);
  if (contact.user_id === null && audience.countEndpoints(db, contact.key) === 1)
    throw new AppError(
      "BAD_INPUT",
      "This is the only address of a contact without a user ID; without it nothing would be left.",
      { cure: "Delete the contact instead." },
    );
  deleteEndpoint(db, key);
}
