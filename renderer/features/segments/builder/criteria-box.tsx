import { UnstyledButton, Tooltip } from "@mantine/core";
import type { CriteriaGroup, SegmentRules } from "../../../../shared/domain/segment.ts";
import { setBoxMatch } from "../edit.ts";
import type { BoxPath } from "../paths.ts";
import { useBuilder } from "./builder-context.ts";
import { CriterionRow } from "./criterion-row.tsx";
import classes from "./group.module.css";

/** An indented box of criteria with its bracket. The pill switches between AND and OR inside. */
export function CriteriaBox(props: {
  rules: SegmentRules;
  path: BoxPath;
  box: CriteriaGroup;
  boxes: number;
}) {
  const { rules, path, box } = props;
  const { change } = useBuilder();
  const next = box.match === "all" ? "any" : "all";
  const rows = box.criteria.length;
  return (
    <fieldset aria-label={`Criteria group ${path.box + 1}`} className={classes.box}>
      <div className={classes.rail} data-single={rows === 1 || undefined}>
        <Tooltip
          label={
            box.match === "all"
              ? "All of these must hold. Switch to any"
              : "Any of these is enough. Switch to all"
          }
        >
          <UnstyledButton
            className={classes.match ?? ""}
            aria-label={`Match ${box.match} of these criteria`}
            onClick={() => change(`match ${next}`, (now) => setBoxMatch(now, path, next))}
          >
            {box.match === "all" ? "All" : "Any"}
          </UnstyledButton>
        </Tooltip>
      </div>
      <div className={classes.rows}>
        {box.criteria.map((criterion, row) => (
          <CriterionRow
            // A row is what stands at its place: it has no name of its own, and moving it moves the focus too.
            key={row}
            rules={rules}
            path={{ ...path, row }}
            criterion={criterion}
            first={row === 0 && path.box === 0}
            last={row === rows - 1 && path.box === props.boxes - 1}
          />
        ))}
      </div>
    </fieldset>
  );
}
