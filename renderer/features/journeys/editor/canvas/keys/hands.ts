import { canJoin } from "../../../../../../shared/journey/join.ts";
import { outletsOf, type JourneyDocument } from "../../../../../../shared/journey/graph.ts";
import type { OutlineRow } from "../../../../../../shared/journey/outline.ts";
import type { Layout } from "../../../../../../shared/journey/layout.ts";
import type { useActivityActs } from "../../inspector/use-activity-acts.ts";
import type { CanvasKey } from "../../keymap.ts";
import { focusedIn, openPaths, readingOrder } from "../../navigate.ts";
import type { EditorState, EditorStore, PathRef, Selection } from "../../store.ts";
import { focusCard, focusPath } from "../focus-card.ts";
import type { Camera } from "../use-camera.ts";

/** What the keys of the canvas work with. */
export type Hands = {
  store: EditorStore;
  /** What is shown: the draft, or in other modes a version of it. */
  document: JourneyDocument;
  acts: ReturnType<typeof useActivityActs>;
  layout: () => Layout;
  /** Null in the list. */
  camera: Camera | null;
  /** Null on the canvas. */
  rows: readonly OutlineRow[] | null;
};

/** What a key does; false when it means nothing there. */
export type KeyHandler = (key: CanvasKey, state: EditorState, hands: Hands) => boolean;

/** Several are being selected one by one: the keyboard goes to and fro without losing them. */
export const isGathering = ({ at, activities }: Selection): boolean =>
  at !== null && activities.length > 0;

export const focusedId = ({ selection }: EditorState, { document }: Hands): string =>
  focusedIn(document, selection);

/** Goes to an activity, and selects it unless several are being gathered. */
export function go({ selection, select }: EditorState, id: string | null): void {
  if (id === null) return;
  select(
    isGathering(selection) ? { activities: selection.activities, at: id } : { activities: [id] },
  );
  focusCard(id);
}

export function goToPath({ select, say, document }: EditorState, path: PathRef): void {
  select({ path });
  say(`Path ${pathName(document, path)}`);
  focusPath(path);
}

function pathName(document: JourneyDocument, { from, outlet }: PathRef): string {
  const activity = document.activities[from];
  return (activity && outletsOf(activity).find(({ id }) => id === outlet)?.label) || "below";
}

/** Goes on with the path after an activity; of several a menu asks which. */
export function askPath(state: EditorState, from: string, act: "pick" | "join"): void {
  const paths = openPaths(state.document, from);
  const [only] = paths;
  if (!only) state.say("Nothing can come after it.", true);
  else if (paths.length > 1) state.set({ asking: { kind: "path", from, act } });
  else goOn(state, only, act);
}

/** Asks what to put on a path, or where it should lead. */
export function goOn(state: EditorState, path: PathRef, act: "pick" | "join"): void {
  if (act === "pick") state.set({ asking: { kind: "pick", at: path } });
  else startJoin(state, path);
}

export const joinTargets = (document: JourneyDocument, from: PathRef): string[] =>
  readingOrder(document).filter((id) => canJoin(document, from, id) === null);

function startJoin({ document, say, set }: EditorState, from: PathRef): void {
  if (joinTargets(document, from).length === 0) {
    say("This path can’t lead to another activity.", true);
    return;
  }
  set({ asking: { kind: "join", from, to: null } });
  say("Choose where the path leads with the arrow keys, Enter joins, Escape cancels.");
  focusCard(from.from);
}
