import type { KeyboardEvent } from "react";
import {
  changeRow,
  duplicateRow,
  insertRow,
  moveRow,
  removeRow,
  rowAt,
  unwrapRow,
  wrapRow,
} from "../edit.ts";
import { contraryOf, setOperator, setRowDisabled } from "../../../criteria/edit-row.ts";
import { rowLabel } from "../../../criteria/fields.ts";
import type { RowPath } from "../paths.ts";
import { pressed } from "../../../ui/shortcuts.ts";
import { useBuilder, type FocusTarget } from "./builder-context.ts";
import type { Criterion, SegmentRules } from "../../../../shared/domain/segment.ts";

export type RowActs = {
  duplicate: () => void;
  move: (step: -1 | 1) => void;
  remove: () => void;
  toggle: () => void;
  /** Null where the operator has no contrary. */
  negate: (() => void) | null;
  /** Into a criteria group of its own; null where it is alone in one. */
  wrap: (() => void) | null;
  unwrap: (() => void) | null;
};

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
  const name = rowLabel(criterion.field) || "criterion";
  const move = (step: -1 | 1, part: Part = "attribute") => {
    const moved = moveRow(rules, path, step);
    if (moved.rules === rules) return;
    change(`move ${name}`, (now) => moveRow(now, path, step).rules);
    focus({ ...moved.path, part });
  };
  const regroup = (how: typeof wrapRow, words: string) => {
    const moved = how(rules, path);
    if (moved.rules === rules) return null;
    return () => {
      change(`${words} ${name}`, (now) => how(now, path).rules);
      focus({ ...moved.path, part: "attribute" });
    };
  };
  const contrary = contraryOf(criterion);
  const acts: RowActs = {
    toggle() {
      const off = !criterion.disabled;
      change(`${off ? "disable" : "enable"} ${name}`, (now) =>
        changeRow(now, path, (row) => setRowDisabled(row, off)),
      );
      focus({ ...path, part: "attribute" });
    },
    negate: contrary
      ? () => {
          change(`negate ${name}`, (now) =>
            changeRow(now, path, (row) => setOperator(row, contrary)),
          );
          focus({ ...path, part: "operator" });
        }
      : null,
    wrap: regroup(wrapRow, "wrap"),
    unwrap: regroup(unwrapRow, "unwrap"),
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
    // What is typed in a form that a row opened is not meant for the row.
    if (!(target instanceof HTMLElement) || !event.currentTarget.contains(target)) return;
    const part = target.closest<HTMLElement>("[data-control]")?.dataset["control"]?.split(".")[3];
    const at: Part = part === "operator" || part === "value" ? part : "attribute";
    const typing = target instanceof HTMLInputElement && !target.readOnly && at !== "attribute";
    if (pressed(event, "Alt+ArrowUp")) move(-1, at);
    else if (pressed(event, "Alt+ArrowDown")) move(1, at);
    else if (pressed(event, "Alt+Shift+ArrowRight")) acts.wrap?.();
    else if (pressed(event, "Alt+Shift+ArrowLeft")) acts.unwrap?.();
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
    if (!event.currentTarget.contains(target)) return;
    if (target.getAttribute("aria-expanded") === "true" && target.value !== "") return;
    event.preventDefault();
    if (rowAt(rules, path) === undefined) return;
    const below = { ...path, row: path.row + 1 };
    change("add criterion", (now) => insertRow(now, below));
    focus({ ...below, part: "attribute" });
  };
  return { acts, onKeyDown, onKeyDownCapture };
}
