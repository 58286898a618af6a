import { Link } from "react-router";
import { familyNames } from "../../../../shared/domain/channel.ts";
import type { CampaignDetail } from "../../../../shared/contract/campaigns.ts";
import { cityOf } from "../../../ui/format.ts";
import { useNow } from "../../../ui/use-now.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { scheduleWords } from "../campaign-words.tsx";

/** To whom and when, in the zone it was planned in. */
export function ReportSentence({ campaign }: { campaign: CampaignDetail }) {
  const format = useFormat();
  const now = useNow();
  const { segment, schedule, lastRunAt, nextRunAt, status } = campaign;
  const zone = schedule.kind === "immediately" ? format.timeZone : schedule.zone;
  const parts = [
    lastRunAt !== null && schedule.kind !== "recurring"
      ? `${status === "sending" ? "sending since" : status === "completed" ? "sent" : "started"} ${format.dateTime(lastRunAt)} ${cityOf(format.timeZone)}`
      : null,
    schedule.kind === "recurring" ? scheduleWords(schedule, format, now) : null,
    nextRunAt !== null && status !== "cancelled"
      ? `${schedule.kind === "recurring" ? "next" : "planned for"} ${format.scheduled(nextRunAt, zone, now)}`
      : null,
  ].filter(Boolean);
  return (
    <>
      {familyNames[campaign.family]} to{" "}
      {segment ? <Link to={`/segments/${segment.id}`}>{segment.name}</Link> : "a deleted segment"}
      {parts.map((part) => ` · ${part}`).join("")}
    </>
  );
}
