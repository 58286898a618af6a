import { Autocomplete, NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import {
  NumberComparison,
  type EventCondition,
  type EventDetails,
  type Operator,
} from "../../../../shared/domain/segment.ts";
import { operatorWords, signs } from "../../../criteria/operator-words.ts";
import classes from "../../../criteria/popover-field.module.css";

type Known = readonly { kind: "attribute" | "metric"; name: string }[];
const inside = { withinPortal: false };

const ofText: Operator[] = ["is", "isNot", "contains", "notContains", "startsWith", "isSet", "isEmpty"]; // prettier-ignore
const ofNumber: Operator[] = ["equals", "notEquals", "greaterThan", "greaterOrEqual", "lessThan", "lessOrEqual", "between", "isSet", "isEmpty"]; // prettier-ignore

/** One attribute or metric of the event. */
export function ConditionForm(props: {
  condition: EventCondition;
  known: Known;
  onChange: (condition: EventCondition) => void;
}) {
  const { condition, known, onChange } = props;
  const { kind, operator, values } = condition;
  const operators = kind === "metric" ? ofNumber : ofText;
  const rename = (name: string) => {
    const found = known.find((one) => one.name === name)?.kind ?? kind;
    onChange(
      found === kind
        ? { ...condition, name }
        : { kind: found, name, operator: found === "metric" ? "equals" : "is", values: [] },
    );
  };
  const none = operator === "isSet" || operator === "isEmpty";
  return (
    <>
      <Autocomplete
        data-autofocus
        openOnFocus={false}
        label="Attribute or metric"
        data={known.map(({ name }) => name)}
        value={condition.name}
        maxLength={200}
        comboboxProps={inside}
        onChange={rename}
      />
      <Select
        label="Operator"
        allowDeselect={false}
        data={operators.map((value) => ({ value, label: operatorWords(value, values.length) }))}
        value={operator}
        comboboxProps={inside}
        onChange={(value) => {
          const next = operators.find((one) => one === value);
          if (next) onChange({ ...condition, operator: next, values: kept(condition, next) });
        }}
      />
      {none ? null : kind === "attribute" ? (
        <TagsInput
          label="Values"
          size="sm"
          openOnFocus={false}
          splitChars={["\n", ";", "\t"]}
          acceptValueOnBlur
          value={values.map(String)}
          comboboxProps={inside}
          onChange={(next) => onChange({ ...condition, values: next })}
        />
      ) : (
        <div className={classes.pair}>
          {(operator === "between" ? [0, 1] : [0]).map((at) => (
            <NumberInput
              key={at}
              label={operator === "between" ? (at === 0 ? "From" : "To") : "Value"}
              hideControls
              value={values[at] ?? ""}
              onChange={(value) => {
                const next = [values[0] ?? "", values[1] ?? ""].with(at, value);
                onChange({
                  ...condition,
                  values: operator === "between" ? next : next.slice(0, 1),
                });
              }}
            />
          ))}
        </div>
      )}
    </>
  );
}

function kept({ values, kind }: EventCondition, operator: Operator): EventCondition["values"] {
  if (operator === "isSet" || operator === "isEmpty") return [];
  if (kind === "attribute") return values;
  return operator === "between" ? [values[0] ?? "", values[1] ?? ""] : values.slice(0, 1);
}

const comparisons = NumberComparison.options.map((value) => ({ value, label: signs[value] }));

function Compare(props: { value: NumberComparison; onChange: (value: NumberComparison) => void }) {
  return (
    <Select
      label="Compare"
      allowDeselect={false}
      data={comparisons}
      value={props.value}
      comboboxProps={inside}
      onChange={(value) => {
        const found = NumberComparison.safeParse(value);
        if (found.success) props.onChange(found.data);
      }}
    />
  );
}

type Times = NonNullable<EventDetails["times"]>;
export const TimesForm = ({
  times,
  onChange,
}: {
  times: Times;
  onChange: (times: Times) => void;
}) => (
  // prettier-ignore
  <div className={classes.pair}>
    <Compare value={times.compare} onChange={(compare) => onChange({ ...times, compare })} />
    <NumberInput
      data-autofocus
      label="Times"
      min={0}
      allowDecimal={false}
      value={times.count}
      onChange={(value) => {
        if (value !== "" && Number(value) >= 0) onChange({ ...times, count: Number(value) });
      }}
    />
  </div>
);

type Measure = NonNullable<EventDetails["measure"]>;
const hows = [
  { value: "sum", label: "Sum" },
  { value: "average", label: "Average" },
  { value: "first", label: "First" },
  { value: "last", label: "Last" },
];

export function MeasureForm(props: {
  measure: Measure;
  known: Known;
  onChange: (measure: Measure) => void;
}) {
  const { measure, onChange } = props;
  const metrics = props.known.flatMap(({ kind, name }) => (kind === "metric" ? [name] : []));
  return (
    <>
      <div className={classes.pair}>
        <Select
          label="What"
          allowDeselect={false}
          data={hows}
          value={measure.how}
          comboboxProps={inside}
          onChange={(value) => onChange({ ...measure, how: (value ?? "sum") as Measure["how"] })}
        />
        {metrics.length > 0 ? (
          <Autocomplete
            data-autofocus
            openOnFocus={false}
            label="Metric"
            data={metrics}
            value={measure.metric}
            comboboxProps={inside}
            onChange={(metric) => onChange({ ...measure, metric })}
          />
        ) : (
          <TextInput
            data-autofocus
            label="Metric"
            value={measure.metric}
            onChange={(event) => onChange({ ...measure, metric: event.currentTarget.value })}
          />
        )}
      </div>
      <div className={classes.pair}>
        <Compare
          value={measure.compare}
          onChange={(compare) => onChange({ ...measure, compare })}
        />
        <NumberInput
          label="Value"
          hideControls
          value={measure.value}
          onChange={(value) => {
            if (value !== "") onChange({ ...measure, value: Number(value) });
          }}
        />
      </div>
    </>
  );
}
