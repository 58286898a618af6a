import type { KeyboardEvent } from "react";
import { fieldLabel } from "../../../../shared/domain/segment-words.ts";
import { duplicateRow, insertRow, moveRow, removeRow, rowAt } from "../edit.ts";
import type { RowPath } from "../paths.ts";
import { pressed } from "../../../ui/shortcuts.ts";
import { useBuilder, type FocusTarget } from "./builder-context.ts";
import type { RowActs } from "./row-menu.tsx";
import type { Criterion, SegmentRules } from "../../../../shared/domain/segment.ts";

type Part = "attribute" | "operator" | "value";

/** Where the focus goes when a row is gone: what took its place, the row above, or the button that adds one. */
function afterRemoval(rules: SegmentRules, { group, box, row }: RowPath): FocusTarget {
  const left = rules.groups[group]?.dimensions[box]?.criteria.length ?? 0;
  return left > 1
    ? { group, box, row: Math.min(row, left - 2), part: "attribute" }
    : { group, part: "add" };
}

/** What can be done to a row, by its menu and by its keys. */
export function useRowActs(rules: SegmentRules, path: RowPath, criterion: Criterion) {
  const { change, focus } = useBuilder();
  const name = fieldLabel(criterion.field) || "criterion";
  const move = (step: -1 | 1, part: Part = "attribute") => {
    const moved = moveRow(rules, path, step);
    if (moved.rules === rules) return;
    change(`move ${name}`, (now) => moveRow(now, path, step).rules);
    focus({ ...moved.path, part });
  };
  const acts: RowActs = {
    duplicate() {
      change(`duplicate ${name}`, (now) => duplicateRow(now, path));
      focus({ ...path, row: path.row + 1, part: "value" });
    },
    move,
    remove() {
      const target = afterRemoval(rules, path);
      change(`delete ${name}`, (now) => removeRow(now, path));
      focus(target);
    },
  };

  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    const part = target.closest<HTMLElement>("[data-control]")?.dataset["control"]?.split(".")[3];
    const at: Part = part === "operator" || part === "value" ? part : "attribute";
    const typing = target instanceof HTMLInputElement && !target.readOnly && at !== "attribute";
    if (pressed(event, "Alt+ArrowUp")) move(-1, at);
    else if (pressed(event, "Alt+ArrowDown")) move(1, at);
    else if (pressed(event, "Mod+D")) acts.duplicate();
    else if (
      pressed(event, "Delete") &&
      !typing &&
      // A name half typed keeps its own Delete.
      (at !== "attribute" || target.getAttribute("aria-expanded") !== "true")
    )
      acts.remove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Enter that no list and no text wanted adds a row below. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event;
    if (!pressed(event, "Enter") || event.defaultPrevented) return;
    if (!(target instanceof HTMLInputElement) || target.readOnly) return;
    if (target.getAttribute("aria-expanded") === "true" && target.value !== "") return;
    event.preventDefault();
    if (rowAt(rules, path) === undefined) return;
    const below = { ...path, row: path.row + 1 };
    change("add criterion", (now) => insertRow(now, below));
    focus({ ...below, part: "attribute" });
  };
  return { acts, onKeyDown, onKeyDownCapture };
}
