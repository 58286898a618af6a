import { AppError } from "../domain/errors.ts";
import type { JourneyDocument } from "../journey/graph.ts";
import type { Resolvers } from "./journey-condition-read.ts";
import type { PinpointNames } from "./journey-condition-write.ts";
import { readJourneyValue } from "./journey-read.ts";
import type { Notes } from "./journey-settings-read.ts";
import { writeJourneyValue } from "./journey-write.ts";
import type { Path } from "./json-read.ts";
import { parseJson } from "./json-shape.ts";
import { changedIn } from "./three-way.ts";

export type { PinpointNames, Resolvers };

export type PinpointJourney = {
  document: JourneyDocument;
  /** Templates and segments that are not in this project; they are left empty. */
  missing: Notes;
  /** What is kept without meaning anything here, or means something a little different. */
  kept: Notes;
  /** The journey as it was, with the wrapper around it, to be given to `writeJourney`. */
  original: string;
};

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const wrappers = ["JourneyResponse", "WriteJourneyRequest"];
const wrapperOf = (value: unknown): string | null =>
  isObject(value) ? (wrappers.find((name) => isObject(value[name])) ?? null) : null;

/** Lists as `get-journeys` answers them, and bare ones. */
function itemsOf(value: unknown): { items: unknown[]; path: Path } | null {
  if (Array.isArray(value)) return { items: value as unknown[], path: [] };
  if (!isObject(value)) return null;
  const { JourneysResponse: answer, Item: items } = value;
  if (Array.isArray(items)) return { items: items as unknown[], path: ["Item"] };
  return isObject(answer) && Array.isArray(answer["Item"])
    ? { items: answer["Item"] as unknown[], path: ["JourneysResponse", "Item"] }
    : null;
}

/**
 * Reads journeys of Pinpoint: one, or a list, each bare or under its name. Throws BAD_INPUT with the JSON path, in which
 * the activity and its field stand, and what was expected there.
 */
export function readJourneys(text: string, resolvers: Resolvers): PinpointJourney[] {
  const value = parseJson(text);
  const list = itemsOf(value);
  const found = list
    ? list.items.map((one, n) => readOne(one, [...list.path, n], resolvers))
    : [readOne(value, [], resolvers)];
  if (found.length > 0) return found;
  throw new AppError("BAD_INPUT", "There is no journey in this file.", {
    cure: "Choose what “get-journey” or “get-journeys” answered.",
  });
}

function readOne(value: unknown, path: Path, resolvers: Resolvers): PinpointJourney {
  const wrapper = wrapperOf(value);
  const inner = wrapper !== null && isObject(value) ? value[wrapper] : value;
  const read = readJourneyValue(inner, wrapper === null ? path : [...path, wrapper], resolvers);
  return { ...read, original: JSON.stringify(value, null, 2) };
}

/**
 * A document as Pinpoint’s journey. One that was read from `original` keeps everything of it that was not changed, to
 * the letter of its values. `lost` says what Pinpoint has no words for.
 */
export function writeJourney(
  document: JourneyDocument,
  of: { names: PinpointNames; resolvers: Resolvers; original?: string | undefined },
): { text: string; lost: string[] } {
  const { json, lost } = writeJourneyValue(document, of.names);
  const value = of.original === undefined ? json : putInto(of.original, document, json, of);
  return { text: `${JSON.stringify(value, null, 2)}\n`, lost };
}

/** What a copy of a journey was read from: the same without what names the journey it was. */
export function originalOfCopy(original: string): string {
  const value = parseJson(original);
  const wrapper = wrapperOf(value);
  const inner = wrapper !== null && isObject(value) ? value[wrapper] : value;
  if (!isObject(inner)) return original;
  const { Id: _id, CreationDate: _created, LastModifiedDate: _modified, ...rest } = inner;
  return JSON.stringify(
    wrapper !== null && isObject(value) ? { ...value, [wrapper]: rest } : rest,
    null,
    2,
  );
}

function putInto(
  original: string,
  document: JourneyDocument,
  json: Json,
  { names, resolvers }: { names: PinpointNames; resolvers: Resolvers },
): unknown {
  try {
    const value = parseJson(original);
    const wrapper = wrapperOf(value);
    const inner = wrapper !== null && isObject(value) ? value[wrapper] : value;
    const read = readJourneyValue(inner, [], usedBy(document, resolvers));
    const changed = changedIn(inner, writeJourneyValue(read.document, names).json, json);
    return wrapper !== null && isObject(value) ? { ...value, [wrapper]: changed } : changed;
  } catch (error) {
    // An original that can't be read any more is not the way to write this journey.
    if (error instanceof AppError) return json;
    throw error;
  }
}

/** What was missing when the journey came in stays missing until someone chooses it, even if it is there by now. */
function usedBy(document: JourneyDocument, resolvers: Resolvers): Resolvers {
  const text = JSON.stringify(document.activities);
  const used = (id: string | null) =>
    id !== null && text.includes(JSON.stringify(id)) ? id : null;
  return {
    template: (name, type) => used(resolvers.template(name, type)),
    segment: (id) => used(resolvers.segment(id)),
  };
}
