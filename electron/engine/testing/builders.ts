import { emptyEmail, type CampaignDraft } from "../../../shared/domain/campaign.ts";
import { emptyRules } from "../../../shared/domain/segment.ts";
import { addressKind, userKind } from "../store/key-hash.ts";
import { enterKey } from "../store/lookups.ts";
import type { TestEngine } from "./engine.ts";

export type SeedContact = {
  userId?: string;
  email?: string;
  phone?: string;
  first?: string;
  city?: string;
  optedOut?: boolean;
  inactive?: boolean;
};

/** Puts contacts straight into the tables: for tests of what comes after the audience is there. */
export function seedContacts(t: TestEngine, contacts: readonly SeedContact[]): void {
  const { store, clock } = t.engine.project().parts;
  store.transaction(() => {
    for (const [index, contact] of contacts.entries()) {
      const now = clock.now();
      const { lastInsertRowid } = store.run(
        "INSERT INTO contacts (user_id, name, attributes, created_at) VALUES (?, ?, ?, ?)",
        contact.userId ?? `user-${index}`,
        contact.first ?? null,
        JSON.stringify(contact.first ? { FirstName: [contact.first] } : {}),
        now,
      );
      enterKey(store, userKind, contact.userId ?? `user-${index}`, Number(lastInsertRowid));
      const endpoint = (channel: string, address: string) => {
        const added = store.run(
          `INSERT INTO endpoints (id, contact, channel, address, active, opted_out, cohort, document, created_at, effective_at)
             VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?)`,
          `${channel}-${index}`,
          lastInsertRowid,
          channel,
          address,
          contact.inactive ? 0 : 1,
          contact.optedOut ? 1 : 0,
          JSON.stringify(contact.city ? { location: { City: contact.city } } : {}),
          now,
          now,
        );
        enterKey(store, addressKind(channel), address, Number(added.lastInsertRowid));
      };
      if (contact.email !== undefined) endpoint("EMAIL", contact.email);
      if (contact.phone !== undefined) endpoint("SMS", contact.phone);
    }
  });
  t.engine.topics.touch("contacts");
}

export const people = (count: number): SeedContact[] =>
  Array.from({ length: count }, (_, index) => ({
    userId: `user-${index}`,
    email: `person${index}@example.com`,
    first: `Person ${index}`,
  }));

/** A segment of everybody. */
export async function everybody(t: TestEngine): Promise<string> {
  return (await t.api.segments.save({ id: null, name: "Everybody", rules: emptyRules() })).id;
}

export const letter = (parts: Partial<ReturnType<typeof emptyEmail>> = {}) => ({
  ...emptyEmail(),
  subject: "Hello {{User.UserAttributes.FirstName}}",
  html: '<html><body><p>Hi {{User.UserAttributes.FirstName}}</p><a href="https://shop.example/roast">Shop</a> <a href="{{UnsubscribeUrl}}">Unsubscribe</a></body></html>',
  text: "Hi {{User.UserAttributes.FirstName}}",
  defaults: { "User.UserAttributes.FirstName": "there" },
  ...parts,
});

/** A campaign to a segment, saved as a draft. */
export async function draftCampaign(
  t: TestEngine,
  segmentId: string,
  parts: Partial<CampaignDraft> = {},
): Promise<{ id: string; revision: number }> {
  const { id } = await t.api.campaigns.create({ name: "Autumn roast", segmentId });
  const { draft, revision } = await t.api.campaigns.get({ id });
  const saved = await t.api.campaigns.saveDraft({
    id,
    revision,
    draft: { ...draft, message: letter(), ...parts },
  });
  return { id, revision: saved.revision };
}

export async function launched(
  t: TestEngine,
  segmentId: string,
  parts: Partial<CampaignDraft> = {},
): Promise<string> {
  const { id, revision } = await draftCampaign(t, segmentId, parts);
  await t.api.campaigns.launch({ id, revision });
  return id;
}

/** Waits until a campaign has this status; its loops work over real sockets. */
export const status = (t: TestEngine, id: string, wanted: string) =>
  t.until(async () => (await t.api.campaigns.get({ id })).status === wanted, `${wanted} of ${id}`);
