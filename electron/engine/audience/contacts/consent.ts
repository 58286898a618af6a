import type { ChannelType } from "../../../../shared/domain/channel.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import type { Parts } from "../../parts.ts";
import { optOutRecords, removeSuppression, suppressionsOf } from "../../store/consent.ts";
import { insertChange } from "../../store/contact-edits.ts";
import { endpointsOf, getContact } from "../../store/contacts.ts";
import { sharing } from "../endpoint-write.ts";

export type ConsentEntry = {
  channel: ChannelType;
  address: string;
  state: "optedIn" | "optedOut" | "suppressed";
  /** Null where nobody noted when. */
  at: number | null;
  source: string | null;
};

const reasons: Record<string, string> = {
  hardBounce: "Hard bounce",
  complaint: "Marked as spam",
  erased: "Erased on request",
  manual: "By hand",
};

/** For each address whether it may be written to, since when and why, as far as it was noted. */
export function readConsent({ store }: Parts, key: number): ConsentEntry[] {
  getContact(store, key);
  const records = optOutRecords(store, key);
  return endpointsOf(store, key).flatMap((endpoint) => {
    const { channel, address, optOut } = endpoint;
    const state = optOut === "ALL" ? ("optedOut" as const) : ("optedIn" as const);
    // The newest note that says what is true now; another one was overtaken by something nobody noted.
    const record = records.find((one) => one.endpoint === endpoint.key);
    const fits = record?.state === state ? record : undefined;
    return [
      { channel, address, state, at: fits?.at ?? null, source: fits?.source ?? null },
      ...suppressionsOf(store, channel, address).map(({ reason, at }) => ({
        channel,
        address,
        state: "suppressed" as const,
        at,
        source: reasons[reason] ?? reason,
      })),
    ];
  });
}

/** Takes an address off the suppression list; its contacts' timelines say so. */
export function unsuppress(
  { store, clock, topics }: Parts,
  channel: ChannelType,
  address: string,
): null {
  store.transaction(() => {
    if (removeSuppression(store, channel, address) === 0)
      throw new AppError("NOT_FOUND", "This address is not on the suppression list.", {
        place: address,
      });
    const contacts = new Set(sharing(store, channel, address).map((row) => row.contact));
    for (const contact of contacts)
      insertChange(store, {
        at: clock.now(),
        contact,
        text: `Took ${address} off the suppression list`,
        detail: { field: "suppression", channel, address },
      });
  });
  topics.touch("contacts", "events");
  return null;
}
