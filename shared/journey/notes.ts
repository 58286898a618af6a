import { calledIn, finished, without } from "./change.ts";
import { type Edited, refuse } from "./edited.ts";
import type { JourneyDocument, JourneyNote, Position } from "./graph.ts";
import { layoutOf } from "./layout.ts";
import { standardSize } from "./sizes.ts";

export const noteSize = { width: 200, height: 120 } as const;

/** A remark on the canvas. One that is linked to an activity moves with it: `at` counts from its corner then. */
export function addNote(
  document: JourneyDocument,
  { id, text, at, activity }: { id: string; text: string; at: Position; activity: string | null },
): Edited {
  if (document.notes[id]) return refuse("ID_TAKEN");
  if (activity !== null && !document.activities[activity]) return refuse("NO_SUCH_ACTIVITY");
  const note: JourneyNote = { text, colour: "yellow", at, ...noteSize, activity };
  return finished(
    document,
    { ...document, notes: { ...document.notes, [id]: note } },
    {
      step: activity === null ? "Add note" : `Add note to ${calledIn(document, activity)}`,
      select: [],
      said: "Note added.",
    },
  );
}

/** Changes what is given: text, colour, place, size or the activity it belongs to. */
export function changeNote(
  document: JourneyDocument,
  id: string,
  change: Partial<JourneyNote>,
): Edited {
  const note = document.notes[id];
  if (!note) return refuse("NOTHING");
  if (change.activity && !document.activities[change.activity]) return refuse("NO_SUCH_ACTIVITY");
  const changed = { ...note, ...change };
  return finished(
    document,
    { ...document, notes: { ...document.notes, [id]: changed } },
    {
      step: change.at && change.text === undefined ? "Move note" : "Change note",
      select: [],
      said: "Note changed.",
    },
  );
}

export function removeNote(document: JourneyDocument, id: string): Edited {
  if (!document.notes[id]) return refuse("NOTHING");
  return finished(
    document,
    { ...document, notes: without(document.notes, id) },
    { step: "Delete note", select: [], said: "Note deleted." },
  );
}

/** Notes of activities that are about to leave stay where they are drawn, linked to nothing. */
export function unlinkedNotes(
  document: JourneyDocument,
  leaving: readonly string[],
): JourneyDocument {
  const linked = Object.entries(document.notes).filter(
    ([, { activity }]) => activity !== null && leaving.includes(activity),
  );
  if (linked.length === 0) return document;
  const { positions } = layoutOf(document, standardSize(document));
  const notes = linked.map(([id, note]): [string, JourneyNote] => {
    const corner = positions[note.activity ?? ""] ?? { x: 0, y: 0 };
    return [
      id,
      { ...note, activity: null, at: { x: corner.x + note.at.x, y: corner.y + note.at.y } },
    ];
  });
  return { ...document, notes: { ...document.notes, ...Object.fromEntries(notes) } };
}
