import type { CampaignFigures } from "../../../shared/contract/campaigns.ts";

/** How far sending has come, of the messages that can be sent at all; what was refused beforehand is no progress. */
export function progressOf(figures: CampaignFigures): {
  done: number;
  total: number;
  share: number;
} {
  const total = Math.max(0, figures.targeted - figures.notSent);
  const done = Math.max(0, total - figures.waiting);
  return { done, total, share: total > 0 ? done / total : 0 };
}
