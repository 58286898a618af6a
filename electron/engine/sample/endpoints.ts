import type { ChannelType } from "../../../shared/domain/channel.ts";
import type { EndpointDocument } from "../../../shared/domain/endpoint.ts";
import { draw } from "../random.ts";
import { oneOf, sampleId } from "./chance.ts";
import { knownPeople } from "./names.ts";
import type { Person } from "./people.ts";

export type SampleEndpoint = {
  key: number;
  id: string;
  channel: ChannelType;
  address: string;
  active: boolean;
  optedOut: boolean;
  /** After a hard bounce or a complaint, as the suppression list has it. */
  suppressed: { reason: "hardBounce" | "complaint"; at: number } | null;
};

const knownKeys = new Set(knownPeople.map((person) => person.key));
const appVersions = ["3.2.0", "3.2.0", "3.1.4", "3.1.4", "3.0.1", "2.9.7"];

/** The endpoints of a person, with keys from `first` on. */
export function endpointsOf(
  person: Pick<Person, "key" | "mailbox">,
  first: number,
  has: { email: boolean; phone: boolean; app: boolean },
): SampleEndpoint[] {
  const { key } = person;
  const found: SampleEndpoint[] = [];
  const reachable = knownKeys.has(key);
  const add = (channel: ChannelType, address: string) => {
    found.push({
      key: first + found.length,
      id: sampleId(`endpoint ${channel} ${key}`),
      channel,
      address,
      active: reachable || draw("active", channel, key) >= 0.005,
      optedOut: !reachable && draw("opted out", channel, key) < 0.007,
      suppressed: null,
    });
  };
  if (has.email) add("EMAIL", person.mailbox);
  // No number in Austria begins with 0 after the country code, so these belong to nobody.
  if (has.phone) add("SMS", `+43000555${String(key).padStart(5, "0")}`);
  if (has.app) {
    const token = sampleId(`token ${key}`) + sampleId(`token ${key} 2`);
    if (draw("phone system", key) < 0.56) add("APNS", token);
    else add("GCM", `sample-${token}`);
  }
  return found;
}

/** What Pinpoint keeps with an endpoint, of a person who has done what they did. */
export function documentOf(person: Person, endpoint: SampleEndpoint): EndpointDocument {
  const { place, age, interests } = person;
  const platform = { APNS: "iOS", GCM: "Android" }[endpoint.channel as "APNS" | "GCM"];
  return {
    attributes: {
      ...(interests.length > 0 ? { Interests: interests } : {}),
      ConsentSource: [person.consent],
    },
    metrics: {
      Orders: person.orders,
      TotalSpend: person.spent / 100,
      ...(age === null ? {} : { Age: age }),
    },
    demographic: {
      ...(place ? { Locale: place.locale, Timezone: place.timezone } : {}),
      ...(platform
        ? { Platform: platform, AppVersion: oneOf(appVersions, "app version", person.key) }
        : {}),
    },
    ...(place
      ? {
          location: {
            City: place.city,
            Region: place.region,
            Country: place.country,
            ...(person.postalCode === null ? {} : { PostalCode: person.postalCode }),
            Latitude: place.latitude,
            Longitude: place.longitude,
          },
        }
      : {}),
  };
}
