import { ChannelType } from "../domain/channel.ts";
import {
  problemOf,
  type CriteriaGroup,
  type Criterion,
  type CriterionField,
  type Operator,
  type SegmentGroup,
  type SegmentRules,
} from "../domain/segment.ts";
import { isIsoDate } from "../domain/segment-dates.ts";
import {
  listOf,
  numberIn,
  numberOf,
  objectOf,
  type Path,
  textOf,
  valuesOf,
  wordOf,
  wrong,
} from "./json-read.ts";
import { pathText } from "./json-shape.ts";

export const combines = { ALL: "all", ANY: "any", NONE: "none" } as const;
export const setTypes = { INCLUSIVE: "is", EXCLUSIVE: "isNot" } as const;
export const attributeTypes = {
  ...setTypes,
  CONTAINS: "contains",
  BEFORE: "before",
  AFTER: "after",
  BETWEEN: "between",
  ON: "on",
} as const;
export const comparisons = {
  EQUAL: "equals",
  GREATER_THAN: "greaterThan",
  GREATER_THAN_OR_EQUAL: "greaterOrEqual",
  LESS_THAN: "lessThan",
  LESS_THAN_OR_EQUAL: "lessOrEqual",
} as const;
export const durations = { HR_24: 1, DAY_7: 7, DAY_14: 14, DAY_30: 30 } as const;
const recencies = { ACTIVE: "activeWithin", INACTIVE: "inactiveFor" } as const;
export const demographics = ["AppVersion", "Make", "Model", "Platform"] as const;

/** Reads the object under `SegmentGroups`. `notes` collects what is read otherwise than it is written. */
export function readGroups(value: unknown, path: Path, notes: string[]): SegmentRules {
  const json = objectOf(value, path, ["Include", "Groups"]);
  const groups = listOf(json["Groups"], [...path, "Groups"]);
  if (groups.length === 0) throw wrong([...path, "Groups"], "at least one group", json["Groups"]);
  return {
    include: wordOf(json["Include"], [...path, "Include"], combines, "ALL"),
    groups: groups.map((one, n) => readGroup(one, [...path, "Groups", n], notes)),
  };
}

function readGroup(value: unknown, path: Path, notes: string[]): SegmentGroup {
  const json = objectOf(value, path, ["SourceSegments", "SourceType", "Dimensions", "Type"]);
  const sources = listOf(json["SourceSegments"], [...path, "SourceSegments"]);
  const dimensions = listOf(json["Dimensions"], [...path, "Dimensions"]);
  return {
    sources: sources.map((one, n) => readSource(one, [...path, "SourceSegments", n])),
    sourceType: wordOf(json["SourceType"], [...path, "SourceType"], combines, "ANY"),
    dimensions: dimensions.map((one, n) => readDimensions(one, [...path, "Dimensions", n], notes)),
    type: wordOf(json["Type"], [...path, "Type"], combines, "ALL"),
  };
}

function readSource(value: unknown, path: Path) {
  const json = objectOf(value, path, ["Id", "Version"]);
  const segmentId = textOf(json["Id"], [...path, "Id"]);
  if (json["Version"] === undefined) return { segmentId };
  const version = numberOf(json["Version"], [...path, "Version"]);
  if (!Number.isInteger(version) || version < 1)
    throw wrong([...path, "Version"], "a whole number from 1", version);
  return { segmentId, version };
}

/** One `SegmentDimensions`: all its fields hold at once. */
export function readDimensions(value: unknown, path: Path, notes: string[]): CriteriaGroup {
  const json = objectOf(value, path, [
    "Demographic",
    "Location",
    "Behavior",
    "Attributes",
    "UserAttributes",
    "Metrics",
  ]);
  const criteria = Object.entries(json).flatMap(([key, part]): Criterion[] => {
    const at = [...path, key];
    switch (key) {
      case "Demographic":
        return readDemographic(part, at, notes);
      case "Location":
        return readLocation(part, at);
      case "Behavior":
        return readBehavior(part, at);
      case "Metrics":
        return Object.entries(objectOf(part, at)).map(([name, one]) =>
          readMetric(name, one, [...at, name]),
        );
      default:
        return Object.entries(objectOf(part, at)).map(([name, one]) =>
          readAttribute({ kind: key === "Attributes" ? "attribute" : "userAttribute", name }, one, [
            ...at,
            name,
          ]),
        );
    }
  });
  return { match: "all", criteria };
}

function readSet(field: CriterionField, value: unknown, path: Path): Criterion {
  const json = objectOf(value, path, ["DimensionType", "Values"]);
  return {
    field,
    operator: wordOf(json["DimensionType"], [...path, "DimensionType"], setTypes, "INCLUSIVE"),
    values: valuesOf(json["Values"], [...path, "Values"]),
    // Pinpoint tells upper and lower case apart; channels are words of its own.
    ...(field.kind === "channel" ? {} : { matchCase: true }),
  };
}

function readDemographic(value: unknown, path: Path, notes: string[]): Criterion[] {
  const json = objectOf(value, path, [...demographics, "Channel", "DeviceType"]);
  return Object.entries(json).map(([key, one]) => {
    const at = [...path, key];
    const name = demographics.find((known) => known === key);
    if (name) return readSet({ kind: "demographic", name }, one, at);
    if (key === "Channel") {
      const criterion = readSet({ kind: "channel" }, one, at);
      const odd = criterion.values.findIndex((channel) => !ChannelType.safeParse(channel).success);
      if (odd >= 0)
        throw wrong([...at, "Values", odd], ChannelType.options.join(", "), criterion.values[odd]);
      return criterion;
    }
    notes.push(`${pathText(at)}: endpoints have no device type; it is read as the attribute DeviceType.`); // prettier-ignore
    return readSet({ kind: "attribute", name: "DeviceType" }, one, at);
  });
}

function readLocation(value: unknown, path: Path): Criterion[] {
  const json = objectOf(value, path, ["Country", "GPSPoint"]);
  return Object.entries(json).map(([key, one]): Criterion => {
    const at = [...path, key];
    if (key === "Country") return readSet({ kind: "location", name: "Country" }, one, at);
    const point = objectOf(one, at, ["Coordinates", "RangeInKilometers"]);
    const place = [...at, "Coordinates"];
    const coordinates = objectOf(point["Coordinates"], place, ["Latitude", "Longitude"]);
    const range = numberOf(point["RangeInKilometers"], [...at, "RangeInKilometers"]);
    if (range <= 0) throw wrong([...at, "RangeInKilometers"], "a number above 0", range);
    return {
      field: { kind: "distance" },
      operator: "within",
      values: [
        numberIn(coordinates["Latitude"], [...place, "Latitude"], -90, 90),
        numberIn(coordinates["Longitude"], [...place, "Longitude"], -180, 180),
        range,
      ],
    };
  });
}

function readBehavior(value: unknown, path: Path): Criterion[] {
  const { Recency } = objectOf(value, path, ["Recency"]);
  if (Recency === undefined) return [];
  const at = [...path, "Recency"];
  const json = objectOf(Recency, at, ["Duration", "RecencyType"]);
  return [
    {
      field: { kind: "activity" },
      operator: wordOf(json["RecencyType"], [...at, "RecencyType"], recencies),
      values: [wordOf(json["Duration"], [...at, "Duration"], durations)],
    },
  ];
}

function readMetric(name: string, value: unknown, path: Path): Criterion {
  if (name === "") throw wrong(path, "the name of a metric", "");
  const json = objectOf(value, path, ["ComparisonOperator", "Value"]);
  return {
    field: { kind: "metric", name },
    operator: wordOf(json["ComparisonOperator"], [...path, "ComparisonOperator"], comparisons),
    values: [numberOf(json["Value"], [...path, "Value"])],
  };
}

const dateCounts: Partial<Record<Operator, number>> = { before: 1, after: 1, on: 1, between: 2 };

function readAttribute(
  field: CriterionField & { name: string },
  value: unknown,
  path: Path,
): Criterion {
  if (field.name === "") throw wrong(path, "the name of an attribute", "");
  const json = objectOf(value, path, ["AttributeType", "Values"]);
  const operator = wordOf(json["AttributeType"], [...path, "AttributeType"], attributeTypes, "INCLUSIVE"); // prettier-ignore
  const values = valuesOf(json["Values"], [...path, "Values"]);
  const dates = dateCounts[operator];
  if (dates === undefined) return { field, operator, values, matchCase: true };
  if (values.length !== dates)
    throw wrong([...path, "Values"], dates === 1 ? "one date" : "two dates", values);
  const doubtful = values.findIndex((text) => !isIsoDate(text));
  if (doubtful >= 0)
    throw wrong([...path, "Values", doubtful], "a date like 2026-11-04T12:00:00Z", values[doubtful]); // prettier-ignore
  if (problemOf({ field, operator, values }) !== null)
    throw wrong([...path, "Values"], "the earlier date first", values.join(" and "));
  return { field, operator, values };
}
