import type { Outcome } from "../../../shared/contract/contacts.ts";
import type { Reason } from "../../../shared/domain/message.ts";

/** The list of exactly the contacts behind one number of a report. */
export function contactsOf(
  campaign: string,
  outcome: Outcome,
  more: { run?: string | null; reason?: Reason; link?: string } = {},
): string {
  const search = new URLSearchParams({ campaign, outcome });
  for (const [name, value] of Object.entries(more)) if (value) search.set(name, value);
  return `/audience?${search}`;
}

export const contactPath = (key: number): string => `/audience?contact=${key}`;
export const segmentContacts = (id: string): string =>
  `/audience?${new URLSearchParams({ segment: id })}`;
