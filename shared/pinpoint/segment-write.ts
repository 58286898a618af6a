import { fieldLabel } from "../domain/segment-words.ts";
import {
  completeCriteria,
  filledValues,
  problemOf,
  saysSomething,
  type Combine,
  type CriteriaGroup,
  type Criterion,
  type SegmentGroup,
  type SegmentRules,
} from "../domain/segment.ts";
import {
  attributeTypes,
  combines,
  comparisons,
  demographics,
  durations,
  setTypes,
} from "./segment-read.ts";

type Json = Record<string, unknown>;
/** A field of a `SegmentDimensions`, by the way to it. */
type Leaf = { path: string[]; value: Json };
type WrittenGroup = {
  SourceSegments: Json[];
  SourceType: string;
  Dimensions: Json[];
  Type: string;
};

const wordFor = (words: Readonly<Record<string, unknown>>, meaning: unknown): string | undefined =>
  Object.keys(words).find((word) => words[word] === meaning);
const combineWord = (how: Combine): string => wordFor(combines, how) ?? "ALL";

/** What Pinpoint allows in one segment. */
const mostGroups = 5;

/** Rules as `SegmentGroups`; `left` names each place that Pinpoint has no words for, and what happens to it. */
export function writeGroups(rules: SegmentRules): { groups: Json; left: string[] } {
  const left: string[] = [];
  const groups: WrittenGroup[] = [];
  const counted = rules.groups
    .map((group, index) => ({ group, place: `Segment group ${index + 1}` }))
    .filter(({ group, place }) => {
      if (group.disabled) left.push(`${place}: is switched off and left out.`);
      return !group.disabled;
    });
  const included = counted.filter(({ group }) => !group.exclude);
  const single = included.length < 2;
  const include = single && rules.include === "any" ? "all" : rules.include;
  for (const { group, place } of included)
    groups.push(...writeGroup(group, place, include === "all", left));
  for (const { group, place } of counted.filter((one) => one.group.exclude)) {
    if (!saysSomething(group)) continue;
    // Who is in none of the groups is not in this one either.
    const written =
      include === "none"
        ? writeGroup(group, place, false, left)
        : include === "all"
          ? writeExclusion(group, place, left)
          : null;
    if (written) groups.push(...written);
    else left.push(`${place}: Pinpoint can’t leave out what this group says; it is left out of the file.`); // prettier-ignore
  }
  if (groups.length > mostGroups)
    left.push(`${groups.length} segment groups: Pinpoint takes at most ${mostGroups}.`);
  return { groups: { Include: combineWord(include), Groups: groups }, left };
}

function writeGroup(
  group: SegmentGroup,
  place: string,
  joinedByAll: boolean,
  left: string[],
): WrittenGroup[] {
  const sources = {
    SourceSegments: group.sources.map(({ segmentId, version }) => ({
      Id: segmentId,
      ...(version === undefined ? {} : { Version: version }),
    })),
    SourceType: combineWord(group.sourceType),
  };
  const boxes = boxesOf(group, place, left);
  const [only] = boxes;
  if (
    boxes.length === 1 &&
    only?.match === "any" &&
    only.leaves.length > 1 &&
    group.type !== "none"
  )
    // prettier-ignore
    return [{ ...sources, Dimensions: only.leaves.map(objectFrom), Type: "ANY" }];
  const plain: Json[] = [];
  const further: WrittenGroup[] = [];
  for (const { match, leaves } of boxes) {
    const parts = match === "all" ? objectsOf(leaves) : leaves.map(objectFrom);
    if (parts.length < 2) plain.push(...parts);
    // What holds together may stand apart in the same combination.
    else if (match === group.type || (match === "any" && group.type === "none"))
      plain.push(...parts);
    else if (match === "any" && group.type === "all" && joinedByAll)
      further.push({ SourceSegments: [], SourceType: "ANY", Dimensions: parts, Type: "ANY" });
    else left.push(`${place}: Pinpoint can’t combine all and any like this; one criteria group is left out.`); // prettier-ignore
  }
  return [{ ...sources, Dimensions: plain, Type: combineWord(group.type) }, ...further];
}

/** The contrary of a group, where one group of Pinpoint can say it. */
function writeExclusion(group: SegmentGroup, place: string, left: string[]): WrittenGroup[] | null {
  const boxes = boxesOf(group, place, left);
  if (group.sources.length > 0 && boxes.length > 0) return null;
  if (group.sources.length > 0) {
    if (group.sourceType === "all" && group.sources.length > 1) return null;
    const sourceType = group.sourceType === "none" ? "any" : "none";
    return writeGroup({ ...group, sourceType, dimensions: [] }, place, true, []);
  }
  const one = boxes.every(({ match, leaves }) => match === "all" || leaves.length === 1);
  const parts: Box[] =
    group.type === "all" && one
      ? [{ match: "all", leaves: boxes.flatMap(({ leaves }) => leaves) }]
      : boxes;
  if (group.type === "all" && parts.length > 1) return null;
  const objects = parts.map(({ match, leaves }) =>
    match === "all" ? objectsOf(leaves) : leaves.map(objectFrom),
  );
  if (parts.some(({ match }, n) => match === "all" && objects[n]?.length !== 1)) return null;
  const type = group.type === "none" ? "ANY" : "NONE";
  return [{ SourceSegments: [], SourceType: "ANY", Dimensions: objects.flat(), Type: type }];
}

type Box = { match: CriteriaGroup["match"]; leaves: Leaf[] };

/** The boxes that say something, as fields of Pinpoint. */
function boxesOf(group: SegmentGroup, place: string, left: string[]): Box[] {
  for (const box of group.dimensions)
    for (const criterion of box.criteria) {
      const label = `${place}, ${fieldLabel(criterion.field) || "a criterion"}`;
      if (criterion.disabled) left.push(`${label}: is switched off and left out.`);
      else if (problemOf(criterion) !== null) left.push(`${label}: is not complete and left out.`);
      else if (leavesOf(criterion, box.match) === null)
        left.push(`${label}: Pinpoint has no such criterion; it is left out of the file.`);
      else if (ignoresCase(criterion))
        left.push(`${label}: Pinpoint tells upper and lower case apart.`);
    }
  return group.dimensions
    .map((box) => ({
      match: box.match,
      leaves: completeCriteria(box).flatMap((one) => leavesOf(one, box.match) ?? []),
    }))
    .filter(({ leaves }) => leaves.length > 0);
}

const textKinds = new Set(["attribute", "userAttribute", "demographic", "location"]);
const ignoresCase = ({ field, operator, matchCase }: Criterion): boolean =>
  textKinds.has(field.kind) && ["is", "isNot", "contains", "hasAll"].includes(operator) && !matchCase; // prettier-ignore

/** A criterion as the fields of a `SegmentDimensions`; null where Pinpoint has none. */
function leavesOf(criterion: Criterion, match: CriteriaGroup["match"]): Leaf[] | null {
  const { field, operator } = criterion;
  const values = filledValues(criterion);
  const texts = values.map(String);
  const one = (value: Json, ...path: string[]): Leaf[] => [{ path, value }];
  switch (field.kind) {
    case "attribute":
    case "userAttribute": {
      const type = wordFor(attributeTypes, operator === "hasAll" && texts.length === 1 ? "is" : operator); // prettier-ignore
      const map = field.kind === "attribute" ? "Attributes" : "UserAttributes";
      return type === undefined ? null : one({ AttributeType: type, Values: texts }, map, field.name); // prettier-ignore
    }
    case "demographic":
    case "location":
    case "channel": {
      const known =
        field.kind === "channel" ||
        (field.kind === "location" ? field.name === "Country" : demographics.some((name) => name === field.name)); // prettier-ignore
      const type = wordFor(setTypes, operator);
      if (!known || type === undefined) return null;
      const name = field.kind === "channel" ? "Channel" : field.name;
      const set = {
        DimensionType: type,
        Values: field.kind === "channel" ? texts.map((text) => text.toUpperCase()) : texts,
      };
      return one(set, field.kind === "location" ? "Location" : "Demographic", name);
    }
    case "metric": {
      const metric = (comparison: string, value: unknown) =>
        one({ ComparisonOperator: comparison, Value: Number(value) }, "Metrics", field.name);
      if (operator === "between")
        return match === "all"
          ? [
              ...metric("GREATER_THAN_OR_EQUAL", values[0]),
              ...metric("LESS_THAN_OR_EQUAL", values[1]),
            ]
          : null;
      const comparison = wordFor(comparisons, operator);
      return comparison === undefined ? null : metric(comparison, values[0]);
    }
    case "activity": {
      const duration = wordFor(durations, Number(values[0]));
      const type = operator === "activeWithin" ? "ACTIVE" : "INACTIVE";
      return duration === undefined ? null : one({ Duration: duration, RecencyType: type }, "Behavior", "Recency"); // prettier-ignore
    }
    case "distance": {
      const [Latitude, Longitude, range] = values.map(Number);
      return operator === "within"
        ? one({ Coordinates: { Latitude, Longitude }, RangeInKilometers: range }, "Location", "GPSPoint") // prettier-ignore
        : null;
    }
    default:
      return null;
  }
}

/** As few objects as hold all of these, since each name stands once in an object. */
function objectsOf(leaves: readonly Leaf[]): Json[] {
  const objects: Leaf[][] = [];
  for (const leaf of leaves) {
    const key = JSON.stringify(leaf.path);
    const free = objects.find((one) => one.every(({ path }) => JSON.stringify(path) !== key));
    if (free) free.push(leaf);
    else objects.push([leaf]);
  }
  return objects.map(objectWith);
}

const objectFrom = (leaf: Leaf): Json => objectWith([leaf]);

function objectWith(leaves: readonly Leaf[]): Json {
  const parts = new Map<string, [string, Json][]>();
  for (const { path, value } of leaves) {
    const [part = "", name = ""] = path;
    parts.set(part, [...(parts.get(part) ?? []), [name, value]]);
  }
  return Object.fromEntries([...parts].map(([part, fields]) => [part, Object.fromEntries(fields)]));
}
