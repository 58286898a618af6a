import type { ParticipantRow } from "../../../../../shared/contract/journey-runs.ts";
import { endReasons } from "../../../../../shared/journey/step.ts";
import { activityName, useNames } from "../../../../data/library.tsx";
import { useNow } from "../../../../ui/use-now.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor } from "../editor-context.ts";
import { reasonWords } from "./live-words.ts";
import { useLive } from "./use-live.ts";

/** Where somebody is and what they wait for, or how it ended for them. */
export function StateWords({ row }: { row: ParticipantRow }) {
  const format = useFormat();
  const now = useNow();
  const document = useLive().data?.document;
  const fallback = useEditor((editor) => editor.document);
  const names = useNames(document ?? fallback);
  const activity =
    row.activity === null ? undefined : (document ?? fallback).activities[row.activity];
  const at = activity ? ` at ${activityName(activity, names)}` : "";
  const because = row.reason === null ? "" : ` · ${reasonWords(row.reason)}`;
  switch (row.state) {
    case "ended":
      return `${row.outcome ?? (row.endReason === null ? "Ended" : endReasons[row.endReason])}${
        row.endedAt === null ? "" : `, ${format.dateTime(row.endedAt)}`
      }${because}`;
    case "waiting":
      return `Waiting${at}${row.dueAt === null ? "" : `, ${format.relative(row.dueAt, now)}`}${because}`;
    case "held":
      return `Held${at}${because}`;
    case "moving":
      return `Moving${at}${because}`;
  }
}
