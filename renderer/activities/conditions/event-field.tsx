import { TagsInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { EventRule } from "../../../shared/domain/event-rule.ts";
import { NumberComparison } from "../../../shared/domain/segment.ts";
import { useCriteria } from "../../criteria/criteria-context.ts";
import { signs } from "../../criteria/operator-words.ts";
import { useEngine } from "../../data/engine.tsx";
import { SelectField } from "../form/choice-field.tsx";
import classes from "../form/form.module.css";
import { NumberField } from "../form/number-field.tsx";
import { RemovableRows } from "../form/removable-rows.tsx";
import { TextField } from "../form/text-field.tsx";

/** One event by name, narrowed by what it carries. */
export function EventField(props: {
  name: string;
  value: EventRule;
  onChange: (rule: EventRule, said: string) => void;
}) {
  const { value, onChange } = props;
  const { fields } = useCriteria();
  const events = useMemo(
    () =>
      (fields ?? []).flatMap(({ field }) =>
        field.kind === "event" && field.name ? [field.name] : [],
      ),
    [fields],
  );
  const known = useQuery({
    ...useEngine().segments.eventFields.queryOptions({ input: { name: value.name } }),
    enabled: value.name !== "",
  }).data;
  const namesOf = (kind: "attribute" | "metric") =>
    (known ?? []).filter((one) => one.kind === kind).map(({ name }) => name);
  return (
    <div className={classes.stack} data-field={props.name}>
      <TextField
        name={props.name}
        label="Event"
        placeholder="Such as order.placed"
        data={events}
        maxLength={128}
        value={value.name}
        onCommit={(name) =>
          onChange({ ...value, name: name.trim() }, `Choose event ${name.trim()}`)
        }
      />
      <RemovableRows
        label="Attributes"
        rows={value.attributes}
        most={20}
        add="Add attribute"
        blank={() => ({ name: "", values: [] })}
        nameOf={({ name }, index) => (name ? `attribute ${name}` : `attribute ${index + 1}`)}
        onChange={(attributes, said) => onChange({ ...value, attributes }, said)}
      >
        {(row, set, index) => (
          <div className={classes.stack}>
            <TextField
              hideLabel
              label={`Attribute ${index + 1}`}
              placeholder="Attribute"
              data={namesOf("attribute")}
              maxLength={128}
              value={row.name}
              onCommit={(name) => set({ ...row, name: name.trim() }, "Change the attribute")}
            />
            <TagsInput
              size="sm"
              aria-label={`Values of attribute ${index + 1}`}
              placeholder={row.values.length === 0 ? "is any of …" : ""}
              maxTags={50}
              acceptValueOnBlur
              value={row.values}
              onChange={(values) => set({ ...row, values }, "Change the values")}
            />
          </div>
        )}
      </RemovableRows>
      <RemovableRows
        label="Metrics"
        rows={value.metrics}
        most={20}
        add="Add metric"
        blank={() => ({ name: "", compare: "greaterOrEqual" as const, value: 0 })}
        nameOf={({ name }, index) => (name ? `metric ${name}` : `metric ${index + 1}`)}
        onChange={(metrics, said) => onChange({ ...value, metrics }, said)}
      >
        {(row, set, index) => (
          <div className={classes.stack}>
            <TextField
              hideLabel
              label={`Metric ${index + 1}`}
              placeholder="Metric"
              data={namesOf("metric")}
              maxLength={128}
              value={row.name}
              onCommit={(name) => set({ ...row, name: name.trim() }, "Change the metric")}
            />
            <div className={classes.row}>
              <SelectField
                hideLabel
                label={`Comparison of metric ${index + 1}`}
                value={row.compare}
                options={NumberComparison.options.map((one) => ({
                  value: one,
                  label: signs[one],
                }))}
                onChange={(compare) => set({ ...row, compare }, "Change the comparison")}
              />
              <NumberField
                hideLabel
                label={`Value of metric ${index + 1}`}
                decimals={4}
                value={row.value}
                onCommit={(number) => set({ ...row, value: number }, "Change the value")}
              />
            </div>
          </div>
        )}
      </RemovableRows>
    </div>
  );
}
