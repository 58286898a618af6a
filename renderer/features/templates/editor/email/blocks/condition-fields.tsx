import { Select, Switch, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Autocomplete } from "@mantine/core";
import type { BlockCondition } from "../../../../../../shared/domain/template/email-document.ts";
import { useEngine } from "../../../../../data/engine.tsx";
import classes from "./blocks.module.css";

const operators: readonly { value: BlockCondition["operator"]; label: string }[] = [
  { value: "isSet", label: "has a value" },
  { value: "isEmpty", label: "has no value" },
  { value: "is", label: "is" },
  { value: "isNot", label: "is not" },
  { value: "greaterThan", label: "is greater than" },
  { value: "lessThan", label: "is less than" },
];

/** A variable by its Pinpoint name, out of those the project has. */
export function VariableName(props: {
  label: string;
  value: string;
  onWrite: (name: string) => void;
}) {
  const known = useQuery(useEngine().campaigns.variables.queryOptions()).data;
  return (
    <Autocomplete
      size="md"
      label={props.label}
      maxLength={300}
      data={[...new Set((known ?? []).map(({ name }) => name))]}
      value={props.value}
      // A block always names one.
      error={props.value.trim() === "" ? "Choose a variable." : null}
      onChange={(name) => {
        if (name.trim() !== "") props.onWrite(name);
      }}
    />
  );
}

/** Who gets this part of the mail: everybody, or contacts with a certain value. */
export function ConditionFields(props: {
  condition: BlockCondition | undefined;
  onWrite: (condition: BlockCondition | undefined) => void;
}) {
  const { condition, onWrite } = props;
  return (
    <div className={classes.group}>
      <Switch
        label="Only for some contacts"
        checked={condition !== undefined}
        onChange={(event) =>
          onWrite(
            event.currentTarget.checked
              ? { variable: "User.UserAttributes.FirstName", operator: "isSet", value: "" }
              : undefined,
          )
        }
      />
      {condition ? (
        <>
          <VariableName
            label="Variable"
            value={condition.variable}
            onWrite={(variable) => onWrite({ ...condition, variable })}
          />
          <div className={classes.pair}>
            <Select
              label="Holds where it"
              data={[...operators]}
              value={condition.operator}
              onChange={(value) => {
                const found = operators.find((each) => each.value === value);
                if (found) onWrite({ ...condition, operator: found.value });
              }}
            />
            {condition.operator === "isSet" || condition.operator === "isEmpty" ? null : (
              <TextInput
                label="Value"
                maxLength={200}
                value={condition.value}
                onChange={(event) => onWrite({ ...condition, value: event.currentTarget.value })}
              />
            )}
          </div>
        </>
      ) : null}
    </div>
  );
}
