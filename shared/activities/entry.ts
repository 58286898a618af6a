import { z } from "zod";
import { blankEventRule, EventRule } from "../domain/event-rule.ts";
import { ClockTime, IsoDuration } from "../domain/zone-math.ts";
import { leave, next, type Activity } from "./activity.ts";
import { durationWords, eventWords } from "./words.ts";

/** Who enters, and when (Pinpoint 4.3; dates and by hand are ours). */
export const EntrySettings = z.object({
  by: z.discriminatedUnion("kind", [
    /** `refresh` null: once, at the start. */
    z.object({
      kind: z.literal("segment"),
      segmentId: z.string().nullable(),
      refresh: IsoDuration.nullable(),
      onUpdate: z.boolean(),
    }),
    z.object({
      kind: z.literal("event"),
      event: EventRule,
      /** Only members of this dynamic segment enter. */
      segmentId: z.string().nullable(),
    }),
    /** The day of a date attribute, moved by `offsetDays`, at `time` in the contact's zone; `yearly` is an anniversary. */
    z.object({
      kind: z.literal("date"),
      of: z.enum(["user", "endpoint"]),
      attribute: z.string().max(128),
      offsetDays: z.number().int().min(-365).max(365),
      time: ClockTime,
      yearly: z.boolean(),
      segmentId: z.string().nullable(),
    }),
    /** Started from a contact, from a selection, by another journey or through the API. */
    z.object({ kind: z.literal("manual") }),
  ]),
});
export type EntrySettings = z.infer<typeof EntrySettings>;

export const blankEntries: { [kind in EntrySettings["by"]["kind"]]: () => EntrySettings["by"] } = {
  segment: () => ({ kind: "segment", segmentId: null, refresh: null, onUpdate: false }),
  event: () => ({ kind: "event", event: blankEventRule(), segmentId: null }),
  date: () => ({
    kind: "date",
    of: "user",
    attribute: "",
    offsetDays: 0,
    time: "09:00",
    yearly: true,
    segmentId: null,
  }),
  manual: () => ({ kind: "manual" }),
};

const missing: Record<string, string> = {
  segment: "Choose who enters: a segment, an event, a date, or another journey.",
  event: "Enter the name of the event that lets people in.",
  date: "Choose the date attribute that lets people in.",
};

export const entry: Activity<EntrySettings> = {
  type: "entry",
  title: "Entry",
  purpose: "Who comes in, and when",
  family: "entry",
  settings: EntrySettings,
  version: 1,
  blank: () => ({ by: blankEntries.segment() }),
  outlets: () => next,
  asks: () => [],
  decide: () => leave("next"),
  problems({ by }) {
    const empty =
      (by.kind === "segment" && by.segmentId === null) ||
      (by.kind === "event" && by.event.name.trim() === "") ||
      (by.kind === "date" && by.attribute.trim() === "");
    return empty
      ? [{ code: "noEntry", severity: "error", text: missing[by.kind] ?? "", field: by.kind }]
      : [];
  },
  describe({ by }, names) {
    switch (by.kind) {
      case "segment": {
        const name = by.segmentId === null ? null : names.segment(by.segmentId);
        const checks =
          by.refresh === null ? "once, at the start" : `checks every ${durationWords(by.refresh)}`;
        return {
          name: name ?? "Choose who enters",
          summary:
            by.segmentId === null ? "Not set" : `In segment ${name ?? "(deleted)"} · ${checks}`,
        };
      }
      case "event":
        return {
          name: by.event.name || "Choose an event",
          summary: by.event.name ? `When ${eventWords(by.event)} happens` : "Not set",
        };
      case "date": {
        const days = Math.abs(by.offsetDays);
        const when =
          days === 0
            ? "On"
            : `${days} ${days === 1 ? "day" : "days"} ${by.offsetDays < 0 ? "before" : "after"}`;
        return {
          name: by.attribute || "Choose a date",
          summary: by.attribute
            ? `${when} ${by.attribute}${by.yearly ? ", every year" : ""} at ${by.time}`
            : "Not set",
        };
      }
      case "manual":
        return { name: "From another journey", summary: "By its activity “Start journey”" };
    }
  },
  refers: ({ by }) =>
    "segmentId" in by && by.segmentId !== null ? { segments: [by.segmentId] } : {},
};
