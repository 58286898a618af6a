import type { JourneySettings } from "../domain/journey.ts";
import { localText, type ZoneMath } from "../domain/zone-math.ts";

/** What an endpoint says about where it is. */
export type EndpointPlace = {
  channel: string;
  address: string;
  timezone: string | undefined;
  country: string | undefined;
  postalCode: string | undefined;
};

/** Countries that keep one time, by ISO code, with the code their phone numbers begin with. Offline, so others are not guessed. */
const places: Record<string, [zone: string, dial: string]> = {
  AT: ["Europe/Vienna", "43"],
  BE: ["Europe/Brussels", "32"],
  BG: ["Europe/Sofia", "359"],
  CH: ["Europe/Zurich", "41"],
  CZ: ["Europe/Prague", "420"],
  DE: ["Europe/Berlin", "49"],
  DK: ["Europe/Copenhagen", "45"],
  EE: ["Europe/Tallinn", "372"],
  FI: ["Europe/Helsinki", "358"],
  FR: ["Europe/Paris", "33"],
  GB: ["Europe/London", "44"],
  GR: ["Europe/Athens", "30"],
  HR: ["Europe/Zagreb", "385"],
  HU: ["Europe/Budapest", "36"],
  IE: ["Europe/Dublin", "353"],
  IL: ["Asia/Jerusalem", "972"],
  IN: ["Asia/Kolkata", "91"],
  IS: ["Atlantic/Reykjavik", "354"],
  IT: ["Europe/Rome", "39"],
  JP: ["Asia/Tokyo", "81"],
  KR: ["Asia/Seoul", "82"],
  LI: ["Europe/Vaduz", "423"],
  LT: ["Europe/Vilnius", "370"],
  LU: ["Europe/Luxembourg", "352"],
  LV: ["Europe/Riga", "371"],
  NL: ["Europe/Amsterdam", "31"],
  NO: ["Europe/Oslo", "47"],
  NZ: ["Pacific/Auckland", "64"],
  PH: ["Asia/Manila", "63"],
  PL: ["Europe/Warsaw", "48"],
  RO: ["Europe/Bucharest", "40"],
  RS: ["Europe/Belgrade", "381"],
  SE: ["Europe/Stockholm", "46"],
  SG: ["Asia/Singapore", "65"],
  SI: ["Europe/Ljubljana", "386"],
  SK: ["Europe/Bratislava", "421"],
  TH: ["Asia/Bangkok", "66"],
  TR: ["Europe/Istanbul", "90"],
  UA: ["Europe/Kyiv", "380"],
  ZA: ["Africa/Johannesburg", "27"],
};

/** Countries whose postal codes begin with the part of the country; Nunavut and the like keep several times and are left out. */
const byPostalCode: Record<string, Record<string, string>> = {
  AU: {
    "0": "Australia/Darwin",
    "2": "Australia/Sydney",
    "3": "Australia/Melbourne",
    "4": "Australia/Brisbane",
    "5": "Australia/Adelaide",
    "6": "Australia/Perth",
    "7": "Australia/Hobart",
  },
  CA: {
    A: "America/St_Johns",
    B: "America/Halifax",
    C: "America/Halifax",
    E: "America/Moncton",
    G: "America/Toronto",
    H: "America/Toronto",
    J: "America/Toronto",
    K: "America/Toronto",
    L: "America/Toronto",
    M: "America/Toronto",
    N: "America/Toronto",
    R: "America/Winnipeg",
    S: "America/Regina",
    T: "America/Edmonton",
    V: "America/Vancouver",
    Y: "America/Whitehorse",
  },
  ES: { "35": "Atlantic/Canary", "38": "Atlantic/Canary", "": "Europe/Madrid" },
};

/** The zone of an endpoint: what it says, else what the journey may estimate from, else null. `isZone` knows the zones there are. */
export function zoneOfEndpoint(
  place: EndpointPlace,
  methods: JourneySettings["zoneEstimation"],
  isZone: (zone: string) => boolean,
): string | null {
  if (place.timezone !== undefined && isZone(place.timezone)) return place.timezone;
  for (const method of methods) {
    const zone = method === "PHONE_NUMBER" ? byPhone(place) : byPost(place);
    if (zone !== null && isZone(zone)) return zone;
  }
  return null;
}

function byPhone({ channel, address, country }: EndpointPlace): string | null {
  if (channel !== "SMS" && channel !== "VOICE") return null;
  const digits = address.replaceAll(/[^\d]/g, "");
  if (!address.trim().startsWith("+")) return null;
  const found = Object.entries(places).find(([, [, dial]]) => digits.startsWith(dial));
  // A number from abroad says nothing about where somebody is.
  if (!found || (country !== undefined && country.toUpperCase() !== found[0])) return null;
  return found[1][0];
}

function byPost({ country, postalCode }: EndpointPlace): string | null {
  if (country === undefined || postalCode === undefined || postalCode.trim() === "") return null;
  const code = country.toUpperCase();
  const parts = byPostalCode[code];
  if (!parts) return places[code]?.[0] ?? null;
  const post = postalCode.trim().toUpperCase();
  const prefix = Object.keys(parts)
    .toSorted((one, two) => two.length - one.length)
    .find((one) => post.startsWith(one));
  return prefix === undefined ? null : (parts[prefix] ?? null);
}

/** Of several zones the one where the clock is furthest behind: nobody gets anything early. Null when none is known. */
export function latestZone(zones: readonly string[], now: number, math: ZoneMath): string | null {
  let latest: { zone: string; text: string } | null = null;
  for (const zone of new Set(zones)) {
    const text = localText(math.local(now, zone));
    if (latest === null || text < latest.text) latest = { zone, text };
  }
  return latest?.zone ?? null;
}
