import { NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Criterion } from "../../../../../shared/domain/segment.ts";
import { useEngine } from "../../../../data/engine.tsx";
import { useFormat } from "../../../../ui/window-settings.tsx";
import classes from "./filters.module.css";
import { choices, entryOf } from "./operator-words.ts";

type Props = { criterion: Criterion; onChange: (criterion: Criterion) => void };

/** What an attribute is compared with: nothing, days, numbers, dates, a choice or texts. */
export function CriterionValues({ criterion, onChange }: Props) {
  const { field, operator, values } = criterion;
  const entry = entryOf(field, operator);
  const set = (next: Criterion["values"]) => onChange({ ...criterion, values: next });
  const setAt = (at: number, value: string | number) =>
    set([0, 1].map((each) => (each === at ? value : (values[each] ?? ""))));
  switch (entry) {
    case "nothing":
      return null;
    case "days":
      return (
        <NumberInput
          label="Days"
          min={1}
          allowDecimal={false}
          value={values[0] ?? ""}
          onChange={(value) => set([value])}
        />
      );
    case "window":
      return <EventWindowField criterion={criterion} onChange={onChange} />;
    case "number":
      return (
        <NumberInput label="Number" value={values[0] ?? ""} onChange={(value) => set([value])} />
      );
    case "numbers":
      return (
        <div className={classes.pair}>
          <NumberInput label="From" value={values[0] ?? ""} onChange={(value) => setAt(0, value)} />
          <NumberInput label="To" value={values[1] ?? ""} onChange={(value) => setAt(1, value)} />
        </div>
      );
    case "date":
      return <DateField label="Date" value={values[0]} onChange={(value) => set([value])} />;
    case "dates":
      return (
        <div className={classes.pair}>
          <DateField label="From" value={values[0]} onChange={(value) => setAt(0, value)} />
          <DateField label="To" value={values[1]} onChange={(value) => setAt(1, value)} />
        </div>
      );
    case "choice":
      return (
        <Select
          label="Value"
          data={field.kind === "status" ? choices.status : choices.optOut}
          value={values[0] === undefined ? null : String(values[0])}
          onChange={(value) => set(value === null ? [] : [value])}
        />
      );
    case "texts":
      return <TextValues criterion={criterion} onChange={onChange} />;
  }
}

function DateField(props: {
  label: string;
  value: string | number | undefined;
  onChange: (value: string) => void;
}) {
  const { timeZone } = useFormat();
  return (
    <TextInput
      type="date"
      label={props.label}
      description={`In ${timeZone} time`}
      value={String(props.value ?? "")}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

/** An empty field means at any time. */
function EventWindowField({ criterion, onChange }: Props) {
  const window = criterion.event?.window;
  return (
    <NumberInput
      label="In the last days"
      placeholder="At any time"
      min={1}
      allowDecimal={false}
      value={window?.kind === "last" ? window.days : ""}
      onChange={(days) => {
        const { window: _before, ...rest } = criterion.event ?? {};
        onChange({
          ...criterion,
          event:
            typeof days === "number" && days > 0
              ? { ...rest, window: { kind: "last", days } }
              : rest,
        });
      }}
    />
  );
}

/** Values that exist are offered with how often they do; any other text may be typed. */
function TextValues({ criterion, onChange }: Props) {
  const format = useFormat();
  const [search, setSearch] = useState("");
  const [asked] = useDebouncedValue(search.trim(), 150);
  const found = useQuery(
    useEngine().segments.values.queryOptions({
      input: { field: criterion.field, ...(asked ? { search: asked } : {}) },
      retry: false,
    }),
  );
  const counts = new Map(found.data?.map(({ value, count }) => [value, count]));
  return (
    <TagsInput
      label="Values"
      placeholder={criterion.values.length === 0 ? "Type or choose" : ""}
      size="md"
      acceptValueOnBlur
      maxDropdownHeight={240}
      // Beside the form: it stays open while several are chosen, and must not lie over the buttons.
      comboboxProps={{ position: "right-start", width: 260, offset: 16 }}
      data={found.data?.map(({ value }) => value) ?? []}
      filter={({ options }) => options}
      searchValue={search}
      onSearchChange={setSearch}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <span className="ellipsis">{option.value}</span>
          <span className={classes.optionCount}>
            {counts.has(option.value) ? format.count(counts.get(option.value) ?? null) : null}
          </span>
        </span>
      )}
      value={criterion.values.map(String)}
      onChange={(values) => onChange({ ...criterion, values })}
    />
  );
}
