import { Radio, Select } from "@mantine/core";
import type { ReactNode } from "react";
import { SegmentedTabs } from "../../ui/segmented-tabs.tsx";
import { Field } from "./field.tsx";
import { useErrorOf } from "./form-context.ts";
import classes from "./form.module.css";

type Option<Value extends string> = { value: Value; label: string; disabled?: boolean };

/** One of a few, side by side across the panel. */
export function SegmentedField<Value extends string>(props: {
  name?: string;
  label: string;
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
  hint?: ReactNode;
}) {
  const { name, label, hint } = props;
  return (
    <Field {...(name ? { name } : {})} label={label} hint={hint}>
      <div className={classes.stack}>
        <SegmentedTabs
          label={label}
          value={props.value}
          onChange={props.onChange}
          options={props.options}
        />
      </div>
    </Field>
  );
}

export function RadioField<Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
}) {
  return (
    <Radio.Group
      label={props.label}
      value={props.value}
      onChange={(value) => props.onChange(value as Value)}
    >
      <div className={classes.radios}>
        {props.options.map(({ value, label }) => (
          <Radio key={value} size="xs" value={value} label={label} />
        ))}
      </div>
    </Radio.Group>
  );
}

/** One of a list. */
export function SelectField<Value extends string>(props: {
  name?: string;
  label: string;
  hideLabel?: boolean;
  value: Value | null;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
  onClear?: () => void;
  placeholder?: string;
  nothing?: string;
  searchable?: boolean;
  hint?: ReactNode;
  error?: string | null;
  leftSection?: ReactNode;
}) {
  const { name, label, value, options, onClear } = props;
  const found = useErrorOf(name);
  const gone = value !== null && !options.some((one) => one.value === value);
  return (
    <div className={classes.field} data-field={name}>
      <Select
        {...(props.hideLabel ? { "aria-label": label } : { label })}
        description={props.hint}
        inputWrapperOrder={["label", "input", "error", "description"]}
        searchable={props.searchable ?? false}
        placeholder={props.placeholder ?? ""}
        nothingFoundMessage={props.nothing ?? "Nothing is called that."}
        leftSection={props.leftSection}
        clearable={onClear !== undefined}
        error={props.error ?? found}
        data={[...options, ...(gone ? [{ value, label: "No longer exists", disabled: true }] : [])]}
        value={value}
        onChange={(next) => {
          if (next === null) onClear?.();
          else if (next !== value) props.onChange(next as Value);
        }}
      />
    </div>
  );
}
