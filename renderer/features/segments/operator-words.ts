import { filledValues, type Criterion, type Operator } from "../../../shared/domain/segment.ts";
import { channelName, fieldLabel, listInWords } from "../../../shared/domain/segment-words.ts";

const words: Record<Operator, string> = {
  is: "is",
  isNot: "is not",
  contains: "contains",
  startsWith: "starts with",
  isSet: "is set",
  isEmpty: "is empty",
  before: "before",
  after: "after",
  between: "between",
  on: "on",
  equals: "is",
  greaterThan: "is more than",
  greaterOrEqual: "is at least",
  lessThan: "is less than",
  lessOrEqual: "is at most",
  activeWithin: "active in the last",
  inactiveFor: "inactive for",
};

/** An operator as its menu names it; with several values *is* means any of them. */
export function operatorWords(operator: Operator, values: number): string {
  if (values > 1 && operator === "is") return "is any of";
  if (values > 1 && operator === "isNot") return "is none of";
  return words[operator];
}

/** A criterion in few words: “City is Linz”. */
export function criterionWords(criterion: Criterion): string {
  const { field, operator } = criterion;
  const values = filledValues(criterion).map((value) =>
    field.kind === "channel" ? channelName(String(value)) : String(value),
  );
  const label = fieldLabel(field) || "Criterion";
  if (field.kind === "activity")
    return `${label} ${words[operator]} ${values[0] ?? ""} ${values[0] === "1" ? "day" : "days"}`;
  const said = operator === "between" ? values.join(" and ") : listInWords(values, "or", 3);
  return [label, operatorWords(operator, values.length), said].filter(Boolean).join(" ");
}
