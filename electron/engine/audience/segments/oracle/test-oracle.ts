import { DateTime } from "luxon";
import {
  problemOf,
  type Criterion,
  type EventCondition,
  type SegmentRules,
} from "../../../../../shared/domain/segment.ts";
import type { Contact, Endpoint, Event, World } from "./test-world.ts";

// The meaning of segments a second time, in the plainest way there is: loops over the rows of the tables. It shares the
// completeness of rows with the engine and nothing else.

/** The keys of the endpoints in a segment. */
export const endpointsIn = (world: World, rules: SegmentRules): number[] =>
  world.endpoints.filter((endpoint) => isIn(world, rules, endpoint)).map(({ key }) => key);

function isIn(world: World, rules: SegmentRules, endpoint: Endpoint): boolean {
  const yes: boolean[] = [];
  for (const group of rules.groups) {
    if (group.disabled) continue;
    const sources = group.sources.map(({ segmentId }) => isMember(world, segmentId, endpoint));
    const boxes: boolean[] = [];
    for (const box of group.dimensions) {
      const rows = box.criteria
        .filter((row) => !row.disabled && problemOf(row) === null)
        .map((row) => holds(world, row, endpoint));
      if (rows.length > 0) boxes.push(join(rows, box.match));
    }
    const passed = join(sources, group.sourceType) && join(boxes, group.type);
    if (!group.exclude) yes.push(passed);
    else if (passed && sources.length + boxes.length > 0) return false;
  }
  return join(yes, rules.include);
}

function join(answers: boolean[], how: "all" | "any" | "none"): boolean {
  const count = answers.filter(Boolean).length;
  if (answers.length === 0) return true;
  return how === "all" ? count === answers.length : how === "any" ? count > 0 : count === 0;
}

function isMember(world: World, id: string, endpoint: Endpoint): boolean {
  const rules = world.saved.get(id);
  if (rules) return isIn(world, rules, endpoint);
  return world.members.some((run) => {
    const key = run.kind === "endpoint" ? endpoint.key : endpoint.contact;
    return run.segment_id === id && run.first_key <= key && key <= run.last_key;
  });
}

const own = <V>(from: Record<string, V> | undefined, name: string): V | undefined =>
  from && Object.prototype.hasOwnProperty.call(from, name) ? from[name] : undefined;

function holds(world: World, row: Criterion, endpoint: Endpoint): boolean {
  const { field, operator } = row;
  const contact = world.contacts.get(endpoint.contact);
  if (!contact) throw new Error("an endpoint without a contact");
  const { document } = endpoint;
  const values = row.values.filter((value) => value !== "");
  const not = /^(isNot|notWithin|hasNot|isNotIn|inactive)/.test(operator);
  const xor = (answer: boolean) => (not ? !answer : answer);
  const upper = values.map((value) => String(value).toUpperCase());
  switch (field.kind) {
    case "channel": {
      const push = ["PUSH", "GCM", "ADM", "BAIDU"].includes(endpoint.channel) || endpoint.channel.startsWith("APNS"); // prettier-ignore
      return xor(upper.includes(endpoint.channel) || (push && upper.includes("PUSH")));
    }
    case "attribute":
      return texts(world, row, own(document.attributes, field.name) ?? []);
    case "userAttribute":
      return texts(world, row, own(contact.attributes, field.name) ?? []);
    case "demographic":
    case "location": {
      const value = own<string | number | undefined>(document[field.kind], field.name);
      return texts(world, row, value === undefined ? [] : [String(value)]);
    }
    case "metric":
      return number(operator, values.map(Number), own(document.metrics, field.name));
    case "distance": {
      const { Latitude: lat, Longitude: lon } = document.location ?? {};
      const [lat2 = 0, lon2 = 0, km = 0] = values.map(Number);
      return xor(typeof lat === "number" && typeof lon === "number" && chord(lat, lon, lat2, lon2) <= km); // prettier-ignore
    }
    case "activity":
      return xor(endpoint.effective_at >= world.now - Number(values[0]) * 86_400_000);
    case "optOut":
      return xor(upper.includes(endpoint.opted_out ? "ALL" : "NONE"));
    case "status":
      return xor(upper.includes(endpoint.active ? "ACTIVE" : "INACTIVE"));
    case "reachable":
      return xor(contact.endpoints.some((one) => one.active === 1 && one.opted_out === 0 && one.address !== "" && family(one.channel) === field.family)); // prettier-ignore
    case "created":
      return dated(world, operator, values, contact.created_at);
    case "cohort":
      return number("between", values.map(Number), endpoint.cohort);
    case "campaign":
      return xor(contact.messages.some((one) => one.test === 0 && one.campaign === field.campaignId)); // prettier-ignore
    case "segment":
      return xor(isMember(world, field.segmentId, endpoint));
    case "event":
      return xor(
        happened(
          world,
          row,
          contact.events.filter((event) => event.type === field.name),
        ),
      );
    case "messageEvent":
      return xor(happened(world, row, messageEvents(contact, field.event, field.campaignId)));
  }
}

function family(channel: string): string {
  const known: Record<string, string> = { EMAIL: "email", SMS: "sms", VOICE: "voice", IN_APP: "inapp", CUSTOM: "custom" }; // prettier-ignore
  return known[channel] ?? "push";
}

function messageEvents(contact: Contact, kind: string, campaign: string | undefined): Event[] {
  const events =
    kind === "send" || kind === "delivered"
      ? contact.messages
          .filter((one) => one.state === "sent" && one.test === 0 && one.sent_at !== null && (kind === "send" || !one.bounced))
          .map((one) => ({ type: kind, at: one.sent_at ?? 0, contact: one.contact, campaign: one.campaign, attributes: {}, metrics: {} })) // prettier-ignore
      : contact.events.filter((event) => event.type === `_email.${kind.toLowerCase()}`);
  return campaign === undefined ? events : events.filter((event) => event.campaign === campaign);
}

function happened(world: World, { event: details }: Criterion, events: Event[]): boolean {
  const { window, where = [], times, measure } = details ?? {};
  const counted = events.filter((event) => {
    if (window?.kind === "last" && event.at < world.now - window.days * 86_400_000) return false;
    if (window?.kind === "dates") {
      if (window.from && event.at < (moment(window.from, world.zone)?.start ?? 0)) return false;
      if (window.to && event.at >= (moment(window.to, world.zone)?.end ?? 0)) return false;
    }
    return where.every((condition) => carries(world, condition, event));
  });
  if (times ? !number(times.compare, [times.count], counted.length) : counted.length === 0) return false; // prettier-ignore
  if (!measure) return true;
  const carrying = counted.filter((event) => own(event.metrics, measure.metric) !== undefined);
  const amounts = carrying.map((event) => own(event.metrics, measure.metric) ?? 0);
  if (amounts.length === 0) return false;
  let sum = 0;
  for (const amount of amounts) sum += amount;
  let first = 0;
  let last = 0;
  for (const [n, event] of carrying.entries()) {
    if (event.at < (carrying[first]?.at ?? 0)) first = n;
    if (event.at >= (carrying[last]?.at ?? 0)) last = n;
  }
  const value = { sum, average: sum / amounts.length, first: amounts[first], last: amounts[last] }[measure.how]; // prettier-ignore
  return number(measure.compare, [measure.value], value);
}

function carries(world: World, condition: EventCondition, event: Event): boolean {
  const values = condition.values.filter((value) => value !== "");
  if (condition.kind === "metric") return number(condition.operator, values.map(Number), own(event.metrics, condition.name)); // prettier-ignore
  const value = own(event.attributes, condition.name);
  const list = value === undefined || value === null ? [] : Array.isArray(value) ? value.map(String) : [String(value)]; // prettier-ignore
  return texts(world, { operator: condition.operator, values }, list);
}

function number(operator: string, [a = 0, b = 0]: number[], value: number | undefined): boolean {
  if (operator === "isEmpty") return value === undefined;
  if (value === undefined) return false;
  if (operator === "isSet") return true;
  if (operator === "between") return a <= value && value <= b;
  if (operator === "equals" || operator === "notEquals") return (value === a) === (operator === "equals"); // prettier-ignore
  if (operator === "greaterThan") return value > a;
  if (operator === "greaterOrEqual") return value >= a;
  return operator === "lessThan" ? value < a : value <= a;
}

type TextRow = Pick<Criterion, "operator" | "values" | "matchCase">;

function texts(world: World, { operator, values, matchCase }: TextRow, list: string[]): boolean {
  // The dotted capital İ stays what it is: in lower case it would be two letters.
  const small = (text: string) => text.split("İ").map((part) => part.toLowerCase()).join("İ").replaceAll("ς", "σ"); // prettier-ignore
  const same = (text: string) => (matchCase ? text : small(text));
  const wanted = values.filter((value) => value !== "").map((value) => same(String(value)));
  const given = list.map(same);
  switch (operator) {
    case "is":
      return wanted.some((one) => given.includes(one));
    case "isNot":
      return !wanted.some((one) => given.includes(one));
    case "hasAll":
      return wanted.every((one) => given.includes(one));
    case "contains":
      return given.some((text) => wanted.some((part) => text.includes(part)));
    case "notContains":
      return !given.some((text) => wanted.some((part) => text.includes(part)));
    case "startsWith":
      return given.some((text) => wanted.some((part) => text.startsWith(part)));
    case "isSet":
      return given.some((text) => text !== "");
    case "isEmpty":
      return given.every((text) => text === "");
    default:
      return list.some((text) => {
        const at = moment(text, world.zone);
        return at !== null && dated(world, operator, values, at.start);
      });
  }
}

/** Luxon is slow, and the same few dates come back for every endpoint. */
function once<Answer>(known: Map<string, Answer>, key: string, find: () => Answer): Answer {
  const answer = known.get(key);
  if (answer !== undefined) return answer;
  const found = find();
  known.set(key, found);
  return found;
}
type Span = { start: number; end: number } | null;
const moments = new Map<string, Span>();
const answers = new Map<string, boolean>();

const moment = (text: string, zone: string): Span =>
  once(moments, `${zone} ${text}`, () => readMoment(text, zone));

const dated = (world: World, operator: string, values: (string | number)[], at: number): boolean =>
  once(answers, JSON.stringify([world.now, world.zone, operator, values, at]), () =>
    readDated(world, operator, values, at),
  );

/** An ISO text as an instant, and the end of what it names. */
function readMoment(text: string, zone: string): { start: number; end: number } | null {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(text)) return null;
  const read = DateTime.fromISO(text, { zone });
  if (!read.isValid) return null;
  const end = text.length === 10 ? read.plus({ days: 1 }) : read.plus({ milliseconds: 1 });
  return { start: read.toMillis(), end: end.toMillis() };
}

function readDated(
  world: World,
  operator: string,
  values: (string | number)[],
  at: number,
): boolean {
  const { zone } = world;
  const here = DateTime.fromMillis(at, { zone });
  const today = DateTime.fromMillis(world.now, { zone }).startOf("day");
  const days = Number(values[0]);
  if (operator === "inLast") return here >= today.minus({ days: days - 1 }) && here < today.plus({ days: 1 }); // prettier-ignore
  if (operator === "inNext") return here >= today && here < today.plus({ days });
  if (operator === "anniversary") {
    for (let n = 0; n < days && n < 366; n += 1) {
      const date = today.plus({ days: n });
      if (date.month === here.month && date.day === here.day) return true;
      if (here.month === 2 && here.day === 29 && !date.isInLeapYear && date.month === 3 && date.day === 1) return true; // prettier-ignore
    }
    return false;
  }
  const first = moment(String(values[0]), zone);
  const second = moment(String(values[1] ?? ""), zone);
  if (!first) return false;
  if (operator === "before") return at < first.start;
  if (operator === "after") return at >= first.end;
  if (operator === "on") return here.toISODate() === DateTime.fromMillis(first.start, { zone }).toISODate(); // prettier-ignore
  return at >= first.start && at < (second?.end ?? 0);
}

/** Distance on the sphere by the angle between two vectors: another way than the engine's. */
function chord(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const vector = (lat: number, lon: number) => {
    const [a, b] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
    return [Math.cos(a) * Math.cos(b), Math.cos(a) * Math.sin(b), Math.sin(a)] as const;
  };
  const [x1, y1, z1] = vector(lat1, lon1);
  const [x2, y2, z2] = vector(lat2, lon2);
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.hypot(x1 - x2, y1 - y2, z1 - z2) / 2));
}
