import type { Position } from "../../../../../shared/journey/graph.ts";
import { addNote } from "../../../../../shared/journey/notes.ts";
import { freshId } from "../fresh-id.ts";
import type { EditorState } from "../store.ts";

/** Puts an empty note at a place, or beside an activity it belongs to, ready to be written. */
export function newNote(
  { document, run, select }: EditorState,
  at: Position,
  activity: string | null = null,
): void {
  const id = freshId();
  if (run(addNote(document, { id, text: "", at, activity }))) select({ note: id });
}
