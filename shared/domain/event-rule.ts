import { z } from "zod";
import { NumberComparison } from "./segment-criteria.ts";

/** One event by name, narrowed by what it carries: values of one attribute are alternatives, different attributes must all hold. */
export const EventRule = z.object({
  name: z.string().max(128),
  attributes: z
    .array(z.object({ name: z.string().max(128), values: z.array(z.string().max(1000)).max(50) }))
    .max(20),
  metrics: z
    .array(z.object({ name: z.string().max(128), compare: NumberComparison, value: z.number() }))
    .max(20),
});
export type EventRule = z.infer<typeof EventRule>;

export const blankEventRule = (): EventRule => ({ name: "", attributes: [], metrics: [] });

const comparisons: Record<NumberComparison, (value: number, other: number) => boolean> = {
  equals: (value, other) => value === other,
  greaterThan: (value, other) => value > other,
  greaterOrEqual: (value, other) => value >= other,
  lessThan: (value, other) => value < other,
  lessOrEqual: (value, other) => value <= other,
};

export type RecordedEvent = {
  type: string;
  attributes: Readonly<Record<string, unknown>>;
  metrics: Readonly<Record<string, unknown>> | null;
};

/** Whether a recorded event is the one meant. */
export function eventMatches(rule: EventRule, event: RecordedEvent): boolean {
  if (rule.name !== event.type) return false;
  const own = (from: Readonly<Record<string, unknown>> | null, name: string): unknown =>
    from && Object.hasOwn(from, name) ? from[name] : undefined;
  return (
    rule.attributes.every(({ name, values }) => {
      const found = own(event.attributes, name);
      return found !== undefined && [found].flat().some((one) => values.includes(String(one)));
    }) &&
    rule.metrics.every(({ name, compare, value }) => {
      const found = own(event.metrics, name);
      return typeof found === "number" && comparisons[compare](found, value);
    })
  );
}
