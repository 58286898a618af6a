import { createStore, type StoreApi } from "zustand";
import type { JourneyDetail, JourneyProblem } from "../../../../shared/contract/journeys.ts";
import type { Names } from "../../../../shared/activities/activity.ts";
import type { Edited } from "../../../../shared/journey/edited.ts";
import type { JourneyDocument } from "../../../../shared/journey/graph.ts";
import { createSaver, type JourneyCalls, type SaveProblem } from "./saver.ts";

export type Mode = "design" | "live" | "simulate" | "history";
export type PathRef = { from: string; outlet: string };

/** What is selected. At most one of the three has something in it. */
export type Selection = {
  /** The first one is the one the keyboard is at, unless `at` says another. */
  activities: string[];
  path: PathRef | null;
  note: string | null;
  /** The activity the keyboard is at while it does not select what it comes to. */
  at: string | null;
};

/** Where a dialogue with the canvas is: choosing an activity or a path, joining, moving onto a path or by pixels, choosing the path that continues, naming a template part. */
export type Asking =
  | { kind: "pick"; at: PathRef | null; before?: string; point?: { left: number; top: number } }
  | { kind: "path"; from: string; act: "pick" | "join" }
  | { kind: "join"; from: PathRef; to: string | null }
  | { kind: "move"; ids: string[]; at: PathRef | null }
  | { kind: "nudge"; ids: string[]; group: string; moved: boolean }
  | { kind: "keep"; id: string }
  | { kind: "part"; ids: string[] };

/** What a live region says. `urgent` interrupts. The number makes the same words be said again. */
export type Said = { text: string; urgent: boolean; count: number };

/** Everything about the journey except what is edited here. */
export type JourneyFacts = Omit<JourneyDetail, "document" | "undo" | "redo" | "revision">;

export type EditorState = {
  id: string;
  document: JourneyDocument;
  facts: JourneyFacts;
  undoName: string | null;
  redoName: string | null;
  saving: SaveProblem | "saving" | "saved";
  selection: Selection;
  mode: Mode;
  problems: JourneyProblem[];
  names: Names;
  asking: Asking | null;
  renaming: string | null;
  said: Said;
  /** The inspector is open: something is selected, or the journey's settings were asked for. */
  inspecting: boolean;
  /** The control the inspector gives the focus to; “” is its first. Null once it has. */
  focusField: string | null;

  /** Takes over what a command made, and saves it. False when it was refused, which is said. Steps of one `group` count as one while they follow each other. */
  run(edited: Edited, group?: string): boolean;
  undo(): Promise<void>;
  redo(): Promise<void>;
  select(change: Partial<Selection>): void;
  /** Selects an activity, or the journey’s settings for null, brings it into view and gives the focus to a control of the inspector. */
  show(activity: string | null, field?: string | null): void;
  fieldFocused(): void;
  say(text: string, urgent?: boolean): void;
  set(
    change: Partial<
      Pick<EditorState, "mode" | "problems" | "names" | "asking" | "renaming" | "inspecting">
    >,
  ): void;
  /** What the engine has now, from a query. */
  arrive(detail: JourneyDetail): void;
  keepMine(): Promise<void>;
  loadTheirs(): Promise<void>;
  retry(): Promise<void>;
  /** Resolves once everything is in the engine, or saving has failed; true when nothing is left to save. */
  flush(): Promise<boolean>;
};

export type EditorStore = StoreApi<EditorState>;

const nothing: Selection = { activities: [], path: null, note: null, at: null };
export const nobody: Names = {
  segment: () => null,
  template: () => null,
  activity: () => null,
  journey: () => null,
};

const factsOf = ({
  document: _document,
  undo: _undo,
  redo: _redo,
  revision: _revision,
  ...facts
}: JourneyDetail): JourneyFacts => facts;

/** Drops from the selection what is no longer there. */
const still = (selection: Selection, document: JourneyDocument): Selection => {
  const { activities, path, note, at } = selection;
  return {
    activities: activities.filter((id) => document.activities[id]),
    path: path && document.activities[path.from] ? path : null,
    note: note !== null && document.notes[note] ? note : null,
    at: at !== null && document.activities[at] ? at : null,
  };
};

/** What a command leaves selected: what it names, else what was selected before, such as when everything is tidied. */
const chosenBy = ({ select }: { select: string[] }, { activities }: Selection): string[] =>
  select.length > 0 ? select : activities;

/** One open editor: the document as it stands here, what is selected, and a queue of saves. */
export function createEditor(detail: JourneyDetail, calls: JourneyCalls): EditorStore {
  return createStore<EditorState>((set, get) => {
    const take = (next: JourneyDetail) =>
      set(({ selection }) => ({
        document: next.document,
        facts: factsOf(next),
        undoName: next.undo,
        redoName: next.redo,
        selection: still(selection, next.document),
      }));
    const saver = createSaver(detail, calls, {
      saved: (next) => set({ facts: factsOf(next), undoName: next.undo, redoName: next.redo }),
      state: (saving) => set({ saving }),
    });
    const step = async (which: "undo" | "redo") => {
      const name = which === "undo" ? get().undoName : get().redoName;
      if (name === null || !(await saver.flush())) return;
      const next = await saver.call(which);
      // What was changed while the answer was on its way is newer, and is saved on top of it.
      if (!next || saver.unsaved()) return;
      take(next);
      get().say(`${which === "undo" ? "Undone" : "Redone"}: ${name}.`);
    };
    return {
      id: detail.id,
      document: detail.document,
      facts: factsOf(detail),
      undoName: detail.undo,
      redoName: detail.redo,
      saving: "saved",
      selection: nothing,
      mode: "design",
      problems: [],
      names: nobody,
      asking: null,
      renaming: null,
      said: { text: "", urgent: false, count: 0 },
      inspecting: false,
      focusField: null,
      run(edited, group) {
        if (!edited.ok) {
          get().say(edited.text, true);
          return false;
        }
        const grouped = group !== undefined;
        set(({ selection }) => ({
          document: edited.document,
          undoName: edited.step,
          redoName: null,
          selection: still(
            grouped ? selection : { ...nothing, activities: chosenBy(edited, selection) },
            edited.document,
          ),
        }));
        saver.add({ document: edited.document, step: edited.step, group });
        if (!grouped) get().say(edited.said);
        return true;
      },
      undo: () => step("undo"),
      redo: () => step("redo"),
      select(change) {
        const selection = { ...nothing, ...change };
        const empty = selection.activities.length === 0 && !selection.path && !selection.note;
        set(({ inspecting }) => ({ selection, inspecting: empty ? inspecting : true }));
      },
      show(activity, field = null) {
        set({
          selection: { ...nothing, activities: activity === null ? [] : [activity] },
          inspecting: true,
          focusField: field ?? "",
        });
      },
      fieldFocused: () => set({ focusField: null }),
      say: (text, urgent = false) =>
        set(({ said }) => ({ said: { text, urgent, count: said.count + 1 } })),
      set,
      arrive(next) {
        if (saver.arrives(next)) take(next);
        else if (next.revision === saver.revision()) set({ facts: factsOf(next) });
      },
      keepMine: () => saver.keepMine(),
      async loadTheirs() {
        const next = await saver.loadTheirs();
        if (next) take(next);
      },
      async retry() {
        await saver.flush();
      },
      flush: () => saver.flush(),
    };
  });
}
