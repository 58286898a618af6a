import { type Condition, type EvaluateWhen, messageEvents } from "../activities/condition.ts";
import type { EventRule } from "../domain/event-rule.ts";
import { durationFrom, localFrom } from "./journey-dates.ts";
import type { Notes } from "./journey-settings-read.ts";
import { listOf, numberOf, objectOf, type Path, textOf, textOr, valuesOf, wordOf, wrong } from "./json-read.ts"; // prettier-ignore
import { pathText } from "./json-shape.ts";
import { attributeTypes, comparisons, readDimensions } from "./segment-read.ts";

/** What references of a journey lead to in this project; null where it has no such thing. */
export type Resolvers = {
  template(name: string, type: "email" | "sms" | "push" | "custom"): string | null;
  segment(id: string): string | null;
};

/** What reading an activity has to know of the whole journey, and where it says what is missing. */
export type Reading = {
  resolvers: Resolvers;
  ahead: number;
  ids: ReadonlySet<string>;
  isCustom(activity: string): boolean;
  missing: Notes;
  notes: Notes;
};

export const eventTypes = new Map(
  Object.values(messageEvents)
    .flat()
    .map(({ type, event }) => [type, event]),
);
const happens = { INCLUSIVE: true, EXCLUSIVE: false } as const;

export function segmentFrom(value: unknown, path: Path, reading: Reading): string | null {
  const id = textOr(value, path);
  if (id === null) return null;
  const found = reading.resolvers.segment(id);
  if (found === null) reading.missing.push({ place: pathText(path), text: `Segment ${id}` });
  return found;
}

/** One `SimpleCondition`; several when one event of many is asked for. */
export function readCondition(value: unknown, path: Path, reading: Reading): Condition[] {
  const json = objectOf(value, path, ["EventCondition", "SegmentCondition", "SegmentDimensions", "segmentDimensions"]); // prettier-ignore
  const kinds = Object.keys(json);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1)
    throw wrong(path, "one of EventCondition, SegmentCondition and SegmentDimensions", value);
  const at = [...path, kind];
  if (kind === "EventCondition") return readEvent(json[kind], at, reading);
  if (kind === "SegmentCondition") {
    const { SegmentId } = objectOf(json[kind], at, ["SegmentId"]);
    return [{ kind: "segment", segmentId: segmentFrom(SegmentId, [...at, "SegmentId"], reading), isIn: true }]; // prettier-ignore
  }
  const notes: string[] = [];
  const criteria = readDimensions(json[kind], at, notes);
  reading.notes.push(...notes.map((text) => ({ place: pathText(at), text })));
  return [{ kind: "criteria", criteria }];
}

function readEvent(value: unknown, path: Path, reading: Reading): Condition[] {
  const json = objectOf(value, path, ["Dimensions", "MessageActivity"]);
  const activity = textOr(json["MessageActivity"], [...path, "MessageActivity"]);
  const { names, happened, rule } = readRule(json["Dimensions"], [...path, "Dimensions"], reading);
  const [attribute] = rule.attributes;
  if (activity !== null && attribute && reading.isCustom(activity)) {
    const { name, values } = attribute;
    return [{ kind: "customReply", activity, attribute: name, values }];
  }
  const asked = names.length === 0 ? [""] : names;
  return asked.map((name): Condition => {
    const event = eventTypes.get(name);
    if (activity !== null && event) return { kind: "messageEvent", activity, event, happened };
    if (activity !== null && name === "")
      return { kind: "messageEvent", activity: null, event: "open", happened };
    if (activity !== null)
      reading.notes.push({ place: pathText(path), text: `“${name}” is asked of any message.` });
    return { kind: "event", event: { ...rule, name }, happened };
  });
}

/** The `Dimensions` of an event: its names, and what it has to carry. */
export function readRule(value: unknown, path: Path, reading: Pick<Reading, "notes">) {
  const json = objectOf(value ?? {}, path, ["EventType", "Attributes", "Metrics"]);
  const at = [...path, "EventType"];
  const type = objectOf(json["EventType"] ?? {}, at, ["DimensionType", "Values"]);
  const names = listOf(type["Values"], [...at, "Values"]).map((one, n) =>
    textOf(one, [...at, "Values", n]),
  );
  const rule: EventRule = {
    name: names[0] ?? "",
    attributes: Object.entries(objectOf(json["Attributes"] ?? {}, [...path, "Attributes"])).map(
      ([name, one]) => {
        const place = [...path, "Attributes", name];
        const inner = objectOf(one, place, ["AttributeType", "Values"]);
        const how = wordOf(inner["AttributeType"], [...place, "AttributeType"], attributeTypes, "INCLUSIVE"); // prettier-ignore
        if (how !== "is")
          reading.notes.push({ place: pathText(place), text: "It is asked for these values here; it says something else there." }); // prettier-ignore
        return { name, values: valuesOf(inner["Values"], [...place, "Values"]) };
      },
    ),
    metrics: Object.entries(objectOf(json["Metrics"] ?? {}, [...path, "Metrics"])).map(
      ([name, one]) => {
        const place = [...path, "Metrics", name];
        const inner = objectOf(one, place, ["ComparisonOperator", "Value"]);
        return {
          name,
          compare: wordOf(inner["ComparisonOperator"], [...place, "ComparisonOperator"], comparisons), // prettier-ignore
          value: numberOf(inner["Value"], [...place, "Value"]),
        };
      },
    ),
  };
  const happened = wordOf(type["DimensionType"], [...at, "DimensionType"], happens, "INCLUSIVE");
  return { names, happened, rule };
}

/** `EvaluationWaitTime`: nothing means at once. */
export function readEvaluation(value: unknown, path: Path, ahead: number): EvaluateWhen {
  const json = objectOf(value ?? {}, path, ["WaitFor", "WaitUntil"]);
  if (textOr(json["WaitFor"], [...path, "WaitFor"]) !== null)
    return { kind: "after", duration: durationFrom(json["WaitFor"], [...path, "WaitFor"]) };
  return textOr(json["WaitUntil"], [...path, "WaitUntil"]) === null
    ? { kind: "immediately" }
    : { kind: "on", at: localFrom(json["WaitUntil"], ahead, [...path, "WaitUntil"]) };
}
