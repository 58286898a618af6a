import { IconBolt, IconCalendarEvent, IconHandStop, IconTargetArrow } from "@tabler/icons-react";
import type { EntrySettings } from "../../../shared/activities/entry.ts";
import { durationWords, eventWords } from "../../../shared/activities/words.ts";
import { useLibrary } from "../../data/library.tsx";
import type { SummaryProps } from "../activity-view.ts";
import { Missing, SummaryLine } from "./summary-line.tsx";

/** Who enters, in the room of a card. */
export function EntrySummary({ settings: { by } }: SummaryProps<EntrySettings>) {
  const { segments, known } = useLibrary();
  switch (by.kind) {
    case "segment": {
      if (by.segmentId === null)
        return (
          <SummaryLine icon={IconTargetArrow}>
            <Missing>Choose who enters</Missing>
          </SummaryLine>
        );
      const name = segments.get(by.segmentId)?.name ?? (known ? "(deleted)" : "…");
      const checks = by.refresh === null ? "" : ` · checks ${oftenWords(by.refresh)}`;
      return (
        <SummaryLine icon={IconTargetArrow} title={`In segment ${name}${checks}`}>
          In segment <strong>{name}</strong>
          {checks}
        </SummaryLine>
      );
    }
    case "event":
      return (
        <SummaryLine icon={IconBolt}>
          {by.event.name ? (
            <>
              When <strong>{eventWords(by.event)}</strong> happens
            </>
          ) : (
            <Missing>Choose an event</Missing>
          )}
        </SummaryLine>
      );
    case "date":
      return (
        <SummaryLine icon={IconCalendarEvent}>
          {by.attribute ? (
            <>
              {dayWords(by.offsetDays)} <strong>{by.attribute}</strong>
              {by.yearly ? ", every year" : ""} at {by.time}
            </>
          ) : (
            <Missing>Choose a date</Missing>
          )}
        </SummaryLine>
      );
    case "manual":
      return <SummaryLine icon={IconHandStop}>By “Start journey” of another journey</SummaryLine>;
  }
}

const often: Record<string, string> = {
  PT1H: "hourly",
  PT24H: "daily",
  P1D: "daily",
  P7D: "weekly",
};
const oftenWords = (refresh: string): string => often[refresh] ?? `every ${durationWords(refresh)}`;

const dayWords = (offset: number): string => {
  const days = Math.abs(offset);
  if (days === 0) return "On";
  return `${days} ${days === 1 ? "day" : "days"} ${offset < 0 ? "before" : "after"}`;
};
