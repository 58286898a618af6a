import type { JourneyDocument } from "./graph.ts";
import { isSame } from "./same.ts";

/** One value that differs. Without `to` it is not there afterwards; lists differ as a whole. */
export type PatchStep = { at: string[]; to?: unknown };
export type Patch = PatchStep[];

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What makes one document into another. The way back is the patch the other way round. */
export const makePatch = (before: JourneyDocument, after: JourneyDocument): Patch =>
  differences(before, after, []);

function differences(before: Json, after: Json, at: string[]): Patch {
  const gone = Object.keys(before).flatMap((key): Patch =>
    after[key] === undefined && before[key] !== undefined ? [{ at: [...at, key] }] : [],
  );
  const changed = Object.entries(after).flatMap(([key, to]): Patch => {
    const from = before[key];
    if (to === undefined || isSame(from, to)) return [];
    return isObject(from) && isObject(to)
      ? differences(from, to, [...at, key])
      : [{ at: [...at, key], to }];
  });
  return [...gone, ...changed];
}

/** The document that a patch leads to. It has to be the one that the patch was made from. */
export const applyPatch = (document: JourneyDocument, patch: Patch): JourneyDocument =>
  patch.reduce<JourneyDocument>(
    (now, step) => changed(now, step.at, step) as JourneyDocument,
    document,
  );

function changed(value: Json, [key, ...rest]: readonly string[], step: PatchStep): Json {
  if (key === undefined) return value;
  if (rest.length > 0) {
    const inner = Object.hasOwn(value, key) ? value[key] : undefined;
    return { ...value, [key]: changed(isObject(inner) ? inner : {}, rest, step) };
  }
  if (Object.hasOwn(step, "to")) return { ...value, [key]: step.to };
  return Object.fromEntries(Object.entries(value).filter(([own]) => own !== key));
}
