import { createContext, useContext } from "react";
import type { FieldChoice } from "./attribute-choices.ts";
import type { Names } from "./operator-words.ts";

type Named = { id: string; name: string };

/** What the row of a criterion can offer, wherever it stands: in a segment, or as a condition of a journey. */
export type CriteriaParts = {
  /** What criteria can ask about; undefined until it is known. */
  fields: readonly FieldChoice[] | undefined;
  /** Segments to choose from; undefined until they are known. */
  segments: readonly Named[] | undefined;
  campaigns: readonly Named[] | undefined;
  names: Names;
  /** Segments that can't be chosen because they build on the one being edited. */
  circular: ReadonlySet<string>;
};

export const CriteriaContext = createContext<CriteriaParts | null>(null);

export function useCriteria(): CriteriaParts {
  const parts = useContext(CriteriaContext);
  if (!parts) throw new Error("No CriteriaContext around this part.");
  return parts;
}
