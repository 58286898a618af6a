import { Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  operatorsOf,
  problemOf,
  type Criterion,
  type CriterionField,
  type Operator,
} from "../../../../../shared/domain/segment.ts";
import { fieldLabel } from "../../../../../shared/domain/segment-words.ts";
import { useEngine } from "../../../../data/engine.tsx";
import { CriterionValues } from "./criterion-values.tsx";
import classes from "./filters.module.css";
import { entryOf, operatorWords } from "./operator-words.ts";

/** Everything a row of one line can ask; the rest is the segment builder's. */
const kinds = new Set<CriterionField["kind"]>([
  "attribute",
  "userAttribute",
  "metric",
  "demographic",
  "location",
  "activity",
  "optOut",
  "status",
  "reachable",
  "created",
  "event",
]);
const always: { field: CriterionField; label: string; group: string }[] = [
  { field: { kind: "activity" }, label: "Last activity", group: "Contact" },
  { field: { kind: "created" }, label: "Created", group: "Contact" },
  { field: { kind: "optOut" }, label: "Opt-out", group: "Endpoint" },
  { field: { kind: "status" }, label: "Endpoint status", group: "Endpoint" },
];
const nameOf = (field: CriterionField) => JSON.stringify(field);

/** Fields to choose from, in their groups. */
function useFields(chosen: CriterionField | null) {
  const known = useQuery(useEngine().segments.fields.queryOptions({ retry: false }));
  const fields = (known.data ?? []).filter(({ field }) => kinds.has(field.kind));
  const all = [
    ...always.filter(({ field }) => !fields.some((each) => nameOf(each.field) === nameOf(field))),
    ...fields,
  ];
  if (chosen && !all.some(({ field }) => nameOf(field) === nameOf(chosen)))
    all.push({ field: chosen, label: fieldLabel(chosen), group: "Not in the data" });
  const groups = Map.groupBy(all, ({ group }) => group);
  return {
    byName: new Map(all.map(({ field }) => [nameOf(field), field])),
    data: [...groups].map(([group, items]) => ({
      group,
      items: items.map(({ field, label }) => ({ value: nameOf(field), label })),
    })),
  };
}

/** One criterion of the list. It narrows the list only when it is complete. */
export function CriterionForm(props: {
  criterion: Criterion | null;
  onApply: (criterion: Criterion) => void;
  onCancel: () => void;
}) {
  const [criterion, setCriterion] = useState(props.criterion);
  const [tried, setTried] = useState(false);
  const { byName, data } = useFields(criterion?.field ?? null);
  const problem = criterion === null ? "Choose an attribute." : problemOf(criterion);
  const choose = (name: string | null) => {
    const field = name === null ? undefined : byName.get(name);
    const operator = field ? operatorsOf(field)[0] : undefined;
    if (field && operator) setCriterion({ field, operator, values: [] });
  };
  const change = (operator: Operator) => {
    if (!criterion) return;
    const same =
      entryOf(criterion.field, operator) === entryOf(criterion.field, criterion.operator);
    setCriterion({ ...criterion, operator, values: same ? criterion.values : [] });
  };
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (criterion && problem === null) props.onApply(criterion);
        else setTried(true);
      }}
    >
      <Select
        data-autofocus
        label="Attribute"
        placeholder="City, Loyalty, Last activity…"
        searchable
        maxDropdownHeight={260}
        nothingFoundMessage="No contact has an attribute called that."
        data={data}
        value={criterion ? nameOf(criterion.field) : null}
        onChange={choose}
      />
      {criterion ? (
        <>
          <Select
            label="Operator"
            data={operatorsOf(criterion.field).map((operator) => ({
              value: operator,
              label: operatorWords(operator),
            }))}
            value={criterion.operator}
            onChange={(value) => {
              const operator = operatorsOf(criterion.field).find((each) => each === value);
              if (operator) change(operator);
            }}
          />
          <CriterionValues
            key={nameOf(criterion.field)}
            criterion={criterion}
            onChange={setCriterion}
          />
        </>
      ) : null}
      {tried && problem !== null ? (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      ) : null}
      <div className={classes.acts}>
        <Button onClick={props.onCancel}>Cancel</Button>
        <Button type="submit" variant="filled">
          Apply
        </Button>
      </div>
    </form>
  );
}
