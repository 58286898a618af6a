import {
  compileCriterion,
  kilometres,
  type AskedAt,
  type EventsAsked,
} from "../../../../shared/domain/segment-compile.ts";
import {
  eventsCounted,
  measured,
  textsOf,
  type EndpointFacts,
} from "../../../../shared/domain/segment-evaluate.ts";
import type { Criterion } from "../../../../shared/domain/segment.ts";
import { channelName, dateInWords } from "../../../../shared/domain/segment-words.ts";
import { day } from "../../../../shared/domain/time.ts";
import { localOf } from "../../zones.ts";

const nothing = "not set";
const numberWords = (value: number) => value.toLocaleString("en", { maximumFractionDigits: 2 });
const dateWords = (at: number, { zone }: AskedAt) => dateInWords(localOf(at, zone).slice(0, 10));
const ago = (at: number, { now }: AskedAt): string => {
  const days = Math.floor((now - at) / day);
  return days <= 0 ? "active today" : `active ${days === 1 ? "1 day" : `${days} days`} ago`;
};

/** What a complete criterion saw of an endpoint, in words; not for criteria about segments. */
export function seen(criterion: Criterion, facts: EndpointFacts, at: AskedAt): string {
  const compiled = compileCriterion(criterion, at);
  const { endpoint, contact } = facts;
  switch (compiled.on) {
    case "texts": {
      const texts = textsOf(compiled.kind, compiled.name, facts);
      const words = compiled.kind === "channel" ? texts.map(channelName) : texts;
      return words.filter(Boolean).join(", ") || nothing;
    }
    case "number":
      switch (compiled.of) {
        case "metric": {
          const { metrics } = endpoint.document;
          const value =
            metrics && Object.hasOwn(metrics, compiled.name) ? metrics[compiled.name] : undefined;
          return value === undefined ? nothing : numberWords(value);
        }
        case "cohort":
          return `cohort ${endpoint.cohort}`;
        case "activity":
          return ago(endpoint.effectiveAt, at);
        default:
          return `added ${dateWords(contact.createdAt, at)}`;
      }
    case "place": {
      const { Latitude, Longitude } = endpoint.document.location ?? {};
      const [lat = 0, lon = 0] = criterion.values.map(Number);
      if (Latitude === undefined || Longitude === undefined) return nothing;
      return `${numberWords(Math.round(kilometres(Latitude, Longitude, lat, lon) * 10) / 10)} km away`;
    }
    case "flag":
      if (compiled.flag === "optedOut") return endpoint.optedOut ? "opted out" : "not opted out";
      return endpoint.active ? "active" : "inactive";
    case "reachable":
      return contact.reachable.includes(compiled.family) ? "reachable" : "not reachable";
    case "campaign":
      return facts.inCampaign(compiled.campaignId) ? "was in it" : "was not in it";
    case "events":
      return eventsWords(compiled, facts, at);
  }
}

/** “3 times, last on 4 Nov 2026, sum of total 74”, of the events that count. */
function eventsWords(asked: EventsAsked, facts: EndpointFacts, at: AskedAt): string {
  const counted = eventsCounted(asked, facts.events(asked));
  if (counted.length === 0) return "never";
  const times = counted.length === 1 ? "once" : `${numberWords(counted.length)} times`;
  const last = dateWords(Math.max(...counted.map((event) => event.at)), at);
  const when = `${counted.length === 1 ? "on" : "last on"} ${last}`;
  const measure = asked.details?.measure;
  if (!measure) return `${times}, ${when}`;
  const value = measured(measure, counted);
  const much = value === undefined ? nothing : numberWords(value);
  return `${times}, ${when}, ${measure.how} of ${measure.metric} ${much}`;
}
