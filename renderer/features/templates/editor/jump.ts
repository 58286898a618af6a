import { useState } from "react";
import type { Finding } from "../../../../shared/contract/campaigns.ts";

/** Where the editor is asked to go; `turn` tells one asking from the next. */
export type Jump = {
  field: string | null;
  line: number | null;
  column: number | null;
  /** Of a mail made of blocks. */
  block: string | null;
  turn: number;
};
export type Target = Pick<Finding, "field" | "line" | "column" | "block" | "text">;

/** The name of the field that a finding is about: a default has one per variable. */
const fieldName = ({ field, text }: Pick<Target, "field" | "text">): string | null =>
  field === "defaults" ? `default:${/\{\{([^}]+)\}\}/.exec(text)?.[1]?.trim() ?? ""}` : field;

export function useJump() {
  const [jump, setJump] = useState<Jump | null>(null);
  const go = (target: Target) =>
    setJump((before) => ({
      field: fieldName(target),
      line: target.line,
      column: target.column,
      block: target.block ?? null,
      turn: (before?.turn ?? 0) + 1,
    }));
  return { jump, go };
}

/** Puts the focus into a field that is on screen. */
export function focusNamed(root: ParentNode, name: string): boolean {
  const field = root.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
  field?.focus();
  field?.scrollIntoView({ block: "nearest" });
  return field !== null;
}
