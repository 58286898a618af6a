/*
 * Keeps a draft while it is edited: what is typed is here at once and in the engine a moment after the last change.
 * 1. At most one save is on its way; what changed meanwhile is saved by the next.
 * 2. Every save names the revision it is based on. A conflict stops saving until the newer draft has been loaded.
 * 3. A save that failed keeps the change here and is tried again with the next change or on request.
 */
type SaveProblem = { kind: "conflict" | "failed"; error: unknown };
export type DraftState<Draft> = {
  draft: Draft;
  revision: number;
  savedAt: number | null;
  /** Something is not in the engine yet. */
  unsaved: boolean;
  problem: SaveProblem | null;
  undo: string | null;
  redo: string | null;
};
type Save<Draft> = (
  draft: Draft,
  revision: number,
) => Promise<{ revision: number; savedAt: number }>;
type Step<Draft> = { draft: Draft; name: string };

const typing = 800;
const mostSteps = 100;

export function keepDraft<Draft extends object>(options: {
  draft: Draft;
  revision: number;
  save: Save<Draft>;
  isConflict: (error: unknown) => boolean;
  /** Milliseconds from the last change until it is saved. */
  wait?: number;
  now?: () => number;
}) {
  const now = options.now ?? Date.now;
  const listeners = new Set<() => void>();
  let past: Step<Draft>[] = [];
  let future: Step<Draft>[] = [];
  let lastEdit = { name: "", at: 0 };
  let timer: ReturnType<typeof setTimeout> | null = null;
  let saving: Promise<void> | null = null;
  let state: DraftState<Draft> = {
    draft: options.draft,
    revision: options.revision,
    savedAt: null,
    unsaved: false,
    problem: null,
    undo: null,
    redo: null,
  };

  const become = (change: Partial<DraftState<Draft>>) => {
    state = {
      ...state,
      undo: past.at(-1)?.name ?? null,
      redo: future.at(-1)?.name ?? null,
      ...change,
    };
    for (const listener of listeners) listener();
  };

  const saveOnce = async () => {
    const { draft, revision } = state;
    try {
      const saved = await options.save(draft, revision);
      become({ ...saved, unsaved: state.draft !== draft, problem: null });
    } catch (error) {
      become({ problem: { kind: options.isConflict(error) ? "conflict" : "failed", error } });
    }
  };

  /** Resolves once everything is saved, or saving has failed. */
  const flush = async (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    while (state.unsaved && state.problem?.kind !== "conflict") {
      saving ??= saveOnce().finally(() => {
        saving = null;
      });
      await saving;
      if (state.problem) return;
    }
  };

  const later = () => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void flush(), options.wait ?? 400);
  };

  const put = (draft: Draft) => {
    become({ draft, unsaved: true });
    if (state.problem?.kind !== "conflict") later();
  };

  return {
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    flush,
    /** `name` is what Undo calls it; typing in one field counts as one step until a pause. */
    change(part: Partial<Draft>, name: string) {
      const time = now();
      const goesOn = lastEdit.name === name && time - lastEdit.at < typing && past.length > 0;
      if (!goesOn) past = [...past, { draft: state.draft, name }].slice(-mostSteps);
      lastEdit = { name, at: time };
      future = [];
      put({ ...state.draft, ...part });
    },
    undo() {
      const step = past.at(-1);
      if (!step) return;
      past = past.slice(0, -1);
      future = [...future, { draft: state.draft, name: step.name }];
      lastEdit = { name: "", at: 0 };
      put(step.draft);
    },
    redo() {
      const step = future.at(-1);
      if (!step) return;
      future = future.slice(0, -1);
      past = [...past, { draft: state.draft, name: step.name }];
      lastEdit = { name: "", at: 0 };
      put(step.draft);
    },
    /** What the engine has now. Taken over when nothing here would be lost, or when `force`d by Reload. */
    arrive(theirs: { draft: Draft; revision: number }, force = false) {
      if (!force && (state.unsaved || saving || theirs.revision <= state.revision)) return;
      past = [];
      future = [];
      become({ ...theirs, unsaved: false, problem: null });
    },
  };
}
