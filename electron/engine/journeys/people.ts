import type { ChannelType } from "../../../shared/domain/channel.ts";
import type { JourneySettings } from "../../../shared/domain/journey.ts";
import { zoneOfEndpoint } from "../../../shared/journey/contact-zone.ts";
import type { Recipient } from "../../../shared/journey/recipients.ts";
import type { Store } from "../store/database.ts";
import { isZone } from "../zones.ts";

type Row = {
  key: number;
  contact: number;
  channel: ChannelType;
  address: string;
  active: number;
  opted_out: number;
  suppressed: number;
  timezone: string | null;
  country: string | null;
  postal_code: string | null;
};

const zones = new Map<string, boolean>();
const isKnownZone = (zone: string): boolean => {
  const known = zones.get(zone);
  if (known !== undefined) return known;
  const is = isZone(zone);
  if (zones.size < 2000) zones.set(zone, is);
  return is;
};

/** The endpoints of contacts as sending asks about them, in the order of their keys. */
export function endpointsOfContacts(
  store: Store,
  contacts: readonly number[],
  estimation: JourneySettings["zoneEstimation"],
): Map<number, Recipient[]> {
  const rows = store.all<Row>(
    `SELECT e.key, e.contact, e.channel, e.address, e.active, e.opted_out,
       EXISTS (SELECT 1 FROM suppressions AS s WHERE s.channel = e.channel AND s.address = e.address) AS suppressed,
       e.document ->> '$.demographic.Timezone' AS timezone, e.document ->> '$.location.Country' AS country,
       e.document ->> '$.location.PostalCode' AS postal_code
     FROM endpoints AS e WHERE e.contact IN (SELECT value FROM json_each(?)) ORDER BY e.key`,
    JSON.stringify(contacts),
  );
  const found = new Map<number, Recipient[]>();
  for (const row of rows) {
    const own = found.get(row.contact) ?? [];
    found.set(row.contact, own);
    own.push({
      key: row.key,
      channel: row.channel,
      address: row.address,
      active: row.active === 1,
      optedOut: row.opted_out === 1,
      suppressed: row.suppressed === 1,
      zone: zoneOfEndpoint(
        {
          channel: row.channel,
          address: row.address,
          timezone: row.timezone ?? undefined,
          country: row.country ?? undefined,
          postalCode: row.postal_code ?? undefined,
        },
        estimation,
        isKnownZone,
      ),
    });
  }
  return found;
}

/** Which of these contacts are there. */
export const contactsThere = (store: Store, contacts: readonly number[]): Set<number> =>
  new Set(
    store
      .all<{ key: number }>(
        "SELECT key FROM contacts WHERE key IN (SELECT value FROM json_each(?))",
        JSON.stringify(contacts),
      )
      .map((row) => row.key),
  );
