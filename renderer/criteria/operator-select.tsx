import { Select } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { Operator, operatorsOf, type Criterion } from "../../shared/domain/segment.ts";
import { operatorWords } from "./operator-words.ts";
import classes from "./pickers.module.css";

export function OperatorSelect(props: {
  criterion: Criterion;
  onChoose: (operator: Operator) => void;
  control: string;
  label: string;
}) {
  const { field, operator, values } = props.criterion;
  const offered = operatorsOf(field);
  const shown = offered.includes(operator) ? offered : [...offered, operator];
  return (
    <Select
      className={classes.operator ?? ""}
      aria-label={props.label}
      data-control={props.control}
      data={shown.map((one) => ({
        value: one,
        label: operatorWords(one, one === operator ? values.length : 1, field),
      }))}
      value={operator}
      allowDeselect={false}
      rightSection={<IconChevronDown size={14} />}
      rightSectionWidth={26}
      maxDropdownHeight={380}
      comboboxProps={{ width: 170, position: "bottom-start" }}
      onChange={(value) => {
        const chosen = Operator.safeParse(value);
        if (chosen.success) props.onChoose(chosen.data);
      }}
    />
  );
}
