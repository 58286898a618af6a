import { AppError } from "../../../../shared/domain/errors.ts";
import type { JourneyDocument } from "../../../../shared/journey/graph.ts";
import { applyPatch, makePatch, type Patch } from "../../../../shared/journey/patch.ts";
import type { Parts } from "../../parts.ts";
import { cutRedo, findEdit, forgetOldEdits, insertEdit } from "../../store/journey-edits.ts";
import { getJourney, writeDraft, type JourneyRecord } from "../../store/journeys.ts";

/*
 * The log of a draft. Invariants:
 * 1. The draft and its log change in one transaction: after any crash, `edits` says exactly which steps the draft holds.
 * 2. Steps above `edits` can be done again; a new step forgets them.
 * 3. A step is the patch both ways, so that a log of hundreds of steps is smaller than two copies of the document.
 */

export type Step = { step: string; document: JourneyDocument; group?: string | undefined };

/** Typing in one field is one step for undo as long as no pause is longer than this. */
const typingPause = 2000;
const stepsKept = 1000;

const patchOf = (text: string): Patch => JSON.parse(text) as Patch;
const isEmpty = (patch: Patch): boolean => patch.length === 0;

/** Writes one step into the draft and its log. False when it changes nothing. Belongs into a transaction. */
export function writeStep(
  { store, clock }: Parts,
  journey: JourneyRecord,
  { step, document, group }: Step,
): boolean {
  const now = clock.now();
  if (isEmpty(makePatch(journey.document, document))) return false;
  cutRedo(store, journey.key, journey.edits);
  const last = journey.edits === 0 ? undefined : findEdit(store, journey.key, journey.edits);
  const goesOn =
    last !== undefined &&
    group !== undefined &&
    last.group === group &&
    now - last.at <= typingPause;
  const before = goesOn ? applyPatch(journey.document, patchOf(last.undo)) : journey.document;
  const redo = makePatch(before, document);
  // Typed and taken out again: nothing is left to undo.
  if (isEmpty(redo)) {
    cutRedo(store, journey.key, journey.edits - 1);
    writeDraft(store, journey.key, { document, edits: journey.edits - 1 }, now);
    return true;
  }
  const number = goesOn ? last.number : journey.edits + 1;
  insertEdit(store, journey.key, {
    number,
    name: step,
    at: now,
    undo: JSON.stringify(makePatch(document, before)),
    redo: JSON.stringify(redo),
    group: group ?? null,
  });
  forgetOldEdits(store, journey.key, number - stepsKept);
  writeDraft(store, journey.key, { document, edits: number }, now);
  return true;
}

/** The names of the steps that undo takes back and redo does again; null where there is none. */
export const stepNames = ({ store }: Parts, { key, edits }: JourneyRecord) => ({
  undo: findEdit(store, key, edits)?.name ?? null,
  redo: findEdit(store, key, edits + 1)?.name ?? null,
});

/** Takes the last step back, or does the next one again. */
export function moveInLog(
  { store, clock }: Parts,
  journey: JourneyRecord,
  way: "undo" | "redo",
): void {
  const step = findEdit(store, journey.key, way === "undo" ? journey.edits : journey.edits + 1);
  if (!step)
    throw new AppError(
      "CONFLICT",
      way === "undo" ? "There is nothing to undo." : "There is nothing to redo.",
      { place: journey.document.name },
    );
  const document = applyPatch(journey.document, patchOf(step[way]));
  const edits = way === "undo" ? journey.edits - 1 : step.number;
  writeDraft(store, journey.key, { document, edits }, clock.now());
}

/** The journey, when its draft is still the one that was looked at. */
export function draftOf({ store }: Parts, id: string, revision: number): JourneyRecord {
  const journey = getJourney(store, id);
  const { name } = journey.document;
  if (journey.archived_at !== null)
    throw new AppError("CONFLICT", `“${name}” is archived and can’t be edited.`, {
      place: name,
      cure: "Take it out of the archive first.",
    });
  if (journey.revision !== revision)
    throw new AppError("CONFLICT", `“${name}” was changed in another window.`, {
      place: name,
      cure: "Look at what is there now, then make your change again.",
    });
  return journey;
}
