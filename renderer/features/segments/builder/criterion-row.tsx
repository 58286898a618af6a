import { Button } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import { useEffect, useId, useRef } from "react";
import { problemOf, type Criterion, type SegmentRules } from "../../../../shared/domain/segment.ts";
import { cityOf } from "../../../ui/format.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { changeRow } from "../edit.ts";
import { isDateOperator } from "../../../criteria/edit-row.ts";
import { isBlank, rowLabel } from "../../../criteria/fields.ts";
import type { RowPath } from "../paths.ts";
import { controlKey, useBuilder } from "./builder-context.ts";
import { CheckMark } from "./check-mark.tsx";
import { EventDetailsLine } from "./event-details.tsx";
import { missingOf } from "./gone.ts";
import { RowControls } from "./row-controls.tsx";
import { RowMatches } from "./row-matches.tsx";
import classes from "./row.module.css";
import { useRowDrag } from "./row-drag.ts";
import { RowMenu } from "./row-menu.tsx";
import { useRowActs } from "./use-row-acts.ts";

/** One criterion: attribute, operator, value, and how many contacts it matches on its own. */
export function CriterionRow(props: {
  rules: SegmentRules;
  path: RowPath;
  criterion: Criterion;
  first: boolean;
  last: boolean;
}) {
  const { rules, path, criterion } = props;
  const builder = useBuilder();
  const { change, fields, focus } = builder;
  const { acts, onKeyDown, onKeyDownCapture } = useRowActs(rules, path, criterion);
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  const id = useId();
  const format = useFormat();
  const name = rowLabel(criterion.field);
  const drag = useRowDrag(path, name || "Criterion");
  const off = criterion.disabled ?? false;
  const problem = problemOf({ ...criterion, disabled: false });
  const missing = missingOf(criterion, builder);
  const shownProblem = isBlank(criterion) || off ? null : problem;
  const zoned =
    criterion.operator === "between" && isDateOperator(criterion.field, criterion.operator);
  const note =
    (off ? "Disabled. It is left out of the segment." : null) ??
    missing?.text ??
    shownProblem ??
    (zoned ? `Days of ${cityOf(format.timeZone)} time, both included.` : null);
  const number = path.row + 1;
  const set = (words: string, to: (row: Criterion) => Criterion, merge?: string) =>
    change(words, (now) => changeRow(now, path, to), merge);
  const edit = (to: (row: Criterion) => Criterion, merge?: boolean) =>
    set(
      `change ${name || "criterion"}`,
      to,
      merge ? controlKey({ ...path, part: "value" }) : undefined,
    );
  const describedBy = note ? `${id}-note` : undefined;
  // While the focus is in the row it is not outlined (see row.module.css): what is being filled in is no mistake yet.
  const error = shownProblem !== null || (missing?.gone ?? false);
  return (
    // Keys for the row as a whole, beside those of the controls in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset
      aria-label={name ? `Criterion ${number}, ${name}` : `Criterion ${number}`}
      className={classes.row}
      data-off={off || undefined}
      data-edge={drag.edge ?? undefined}
      onKeyDown={onKeyDown}
      onKeyDownCapture={onKeyDownCapture}
      {...drag.target}
    >
      <div className={classes.line}>
        <span className={classes.handle} aria-hidden title="Drag to move" {...drag.handle}>
          <IconGripVertical size={14} />
        </span>
        <RowControls
          path={path}
          criterion={criterion}
          fields={fields}
          error={error}
          describedBy={describedBy}
          set={set}
          edit={edit}
          focus={focus}
        />
        <RowMatches criterion={criterion} complete={problem === null && !off} />
        <RowMenu
          label={`Actions for criterion ${number}${name ? `, ${name}` : ""}`}
          acts={latest}
          negates={acts.negate !== null}
          wraps={acts.wrap !== null}
          unwraps={acts.unwrap !== null}
          disabled={off}
          first={props.first}
          last={props.last}
        />
      </div>
      {criterion.field.kind === "event" ? (
        <EventDetailsLine criterion={criterion} onChange={edit} />
      ) : null}
      {note ? (
        <p
          id={`${id}-note`}
          className={classes.note}
          data-gone={missing?.gone || undefined}
          data-warning={(missing && !missing.gone) || undefined}
          data-quiet={off || (!missing && !shownProblem) || undefined}
        >
          {note}
          {missing?.gone && !off ? (
            <Button
              size="xs"
              variant="subtle"
              onClick={() => focus({ ...path, part: missingPart(criterion) })}
            >
              Replace
            </Button>
          ) : null}
        </p>
      ) : null}
      <CheckMark path={path} />
    </fieldset>
  );
}

/** Where another one is chosen. */
const missingPart = ({ field }: Criterion): "attribute" | "value" =>
  field.kind === "segment" || "campaignId" in field || field.kind === "event"
    ? "value"
    : "attribute";
