import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { CampaignDetail } from "../../../../shared/contract/campaigns.ts";
import type { CampaignDraft, EmailContent } from "../../../../shared/domain/campaign.ts";
import { useClient, useEngine } from "../../../data/engine.tsx";
import { keepDraft, type DraftState } from "../../../data/draft-keeper.ts";
import { isEngineAnswer, readError } from "../../../data/read-error.ts";
import { setSavedState } from "../../../data/saved-state.ts";

export type Draft = DraftState<CampaignDraft> & {
  change: (part: Partial<CampaignDraft>, name: string) => void;
  changeMessage: (part: Partial<EmailContent>, name: string) => void;
  flush: () => Promise<void>;
  undoStep: () => void;
  redoStep: () => void;
  reload: () => Promise<void>;
  /** As it is now, for an act that was waiting. */
  now: () => DraftState<CampaignDraft>;
};

/** The draft being edited: here at once, in the engine a moment later. */
export function useDraft(detail: CampaignDetail): Draft {
  const client = useClient();
  const queries = useQueryClient();
  const { campaigns } = useEngine();
  const { id } = detail;
  const [keeper] = useState(() =>
    keepDraft({
      draft: detail.draft,
      revision: detail.revision,
      save: (draft, revision) => client.campaigns.saveDraft({ id, revision, draft }),
      isConflict: (error) => isEngineAnswer(error) && error.code === "CONFLICT",
    }),
  );
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);

  useEffect(() => keeper.arrive(detail), [keeper, detail]);

  useEffect(() => {
    if (state.problem)
      setSavedState({ state: "error", message: readError(state.problem.error).message });
    else setSavedState({ state: state.unsaved ? "saving" : "saved" });
  }, [state.problem, state.unsaved]);

  useEffect(() => {
    const save = () => void keeper.flush();
    // Closing the window: the call is on its way before the page is gone.
    window.addEventListener("pagehide", save);
    return () => {
      window.removeEventListener("pagehide", save);
      save();
      setSavedState({ state: "saved" });
    };
  }, [keeper]);

  return {
    ...state,
    change: keeper.change,
    changeMessage: (part, name) =>
      keeper.change({ message: { ...keeper.state().draft.message, ...part } }, name),
    flush: keeper.flush,
    undoStep: keeper.undo,
    redoStep: keeper.redo,
    now: keeper.state,
    reload: async () => {
      const theirs = await queries.fetchQuery({
        ...campaigns.get.queryOptions({ input: { id } }),
        staleTime: 0,
      });
      keeper.arrive(theirs, true);
    },
  };
}
