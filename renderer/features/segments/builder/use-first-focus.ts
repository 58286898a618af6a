import { useEffect, useRef } from "react";
import { problemOf, type SegmentRules } from "../../../../shared/domain/segment.ts";
import type { FocusTarget } from "./builder-context.ts";

/** Where a builder opens: the first empty control; with none, the title (as every page). */
function firstEmptyControl(rules: SegmentRules): FocusTarget | null {
  for (const [group, { dimensions }] of rules.groups.entries())
    for (const [box, { criteria }] of dimensions.entries())
      for (const [row, criterion] of criteria.entries()) {
        if (problemOf(criterion) === null) continue;
        const { field } = criterion;
        const nameless = "name" in field && field.name === "";
        return { group, box, row, part: nameless ? "attribute" : "value" };
      }
  return null;
}

export function useFirstFocus(rules: SegmentRules, focus: (target: FocusTarget) => void) {
  const done = useRef(false);
  useEffect(() => {
    if (done.current) return;
    done.current = true;
    const target = firstEmptyControl(rules);
    if (target) focus(target);
    // What had the focus may have gone with what was discarded.
    else if (document.activeElement === document.body)
      document.querySelector<HTMLElement>("h1")?.focus();
  }, [rules, focus]);
}
