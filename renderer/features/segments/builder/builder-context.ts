import { createContext, useContext } from "react";
import type { ContactCheck, SegmentRow } from "../../../../shared/contract/segments.ts";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import type { Names } from "../../../criteria/operator-words.ts";
import type { RowPath } from "../paths.ts";
import type { FieldChoice } from "../../../criteria/attribute-choices.ts";
import type { LivePanelState } from "./use-live-panel.ts";
import type { ChangeRules } from "./use-segment-edit.ts";

/** Which control takes the focus after a change: one of a row, or one of a group. */
export type FocusTarget =
  | (RowPath & { part: "attribute" | "operator" | "value" })
  | { group: number; part: "base" | "add" | "menu" | "join" | "name" };

/** A contact whose every rule is shown with its answer. */
export type Checked = {
  contact: { key: number; name: string };
  /** Null until it is known. */
  answer: ContactCheck | null;
  error: Error | null;
};

export type BuilderParts = {
  rules: SegmentRules;
  change: ChangeRules;
  /** After the next drawing. */
  focus: (target: FocusTarget) => void;
  live: LivePanelState;
  /** Every segment, for names, counts and the picker; undefined until they are known. */
  segments: readonly SegmentRow[] | undefined;
  campaigns: readonly { id: string; name: string }[] | undefined;
  names: Names;
  /** The id of the segment being edited; null for a new one. */
  self: string | null;
  /** What criteria can ask about; undefined until it is known. */
  fields: readonly FieldChoice[] | undefined;
  /** Fields of the saved rules: what is missing of these was there once. */
  savedFields: ReadonlySet<string>;
  checked: Checked | null;
  check: (contact: Checked["contact"] | null) => void;
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
