import { AppError } from "../../../../shared/domain/errors.ts";
import {
  isJourneyFile,
  readJourneyFile,
  writeJourneyFile,
} from "../../../../shared/journey/file.ts";
import { readActivity, type JourneyDocument } from "../../../../shared/journey/graph.ts";
import type { Parts } from "../../parts.ts";
import { getVersion } from "../../store/journey-versions.ts";
import { getJourney } from "../../store/journeys.ts";
import { namesIn } from "./names.ts";

type Place = { place: string; text: string };
export type ReadFile = { documents: JourneyDocument[]; missing: Place[]; kept: Place[] };

const fileNameOf = (name: string) => name.replaceAll(/[\\/:*?"<>|]+/g, " ").trim() || "Journey";

/** A draft, or a published version, as a file of ours. */
export function writeFile(parts: Parts, id: string, number: number | undefined) {
  const journey = getJourney(parts.store, id);
  const document =
    number === undefined ? journey.document : getVersion(parts.store, journey, number).document;
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

/**
 * A file of ours as a document. What it refers to is found by id, else by name; what is not there is listed and stays
 * named, so that the problems of the draft say where it is missing.
 */
export function readFile(parts: Parts, text: string): ReadFile {
  if (!isJourneyFile(text))
    throw new AppError("FILE_UNREADABLE", "This is not a journey.", {
      cure: "Choose a file that was exported from Wayline or Amazon Pinpoint.",
    });
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
  return { documents: [withIds(document, ids)], missing, kept: [] };
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
