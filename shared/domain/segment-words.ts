import { ChannelType, familyNames, familyOf } from "./channel.ts";
import {
  filledValues,
  type Criterion,
  type CriterionField,
  type MessageEventKind,
} from "./segment.ts";
import { day } from "./time.ts";

const fieldWords: Record<string, string> = {
  AppVersion: "app version",
  Locale: "locale",
  Make: "make",
  Model: "model",
  ModelVersion: "model version",
  Platform: "platform",
  PlatformVersion: "platform version",
  Timezone: "time zone",
  City: "city",
  Country: "country",
  PostalCode: "postal code",
  Region: "region",
};
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const kindWords: Partial<Record<CriterionField["kind"], string>> = {
  channel: "channel",
  activity: "activity",
  distance: "distance",
  optOut: "opt-out",
  status: "status",
  created: "added",
  cohort: "random share",
  campaign: "campaign",
  segment: "segment",
};
const messageWords: Record<MessageEventKind, string> = {
  send: "sent",
  delivered: "delivered",
  open: "opened",
  click: "clicked",
  unsubscribe: "unsubscribed",
  hardBounce: "hard bounce",
  softBounce: "soft bounce",
  complaint: "complaint",
};

/** A field as a sentence names it; attributes, metrics and events keep the name they have. */
export function fieldName(field: CriterionField): string {
  switch (field.kind) {
    case "attribute":
    case "userAttribute":
    case "metric":
    case "event":
      return field.name;
    case "demographic":
    case "location":
      return fieldWords[field.name] ?? field.name;
    case "reachable":
      return `${familyNames[field.family]} reachable`;
    case "messageEvent":
      return `message ${messageWords[field.event]}`;
    default:
      return kindWords[field.kind] ?? field.kind;
  }
}

/** The same at the head of a line, such as in a picker. */
export function fieldLabel(field: CriterionField): string {
  const named = "name" in field && field.kind !== "demographic" && field.kind !== "location";
  return named ? field.name : capital(fieldName(field));
}

export function channelName(channel: string): string {
  const known = ChannelType.safeParse(channel.toUpperCase());
  return known.success ? familyNames[familyOf(known.data)] : channel;
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A date of a criterion as people write it; its own offset from UTC is told where it has one. */
export function dateInWords(text: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2})[\d:.]*(Z|[+-].*)?)?$/.exec(text);
  if (!found) return text;
  const [, year, month, date, time, zone] = found;
  const words = `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
  if (time === undefined) return words;
  return `${words}, ${time}${zone === undefined ? "" : zone === "Z" ? " UTC" : ` UTC${zone}`}`;
}

/** The days of an activity criterion; one is said in hours, since that is what is compared. */
export const daysInWords = (days: number): string => (days === 1 ? "24 hours" : `${days} days`);

/** At most `most` values, then how many more there are. */
export function listInWords(values: readonly string[], joiner: "or" | "and", most = 5): string {
  const shown = values.length > most ? values.slice(0, most - 2) : values;
  const rest = values.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest.toLocaleString("en")} others`] : shown;
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} ${joiner} ${last}`;
}

export const valuesInWords = (criterion: Criterion): string[] =>
  filledValues(criterion).map((value) =>
    typeof value === "number" ? value.toLocaleString("en") : value,
  );

type FactEndpoint = {
  readonly channel: string;
  readonly effectiveAt: number;
  readonly metrics?: Readonly<Record<string, number>> | undefined;
};

/** What a criterion found in an endpoint, such as “City Vienna”; null where it found that something is not there. */
export function factOf(
  criterion: Criterion,
  value: string | undefined,
  endpoint: FactEndpoint,
  env: { now: number },
): string | null {
  const { field, operator } = criterion;
  const label = fieldLabel(field);
  switch (field.kind) {
    case "channel":
      return `Channel ${channelName(endpoint.channel)}`;
    case "activity": {
      const days = Math.max(0, Math.floor((env.now - endpoint.effectiveAt) / day));
      return days === 0 ? "Active today" : `Active ${days === 1 ? "1 day" : `${days} days`} ago`;
    }
    case "metric": {
      const number = endpoint.metrics?.[field.name];
      return number === undefined ? `No ${label}` : `${label} ${number.toLocaleString("en")}`;
    }
    default:
      if (operator === "isEmpty") return `No ${fieldName(field)}`;
      return operator === "isNot" || operator === "notContains" || value === undefined
        ? null
        : `${label} ${dateInWords(value)}`;
  }
}
