import type { CampaignRow } from "../../../../shared/contract/campaigns.ts";

/** Whether a campaign will still ask who is in its segment: it waits for its time, or for its next run. */
export const isAffected = ({ status, schedule }: CampaignRow): boolean =>
  status === "scheduled" ||
  status === "pendingNextRun" ||
  ((status === "sending" || status === "paused") && schedule.kind === "recurring");

/** “Affects campaign ‘Nov newsletter’. Its next send goes to the contacts …” */
export function affectedWords(campaigns: readonly Pick<CampaignRow, "name">[]): string {
  const names = campaigns.map(({ name }) => `‘${name}’`);
  const listed =
    names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return names.length === 1
    ? `Affects campaign ${listed}. Its next send goes to the contacts the segment has then.`
    : `Affects campaigns ${listed}. Their next sends go to the contacts the segment has then.`;
}
