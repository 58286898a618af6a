import type { ContactRow } from "../../../../shared/contract/contacts.ts";
import type { ListedContact } from "../../store/contacts.ts";
import type { Membership } from "./memberships.ts";

/** A line of a list of contacts. */
export function listedRow(row: ListedContact, segments: Membership[]): ContactRow {
  const contact: ContactRow = {
    key: row.key,
    // A message outlives its contact: its address is then all there is to call it.
    id: row.user_id ?? row.endpoint_id ?? row.address ?? String(row.key),
    name: row.name,
    email: row.email ?? (row.created_at === null ? row.address : null),
    phone: row.phone,
    status: row.status,
    lastActiveAt: row.last_active_at,
    createdAt: row.created_at ?? row.at ?? 0,
    segments: segments.map(({ id, name }) => ({ id, name })),
  };
  if (row.message === null || row.state === null) return contact;
  const { message: id, state, reason, detail, at } = row;
  return { ...contact, message: { id, state, reason, detail, at } };
}
