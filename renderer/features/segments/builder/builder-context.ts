import { createContext, useContext } from "react";
import type { SegmentRow } from "../../../../shared/contract/segments.ts";
import type { RowPath } from "../paths.ts";
import type { FieldChoice } from "./attribute-choices.ts";
import type { LiveCount } from "./use-live-count.ts";
import type { ChangeRules } from "./use-segment-edit.ts";

/** Which control takes the focus after a change: one of a row, or one of a group. */
export type FocusTarget =
  | (RowPath & { part: "attribute" | "operator" | "value" })
  | { group: number; part: "base" | "add" | "menu" | "join" };

export type BuilderParts = {
  change: ChangeRules;
  /** After the next drawing. */
  focus: (target: FocusTarget) => void;
  live: LiveCount;
  /** Every segment, for names, counts and the picker; undefined until they are known. */
  segments: readonly SegmentRow[] | undefined;
  /** The id of the segment being edited; null for a new one. */
  self: string | null;
  /** What criteria can ask about; undefined until it is known. */
  fields: readonly FieldChoice[] | undefined;
};

export const BuilderContext = createContext<BuilderParts | null>(null);

export function useBuilder(): BuilderParts {
  const parts = useContext(BuilderContext);
  if (!parts) throw new Error("No builder around this part.");
  return parts;
}

/** How a control is found for the focus. */
export const controlKey = (target: FocusTarget): string =>
  "row" in target
    ? `${target.group}.${target.box}.${target.row}.${target.part}`
    : `${target.group}.${target.part}`;
