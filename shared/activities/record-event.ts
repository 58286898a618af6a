import { z } from "zod";
import { next, type Activity } from "./activity.ts";

export const RecordEventSettings = z.object({
  name: z.string().max(128),
  attributes: z.array(z.object({ name: z.string().max(50), value: z.string().max(200) })).max(40),
  metrics: z.array(z.object({ name: z.string().max(50), value: z.number() })).max(40),
});
export type RecordEventSettings = z.infer<typeof RecordEventSettings>;

export const recordEvent: Activity<RecordEventSettings> = {
  type: "recordEvent",
  title: "Record event",
  purpose: "Write an event for this contact",
  family: "action",
  settings: RecordEventSettings,
  version: 1,
  blank: () => ({ name: "", attributes: [], metrics: [] }),
  outlets: () => next,
  asks: () => [],
  decide: ({ name, attributes, metrics }) => ({
    kind: "record",
    event: {
      name,
      attributes: Object.fromEntries(attributes.map((one) => [one.name, one.value])),
      metrics: Object.fromEntries(metrics.map((one) => [one.name, one.value])),
    },
    by: "next",
  }),
  problems: ({ name }) =>
    name.trim() === ""
      ? [{ code: "noName", severity: "error", text: "Enter the name of the event.", field: "name" }]
      : name.startsWith("_")
        ? [
            {
              code: "reservedName",
              severity: "error",
              text: "Names that begin with _ belong to the product’s own events.",
              field: "name",
            },
          ]
        : [],
  describe: ({ name, attributes, metrics }) => ({
    name: name || "Record event",
    summary: [
      ...attributes.map((one) => `${one.name} ${one.value}`),
      ...metrics.map((one) => `${one.name} ${one.value}`),
    ].join(" · "),
  }),
};
