import { AppError } from "../../../../shared/domain/errors.ts";
import {
  isJourneyFile,
  readJourneyFile,
  writeJourneyFile,
} from "../../../../shared/journey/file.ts";
import { readActivity, type JourneyDocument } from "../../../../shared/journey/graph.ts";
import { readJourneys, writeJourney } from "../../../../shared/pinpoint/journeys.ts";
import type { Parts } from "../../parts.ts";
import { getVersion } from "../../store/journey-versions.ts";
import { getJourney } from "../../store/journeys.ts";
import { namesIn } from "./names.ts";
import { pinpointNames } from "./pinpoint-names.ts";

type Place = { place: string; text: string };
export type ReadFile = {
  journeys: { document: JourneyDocument; original?: string }[];
  missing: Place[];
  kept: Place[];
};

const fileNameOf = (name: string) => name.replaceAll(/[\\/:*?"<>|]+/g, " ").trim() || "Journey";

type Wanted = { id: string; format: "wayline" | "pinpoint"; number?: number | undefined };

/** A draft, or a published version, as a file. */
export function writeFile(parts: Parts, { id, format, number }: Wanted) {
  const journey = getJourney(parts.store, id);
  const document =
    number === undefined ? journey.document : getVersion(parts.store, journey, number).document;
  if (format === "wayline") return writeOwn(parts, document);
  const { text, lost } = writeJourney(document, {
    ...pinpointNames(parts.store),
    original: journey.original ?? undefined,
  });
  return { fileName: `${fileNameOf(document.name)}.json`, text, lost };
}

function writeOwn(parts: Parts, document: JourneyDocument) {
  const names = namesIn(parts.store);
  const named = (ids: Iterable<string>, nameOf: (one: string) => string | null) =>
    Object.fromEntries(
      [...new Set(ids)]
        .flatMap((one) => [[one, nameOf(one)] as const])
        .filter(([, name]) => name !== null),
    ) as Record<string, string>;
  const refers = Object.values(document.activities).map((activity) => {
    const { type, settings } = readActivity(activity);
    return {
      ...type?.refers?.(settings),
      template: type?.template?.(settings)?.templateId ?? null,
    };
  });
  return {
    fileName: `${fileNameOf(document.name)}.journey.json`,
    text: writeJourneyFile(document, {
      segments: named(
        refers.flatMap((one) => one.segments ?? []),
        names.segment,
      ),
      journeys: named(
        refers.flatMap((one) => one.journeys ?? []),
        names.journey,
      ),
      templates: named(
        refers.flatMap((one) => one.template ?? []),
        names.template,
      ),
    }),
    lost: [],
  };
}

/** A file of either kind as documents. */
export function readFile(parts: Parts, text: string): ReadFile {
  if (isJourneyFile(text)) return readOwn(parts, text);
  if (!isJson(text))
    throw new AppError("FILE_UNREADABLE", "This is not a journey.", {
      cure: "Choose a file that was exported from Wayline or Amazon Pinpoint.",
    });
  const read = readJourneys(text, pinpointNames(parts.store).resolvers);
  return {
    journeys: read.map(({ document, original }) => ({ document, original })),
    missing: read.flatMap(({ missing }) => missing),
    kept: read.flatMap(({ kept }) => kept),
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * A file of ours as a document. What it refers to is found by id, else by name; what is not there is listed and stays
 * named, so that the problems of the draft say where it is missing.
 */
function readOwn(parts: Parts, text: string): ReadFile {
  const { document, names } = readJourneyFile(text);
  const here = namesIn(parts.store);
  const missing: Place[] = [];
  const ids = new Map<string, string>();
  const find = (
    kind: "segment" | "template" | "journey",
    table: string,
    named: Record<string, string>,
  ) => {
    for (const [id, name] of Object.entries(named)) {
      if (here[kind](id) !== null) continue;
      const other = parts.store.get<{ id: string }>(
        table === "journeys"
          ? "SELECT id FROM journeys WHERE deleted_at IS NULL AND document ->> '$.name' = ? LIMIT 1"
          : `SELECT id FROM ${table} WHERE deleted_at IS NULL AND name = ? LIMIT 1`,
        name,
      );
      if (other) ids.set(id, other.id);
      else missing.push({ place: name, text: `There is no ${kind} “${name}” in this project.` });
    }
  };
  find("segment", "segments", names.segments);
  find("template", "templates", names.templates);
  find("journey", "journeys", names.journeys);
  return { journeys: [{ document: withIds(document, ids) }], missing, kept: [] };
}

/** The document with other ids in its settings; ids are long and random, so nothing else looks like one. */
function withIds(document: JourneyDocument, ids: ReadonlyMap<string, string>): JourneyDocument {
  if (ids.size === 0) return document;
  const change = (value: unknown): unknown => {
    if (typeof value === "string") return ids.get(value) ?? value;
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one)]));
  };
  return {
    ...document,
    activities: Object.fromEntries(
      Object.entries(document.activities).map(([id, activity]) => [
        id,
        { ...activity, settings: change(activity.settings) },
      ]),
    ),
  };
}
