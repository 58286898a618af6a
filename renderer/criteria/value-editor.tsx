import { Tooltip, UnstyledButton } from "@mantine/core";
import { filledValues, type Criterion } from "../../shared/domain/segment.ts";
import {
  isDateOperator,
  isDayOperator,
  isListOperator,
  needsNoValue,
  setMatchCase,
} from "./edit-row.ts";
import { ChoiceValues } from "./choice-values.tsx";
import { DateValues } from "./date-values.tsx";
import { EventValues, MessageEventValues } from "./event-values.tsx";
import { CohortValues, DayValues, DistanceValues, NumberValues } from "./number-values.tsx";
import { ValuesInput } from "./values-input.tsx";
import classes from "./values.module.css";

type Props = {
  criterion: Criterion;
  onChange: (to: (row: Criterion) => Criterion, merge?: boolean) => void;
  control: string;
  label: string;
  error: boolean;
  describedBy: string | undefined;
};

const plainWords: Partial<Record<Criterion["operator"], string>> = {
  isSet: "has any value",
  isEmpty: "has no value",
  isReachable: "has an address and hasn’t opted out",
  isNotReachable: "has no address or has opted out",
};

/** What the attribute is compared with: nothing, tags, numbers, dates, days, a choice, an event. */
export function ValueEditor({ criterion, onChange, ...rest }: Props) {
  const { field, operator } = criterion;
  const values = {
    ...rest,
    criterion,
    onChange: (next: Criterion["values"]) => onChange((row) => ({ ...row, values: next }), true),
  };
  switch (field.kind) {
    case "event":
      return <EventValues {...rest} criterion={criterion} field={field} onChange={onChange} />;
    case "messageEvent":
      return (
        <MessageEventValues {...rest} criterion={criterion} field={field} onChange={onChange} />
      );
    case "campaign":
    case "segment":
    case "optOut":
    case "status":
      return <ChoiceValues {...rest} criterion={criterion} onChange={onChange} />;
    case "distance":
      return <DistanceValues {...values} />;
    case "cohort":
      return <CohortValues {...values} />;
    case "activity":
      return <DayValues {...values} />;
  }
  if (needsNoValue(operator)) return <span className={classes.note}>{plainWords[operator]}</span>;
  if (isDayOperator(operator)) return <DayValues {...values} />;
  if (field.kind === "metric") return <NumberValues {...values} />;
  if (isDateOperator(field, operator)) return <DateValues {...values} />;
  return (
    <>
      <ValuesInput
        {...rest}
        field={field}
        values={filledValues(criterion).map(String)}
        onChange={(next) => onChange((row) => ({ ...row, values: next }), false)}
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
