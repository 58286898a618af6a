import { useId } from "react";
import { problemOf, type Criterion, type SegmentRules } from "../../../../shared/domain/segment.ts";
import { fieldLabel } from "../../../../shared/domain/segment-words.ts";
import { Bar } from "../../../ui/bar.tsx";
import { cityOf, unknown } from "../../../ui/format.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { changeRow, isBlank, isDateOperator, sameField, setField, setOperator } from "../edit.ts";
import type { RowPath } from "../paths.ts";
import { AttributePicker } from "./attribute-picker.tsx";
import { controlKey, useBuilder } from "./builder-context.ts";
import { OperatorSelect } from "./operator-select.tsx";
import classes from "./row.module.css";
import { RowMenu } from "./row-menu.tsx";
import { useRowActs } from "./use-row-acts.ts";
import { ValueEditor } from "./value-editor.tsx";

/** One criterion: attribute, operator, value, and how many contacts it matches on its own. */
export function CriterionRow(props: {
  rules: SegmentRules;
  path: RowPath;
  criterion: Criterion;
  first: boolean;
  last: boolean;
}) {
  const { rules, path, criterion } = props;
  const { change, fields, focus } = useBuilder();
  const { acts, onKeyDown, onKeyDownCapture } = useRowActs(rules, path, criterion);
  const id = useId();
  const name = fieldLabel(criterion.field);
  const problem = problemOf(criterion);
  const blank = isBlank(criterion);
  const gone = !problem && fields && !fields.some(({ field }) => sameField(field, criterion.field));
  const shownProblem = blank ? null : problem;
  const format = useFormat();
  const zoned =
    criterion.operator === "between" && isDateOperator(criterion.field, criterion.operator);
  const note =
    shownProblem ??
    (gone ? `Nobody has a value for “${name}” now.` : null) ??
    (zoned ? `Days of ${cityOf(format.timeZone)} time, both included.` : null);
  const number = path.row + 1;
  const control = (part: "attribute" | "operator" | "value") => controlKey({ ...path, part });
  const set = (words: string, to: (row: Criterion) => Criterion, merge?: string) =>
    change(words, (now) => changeRow(now, path, to), merge);
  const describedBy = note ? `${id}-note` : undefined;
  // While the focus is in the row it is not outlined (see row.module.css): what is being filled in is no mistake yet.
  const error = shownProblem !== null;
  return (
    // Keys for the row as a whole, beside those of the controls in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset
      aria-label={name ? `Criterion ${number}, ${name}` : `Criterion ${number}`}
      className={classes.row}
      onKeyDown={onKeyDown}
      onKeyDownCapture={onKeyDownCapture}
    >
      <div className={classes.line}>
        <AttributePicker
          field={criterion.field}
          choices={fields}
          control={control("attribute")}
          label="Attribute"
          error={error && name === ""}
          describedBy={describedBy}
          onChoose={(field) => {
            set(name ? `change ${name}` : "choose attribute", (row) => setField(row, field));
            focus({ ...path, part: "attribute" });
          }}
        />
        <OperatorSelect
          criterion={criterion}
          control={control("operator")}
          label="Operator"
          onChoose={(operator) =>
            set(`change operator of ${name || "criterion"}`, (row) => setOperator(row, operator))
          }
        />
        <div className={classes.value}>
          <ValueEditor
            criterion={criterion}
            control={control("value")}
            label="Value"
            error={error}
            describedBy={describedBy}
            onChange={(to, merge) =>
              set(`change ${name || "criterion"}`, to, merge ? control("value") : undefined)
            }
          />
        </div>
        <Matches criterion={criterion} complete={problem === null} />
        <RowMenu
          label={`Actions for criterion ${number}${name ? `, ${name}` : ""}`}
          acts={acts}
          first={props.first}
          last={props.last}
        />
      </div>
      {note ? (
        <p
          id={`${id}-note`}
          className={classes.note}
          data-warning={(!problem && gone) || undefined}
          data-quiet={(!problem && !gone) || undefined}
        >
          {note}
        </p>
      ) : null}
    </fieldset>
  );
}

function Matches({ criterion, complete }: { criterion: Criterion; complete: boolean }) {
  const { live } = useBuilder();
  const format = useFormat();
  const count = complete ? live.ofCriterion(criterion) : null;
  const all = live.count?.allContacts ?? 0;
  return (
    <div className={classes.matches} data-dim={(complete && count === null) || undefined}>
      <span className="visually-hidden">Matches on its own: </span>
      <b>{count === null ? unknown : format.count(count)}</b>
      <Bar share={count === null || all === 0 ? 0 : count / all} height={3} />
    </div>
  );
}
