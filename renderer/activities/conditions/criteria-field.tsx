import { Button } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { CriteriaGroup, Criterion } from "../../../shared/domain/segment.ts";
import { problemOf } from "../../../shared/domain/segment.ts";
import { AttributePicker } from "../../criteria/attribute-picker.tsx";
import { useCriteria } from "../../criteria/criteria-context.ts";
import { setField, setOperator } from "../../criteria/edit-row.ts";
import { isBlank, isNameless, rowLabel } from "../../criteria/fields.ts";
import { OperatorSelect } from "../../criteria/operator-select.tsx";
import { ValueEditor } from "../../criteria/value-editor.tsx";
import { IconAction } from "../../ui/icon-action.tsx";
import { SegmentedTabs } from "../../ui/segmented-tabs.tsx";
import { useFormParts } from "../form/form-context.ts";
import formClasses from "../form/form.module.css";
import classes from "./conditions.module.css";

const blank = (): Criterion => ({
  field: { kind: "userAttribute", name: "" },
  operator: "is",
  values: [],
});

/** Attributes, metrics and all else a segment can ask of a contact, in the room of the inspector. */
export function CriteriaField(props: {
  value: CriteriaGroup;
  onChange: (value: CriteriaGroup, said: string) => void;
}) {
  const { value, onChange } = props;
  const { readOnly } = useFormParts();
  const rows = value.criteria.length === 0 ? [blank()] : value.criteria;
  const set = (criteria: Criterion[], said: string) => onChange({ ...value, criteria }, said);
  return (
    <div className={formClasses.stack}>
      {rows.length > 1 ? (
        <SegmentedTabs
          label="How the attributes combine"
          value={value.match}
          options={[
            { value: "all", label: "All of these" },
            { value: "any", label: "Any of these" },
          ]}
          onChange={(match) => onChange({ ...value, match }, "Change how attributes combine")}
        />
      ) : null}
      {rows.map((criterion, index) => (
        <CriterionEditor
          key={index}
          criterion={criterion}
          index={index}
          onChange={(to) =>
            set(
              rows.map((one, at) => (at === index ? to(one) : one)),
              `Change ${rowLabel(to(criterion).field) || "the condition"}`,
            )
          }
          {...(rows.length > 1 && !readOnly
            ? {
                onRemove: () =>
                  set(
                    rows.filter((_, at) => at !== index),
                    `Remove ${rowLabel(criterion.field) || "the criterion"}`,
                  ),
              }
            : {})}
        />
      ))}
      {readOnly ? null : (
        <div>
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => set([...rows, blank()], "Add attribute")}
          >
            Add attribute
          </Button>
        </div>
      )}
    </div>
  );
}

function CriterionEditor(props: {
  criterion: Criterion;
  index: number;
  onChange: (to: (row: Criterion) => Criterion) => void;
  onRemove?: () => void;
}) {
  const { criterion, index, onChange, onRemove } = props;
  const { fields } = useCriteria();
  const problem = isBlank(criterion) ? null : problemOf(criterion);
  const named = (part: string) => (index === 0 ? part : `${part} ${index + 1}`);
  return (
    <div className={classes.criterion}>
      <div className={classes.line}>
        <AttributePicker
          field={criterion.field}
          choices={fields}
          control={`criterion.${index}.attribute`}
          label={named("Attribute")}
          error={problem !== null && isNameless(criterion.field)}
          describedBy={undefined}
          onChoose={(field) => onChange((row) => setField(row, field))}
        />
        {onRemove ? (
          <IconAction
            label={`Remove ${rowLabel(criterion.field) || "criterion"}`}
            onClick={onRemove}
          >
            <IconTrash size={15} />
          </IconAction>
        ) : null}
      </div>
      <div className={classes.line}>
        <OperatorSelect
          criterion={criterion}
          control={`criterion.${index}.operator`}
          label={named("Operator")}
          onChoose={(operator) => onChange((row) => setOperator(row, operator))}
        />
      </div>
      <div className={classes.value}>
        <ValueEditor
          criterion={criterion}
          control={`criterion.${index}.value`}
          label={named("Value")}
          error={problem !== null}
          describedBy={undefined}
          onChange={onChange}
        />
      </div>
      {problem === null ? null : <p className={classes.note}>{problem}</p>}
    </div>
  );
}
