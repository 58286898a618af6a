import { memo } from "react";
import type { Criterion } from "../../../../shared/domain/segment.ts";
import { setField, setOperator } from "../../../criteria/edit-row.ts";
import { isNameless, rowLabel } from "../../../criteria/fields.ts";
import type { RowPath } from "../paths.ts";
import type { FieldChoice } from "../../../criteria/attribute-choices.ts";
import { AttributePicker } from "../../../criteria/attribute-picker.tsx";
import { controlKey, type FocusTarget } from "./builder-context.ts";
import { OperatorSelect } from "../../../criteria/operator-select.tsx";
import classes from "./row.module.css";
import { ValueEditor } from "../../../criteria/value-editor.tsx";

type Props = {
  path: RowPath;
  criterion: Criterion;
  fields: readonly FieldChoice[] | undefined;
  error: boolean;
  describedBy: string | undefined;
  set: (words: string, to: (row: Criterion) => Criterion, merge?: string) => void;
  edit: (to: (row: Criterion) => Criterion, merge?: boolean) => void;
  focus: (target: FocusTarget) => void;
};

/**
 * Attribute, operator and value of a row. Of a hundred rows only the changed one is drawn anew: what `set`, `edit` and
 * `focus` do depends on the path and the criterion alone, so that those of an earlier drawing are as good.
 */
export const RowControls = memo(Controls, (one, other) => {
  const [a, b] = [one.path, other.path];
  return (
    one.criterion === other.criterion &&
    one.fields === other.fields &&
    one.error === other.error &&
    one.describedBy === other.describedBy &&
    a.group === b.group &&
    a.box === b.box &&
    a.row === b.row
  );
});

function Controls({ path, criterion, fields, error, describedBy, set, edit, focus }: Props) {
  const name = rowLabel(criterion.field);
  const control = (part: "attribute" | "operator" | "value") => controlKey({ ...path, part });
  return (
    <>
      <AttributePicker
        field={criterion.field}
        choices={fields}
        control={control("attribute")}
        label="Attribute"
        error={error && isNameless(criterion.field)}
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
          onChange={edit}
        />
      </div>
    </>
  );
}
