import { UnstyledButton } from "@mantine/core";
import { filledValues, type Criterion } from "../../../../shared/domain/segment.ts";
import { Tooltip } from "@mantine/core";
import { isDateOperator, isListOperator, setMatchCase } from "../edit.ts";
import { DateValues, NumberValues } from "./single-values.tsx";
import { ValuesInput } from "./values-input.tsx";
import classes from "./values.module.css";

/** What the attribute is compared with: nothing, tags, numbers, dates or days. */
export function ValueEditor(props: {
  criterion: Criterion;
  onChange: (to: (row: Criterion) => Criterion, merge?: boolean) => void;
  control: string;
  label: string;
  error: boolean;
  describedBy: string | undefined;
}) {
  const { criterion, onChange, ...rest } = props;
  const { field, operator } = criterion;
  const setValues = (values: Criterion["values"], merge: boolean) =>
    onChange((row) => ({ ...row, values }), merge);
  if (operator === "isSet" || operator === "isEmpty")
    return (
      <span className={classes.note}>
        {operator === "isSet" ? "has any value" : "has no value"}
      </span>
    );
  if (field.kind === "metric" || field.kind === "activity")
    return (
      <NumberValues
        {...rest}
        criterion={criterion}
        onChange={(values) => setValues(values, true)}
      />
    );
  if (isDateOperator(field, operator))
    return (
      <DateValues {...rest} criterion={criterion} onChange={(values) => setValues(values, true)} />
    );
  return (
    <>
      <ValuesInput
        {...rest}
        field={field}
        values={filledValues(criterion).map(String)}
        onChange={(values) => setValues(values, false)}
      />
      {isListOperator(operator) && field.kind !== "channel" ? (
        <Tooltip label={criterion.matchCase ? "Case counts" : "Case is ignored"}>
          <UnstyledButton
            className={classes.case ?? ""}
            aria-label="Match case"
            aria-pressed={criterion.matchCase ?? false}
            onClick={() => onChange((row) => setMatchCase(row, !row.matchCase))}
          >
            Aa
          </UnstyledButton>
        </Tooltip>
      ) : null}
    </>
  );
}
