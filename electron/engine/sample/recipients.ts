import type { MessageState, Reason } from "../../../shared/domain/message.ts";
import { hour, day } from "../../../shared/domain/time.ts";
import type { Person } from "./people.ts";
import type { SampleEndpoint } from "./endpoints.ts";

/** A row of the messages table that belongs to a run; times that did not come are null. */
export type SampleMessage = {
  key: number;
  person: Person;
  endpoint: SampleEndpoint;
  address: string;
  state: MessageState;
  reason: Reason | null;
  detail: string | null;
  updatedAt: number;
  sentAt: number | null;
  openedAt: number | null;
  clickedAt: number | null;
  unsubscribedAt: number | null;
  hardBouncedAt: number | null;
  softBouncedAt: number | null;
  complainedAt: number | null;
};

/** Why an email endpoint can't be written to, in the order in which a run asks. */
const reasonOf = (endpoint: SampleEndpoint): Reason | null => {
  if (endpoint.optedOut) return "optedOut";
  if (!endpoint.active) return "inactive";
  return endpoint.suppressed ? "suppressed" : null;
};

/** Who has joined long enough before a run, so that the shift of summer time decides nothing. */
export const joinedBefore = (person: Person, daysBefore: number): boolean =>
  person.tenure > daysBefore + (2 * hour) / day;

/** The rows of a run as its preparation leaves them: every email endpoint, then who has none. */
export function recipientsOf(
  members: readonly Person[],
  preparedAt: number,
  firstKey: number,
): SampleMessage[] {
  const rows: SampleMessage[] = [];
  const add = (person: Person, endpoint: SampleEndpoint, address: string, reason: Reason | null) =>
    rows.push({
      key: firstKey + rows.length,
      person,
      endpoint,
      address,
      state: reason === null ? "queued" : "notSent",
      reason,
      detail: null,
      updatedAt: preparedAt,
      sentAt: null,
      openedAt: null,
      clickedAt: null,
      unsubscribedAt: null,
      hardBouncedAt: null,
      softBouncedAt: null,
      complainedAt: null,
    });
  const emailOf = (person: Person) => person.endpoints.find((one) => one.channel === "EMAIL");
  for (const person of members) {
    const email = emailOf(person);
    if (email) add(person, email, email.address, reasonOf(email));
  }
  for (const person of members) {
    const [first] = person.endpoints;
    if (first && !emailOf(person)) add(person, first, "", "noAddress");
  }
  return rows;
}
