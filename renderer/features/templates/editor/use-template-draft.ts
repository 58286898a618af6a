import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { EngineClient } from "../../../../shared/contract/index.ts";
import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import { keepDraft, type DraftState } from "../../../data/draft-keeper.ts";
import { useClient, useEngine } from "../../../data/engine.tsx";
import { isEngineAnswer, readError } from "../../../data/read-error.ts";
import { setSavedState } from "../../../data/saved-state.ts";

export type TemplateDetail = Awaited<ReturnType<EngineClient["templates"]["get"]>>;
export type TemplateDraft = DraftState<TemplateContent> & {
  /** There may be more here than the last `detail` tells of: it comes a moment after a save. */
  ahead: boolean;
  change: (part: Partial<TemplateContent>, name: string) => void;
  flush: () => Promise<void>;
  undoStep: () => void;
  redoStep: () => void;
  /** Takes what another window wrote, in place of what is here. */
  reload: () => Promise<void>;
  /** As it is now, for an act that was waiting. */
  now: () => TemplateContent;
};

/** The draft being edited: here at once, in the engine a second later. */
export function useTemplateDraft(detail: TemplateDetail): TemplateDraft {
  const client = useClient();
  const queries = useQueryClient();
  const { templates } = useEngine();
  const { id, draft, revision } = detail;
  const [keeper] = useState(() =>
    keepDraft<TemplateContent>({
      draft,
      revision,
      save: (content, base) => client.templates.keepDraft({ id, revision: base, content }),
      isConflict: (error) => isEngineAnswer(error) && error.code === "CONFLICT",
      wait: 1000,
    }),
  );
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);

  useEffect(() => keeper.arrive({ draft, revision }), [keeper, draft, revision]);

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
    ahead: state.unsaved || state.revision > revision,
    change: keeper.change,
    flush: keeper.flush,
    undoStep: keeper.undo,
    redoStep: keeper.redo,
    now: () => keeper.state().draft,
    reload: async () => {
      const theirs = await queries.fetchQuery({
        ...templates.get.queryOptions({ input: { id } }),
        staleTime: 0,
      });
      keeper.arrive({ draft: theirs.draft, revision: theirs.revision }, true);
    },
  };
}
