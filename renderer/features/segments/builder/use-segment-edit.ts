import { useCallback, useReducer } from "react";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import { commit, redo, startHistory, undo, type History } from "../history.ts";

/** What Save writes. An empty name is asked for then. */
export type SegmentDoc = {
  name: string;
  rules: SegmentRules;
  /** Pinpoint's JSON the rules were read from. */
  pinpoint?: string;
};
type Act =
  | { do: "change"; to: (doc: SegmentDoc) => SegmentDoc; words: string; merge?: string; at: number }
  | { do: "undo" }
  | { do: "redo" };

function reduce(history: History<SegmentDoc>, act: Act): History<SegmentDoc> {
  if (act.do === "undo") return undo(history);
  if (act.do === "redo") return redo(history);
  return commit(history, act.to(history.present), act);
}

export type ChangeRules = (
  words: string,
  to: (rules: SegmentRules) => SegmentRules,
  merge?: string,
) => void;

/** The segment being edited, with its own undo. `words` go after “Undo”: “delete City”. */
export function useSegmentEdit(start: SegmentDoc) {
  const [history, act] = useReducer(reduce, start, startHistory<SegmentDoc>);
  const change = useCallback(
    (words: string, to: (doc: SegmentDoc) => SegmentDoc, merge?: string) =>
      act({ do: "change", words, to, at: Date.now(), ...(merge === undefined ? {} : { merge }) }),
    [],
  );
  const changeRules: ChangeRules = useCallback(
    (words, to, merge) =>
      change(
        words,
        (doc) => {
          const rules = to(doc.rules);
          return rules === doc.rules ? doc : { ...doc, rules };
        },
        merge,
      ),
    [change],
  );
  return {
    doc: history.present,
    change,
    changeRules,
    undo: useCallback(() => act({ do: "undo" }), []),
    redo: useCallback(() => act({ do: "redo" }), []),
    undoWords: history.past.at(-1)?.words ?? null,
    redoWords: history.future.at(-1)?.words ?? null,
  };
}
