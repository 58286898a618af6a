import { isEngineAnswer, readError, type Problem } from "../../../data/read-error.ts";
import type { JourneyDetail } from "../../../../shared/contract/journeys.ts";
import type { JourneyDocument } from "../../../../shared/journey/graph.ts";

type Edit = {
  id: string;
  revision: number;
  step: string;
  document: JourneyDocument;
  group?: string | undefined;
};
type Revision = { id: string; revision: number };

/** The calls of the engine an editor makes. */
export type JourneyCalls = {
  get(input: { id: string }): Promise<JourneyDetail>;
  edit(input: Edit): Promise<JourneyDetail>;
  undo(input: Revision): Promise<JourneyDetail>;
  redo(input: Revision): Promise<JourneyDetail>;
};

/** `conflict`: another window changed the draft. `failed`: the change is kept here and tried again. */
export type SaveProblem = { kind: "conflict" | "failed"; problem: Problem };
export type SavingState = SaveProblem | "saving" | "saved";
type Step = { step: string; document: JourneyDocument; group: string | undefined };

const isConflict = (error: unknown) => isEngineAnswer(error) && error.code === "CONFLICT";

/*
 * Keeps a draft saved while it is edited.
 * 1. Steps are saved one by one, in their order, each with the revision the one before it made.
 * 2. Steps of one group that wait together are saved as the last of them; a step waits 400 ms at most after the last change.
 * 3. A conflict stops saving until somebody has chosen; a failed save keeps the steps and is tried with the next.
 */
export function createSaver(
  detail: JourneyDetail,
  calls: JourneyCalls,
  tell: { saved(next: JourneyDetail): void; state(state: SavingState): void },
  wait = 400,
) {
  const { id } = detail;
  let revision = detail.revision;
  let waiting: Step[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> | null = null;
  let problem: SaveProblem | null = null;

  const become = (state: SavingState) => {
    problem = typeof state === "string" ? null : state;
    tell.state(state);
  };
  const fail = (error: unknown) =>
    become({ kind: isConflict(error) ? "conflict" : "failed", problem: readError(error) });

  const saveAll = async () => {
    become("saving");
    for (let step = waiting[0]; step; step = waiting[0]) {
      // Taken out first: a step of the same group that comes meanwhile must not change what is on its way.
      waiting = waiting.slice(1);
      try {
        const next = await calls.edit({
          id,
          revision,
          step: step.step,
          document: step.document,
          ...(step.group === undefined ? {} : { group: step.group }),
        });
        revision = next.revision;
        if (waiting.length === 0) tell.saved(next);
      } catch (error) {
        waiting = [step, ...waiting];
        fail(error);
        return;
      }
    }
    become("saved");
  };

  const flush = async (): Promise<boolean> => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (problem?.kind === "conflict") return false;
    if (waiting.length > 0 || running) {
      running ??= saveAll().finally(() => {
        running = null;
      });
      await running;
    }
    if (waiting.length > 0 && !problem) return flush();
    return problem === null;
  };

  const later = () => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void flush(), wait);
  };

  /** A call with the revision as it is; null when it failed, which is told. */
  const call = async (which: "undo" | "redo"): Promise<JourneyDetail | null> => {
    try {
      const next = await calls[which]({ id, revision });
      revision = next.revision;
      become("saved");
      return next;
    } catch (error) {
      fail(error);
      return null;
    }
  };

  return {
    revision: () => revision,
    /** Something here is not in the engine yet. */
    unsaved: () => waiting.length > 0 || running !== null,
    flush,
    call,
    add(step: Step) {
      const last = waiting.at(-1);
      const goesOn = last && step.group !== undefined && last.group === step.group;
      waiting = goesOn ? [...waiting.slice(0, -1), step] : [...waiting, step];
      if (problem?.kind === "conflict") return;
      tell.state("saving");
      later();
    },
    /** Whether what a query brought is newer and nothing here would be lost by taking it over. */
    arrives(next: JourneyDetail): boolean {
      if (waiting.length > 0 || running || problem || next.revision <= revision) return false;
      revision = next.revision;
      return true;
    },
    /** Saves what is here over the other window’s changes, as one step that can be undone. */
    async keepMine() {
      const mine = waiting.at(-1);
      try {
        revision = (await calls.get({ id })).revision;
      } catch (error) {
        fail(error);
        return;
      }
      if (mine) waiting = [{ ...mine, step: `Keep mine: ${mine.step}`, group: undefined }];
      problem = null;
      await flush();
    },
    /** Gives up what is not saved here; null when the engine did not answer. */
    async loadTheirs(): Promise<JourneyDetail | null> {
      try {
        const next = await calls.get({ id });
        waiting = [];
        revision = next.revision;
        become("saved");
        return next;
      } catch (error) {
        fail(error);
        return null;
      }
    },
  };
}
