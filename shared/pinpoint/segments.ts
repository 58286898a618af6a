import { AppError } from "../domain/errors.ts";
import type { SegmentRules } from "../domain/segment.ts";
import { parseJson } from "./json-shape.ts";
import { objectOf, type Path, wrong } from "./json-read.ts";
import { readDimensions, readGroups } from "./segment-read.ts";
import { writeGroups } from "./segment-write.ts";

type Json = Record<string, unknown>;

const requestKeys = ["Name", "Dimensions", "SegmentGroups", "tags"];
const responseKeys = [
  ...requestKeys,
  "ApplicationId",
  "Arn",
  "CreationDate",
  "Id",
  "ImportDefinition",
  "LastModifiedDate",
  "SegmentType",
  "Version",
];
const wrappers = ["WriteSegmentRequest", "SegmentResponse"];

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Which wrapper stands around the segment, or null for a bare one. */
const wrapperOf = (value: unknown): string | null =>
  isObject(value) ? (wrappers.find((name) => value[name] !== undefined) ?? null) : null;

/**
 * Reads Pinpoint's WriteSegmentRequest or SegmentResponse, each bare or under its name. Pinpoint tells upper and lower
 * case apart, so its criteria do here as well. `notes` says what is read otherwise than it is written. Throws BAD_INPUT
 * with the JSON path and what was expected there.
 */
export function readSegment(text: string): { name: string; rules: SegmentRules; notes: string[] } {
  return readValue(parseJson(text));
}

function readValue(value: unknown): { name: string; rules: SegmentRules; notes: string[] } {
  const wrapper = wrapperOf(value);
  const path: Path = wrapper ? [wrapper] : [];
  const inner = wrapper && isObject(value) ? value[wrapper] : value;
  const json = objectOf(inner, path, responseKeys);
  const { Name: name = "", SegmentType: type } = json;
  if (typeof name !== "string") throw wrong([...path, "Name"], "a text", name);
  if (type !== undefined && type !== "DIMENSIONAL" && type !== "IMPORT")
    throw wrong([...path, "SegmentType"], "DIMENSIONAL or IMPORT", type);
  if (type === "IMPORT" || json["ImportDefinition"] !== undefined)
    throw new AppError("BAD_INPUT", `“${name}” is an imported segment: it has no rules.`, {
      place: type === "IMPORT" ? "SegmentType" : "ImportDefinition",
      cure: "Import the file that its endpoints were exported to.",
    });
  const notes: string[] = [];
  return { name, rules: rulesOf(json, path, notes), notes };
}

function rulesOf(json: Json, path: Path, notes: string[]): SegmentRules {
  const { Dimensions: dimensions, SegmentGroups: groups } = json;
  if (dimensions !== undefined && groups !== undefined)
    throw wrong([...path, "SegmentGroups"], "nothing beside Dimensions, since one shuts out the other", groups); // prettier-ignore
  if (groups !== undefined) return readGroups(groups, [...path, "SegmentGroups"], notes);
  if (dimensions === undefined)
    throw wrong([...path, "SegmentGroups"], "SegmentGroups or Dimensions", undefined);
  const box = readDimensions(dimensions, [...path, "Dimensions"], notes);
  return {
    include: "all",
    groups: [{ sources: [], sourceType: "any", dimensions: [box], type: "all" }],
  };
}

/**
 * Rules as Pinpoint's WriteSegmentRequest. Rules that were read from `original` and are still the same give its content
 * back, under the name they have now. `left` names each place that Pinpoint has no words for.
 */
export function writeSegment(segment: {
  name: string;
  rules: SegmentRules;
  original?: string | undefined;
}): { text: string; left: string[] } {
  const { name, rules, original } = segment;
  const kept = original === undefined ? null : unchanged(original, name, rules);
  if (kept) return { text: JSON.stringify(kept, null, 2), left: [] };
  const { groups, left } = writeGroups(rules);
  return { text: JSON.stringify({ Name: name, SegmentGroups: groups }, null, 2), left };
}

/** The content of the original where it says these rules, else null. */
function unchanged(original: string, name: string, rules: SegmentRules): unknown {
  try {
    const value = parseJson(original);
    const read = readValue(value);
    if (canonical(said(read.rules)) !== canonical(said(rules))) return null;
    if (read.name === name || !isObject(value)) return value;
    const wrapper = wrapperOf(value);
    return wrapper && isObject(value[wrapper])
      ? { ...value, [wrapper]: { ...value[wrapper], Name: name } }
      : { ...value, Name: name };
  } catch (error) {
    // An original that can't be read any more is not the way to write these rules.
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Rules without the empty boxes that editing leaves behind. */
const said = (rules: SegmentRules): SegmentRules => ({
  ...rules,
  groups: rules.groups.map((group) => ({
    ...group,
    dimensions: group.dimensions.filter((box) => box.criteria.length > 0),
  })),
});

/** Equal for equal values, whatever the order of their keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    isObject(one)
      ? Object.fromEntries(
          Object.entries(one).sort(([first], [second]) => (first < second ? -1 : 1)),
        )
      : one,
  );
