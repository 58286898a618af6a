import { Button } from "@mantine/core";
import { useState } from "react";
import type { JourneyChange } from "../../../../../shared/contract/journeys.ts";
import classes from "./review.module.css";

export const marks: Record<JourneyChange["kind"], { sign: string; word: string }> = {
  added: { sign: "+", word: "Added" },
  removed: { sign: "−", word: "Removed" },
  changed: { sign: "Δ", word: "Changed" },
  moved: { sign: "→", word: "Moved" },
};

/** “+2 added, 1 changed, 1 removed” */
export function diffWords(changes: readonly JourneyChange[]): string {
  const said = (["added", "changed", "removed", "moved"] as const).flatMap((kind) => {
    const count = changes.filter((one) => one.kind === kind).length;
    return count === 0 ? [] : [`${count} ${marks[kind].word.toLowerCase()}`];
  });
  return said.length === 0 ? "Nothing" : said.join(", ");
}

/** What differs from the published version, in a few lines. */
export function MiniDiff({ changes }: { changes: readonly JourneyChange[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? changes : changes.slice(0, 6);
  return (
    <>
      {diffWords(changes)}
      <ul className={classes.changes}>
        {shown.map((change, index) => (
          <li key={index} className={classes.change}>
            <span className={classes.mark} data-kind={change.kind} aria-hidden>
              {marks[change.kind].sign}
            </span>
            <span>
              <span className="visually-hidden">{marks[change.kind].word}: </span>
              {change.name}
              {change.fields.length > 0 ? (
                <span className={classes.hint}>
                  {" "}
                  {change.fields.map(({ field }) => field).join(", ")}
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {changes.length > shown.length ? (
        <Button size="xs" variant="subtle" onClick={() => setAll(true)}>
          Show all {changes.length}
        </Button>
      ) : null}
    </>
  );
}
