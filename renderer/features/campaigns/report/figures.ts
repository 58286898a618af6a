import type { CampaignFigures } from "../../../../shared/contract/campaigns.ts";
import type { Outcome } from "../../../../shared/contract/contacts.ts";

export type Lost = { label: string; count: number; outcome: Outcome };
export type FunnelStep = {
  label: string;
  /** Null = not measured. */
  count: number | null;
  share: number;
  outcome: Outcome;
  /** What became of those who are not in the next step. */
  lost: Lost[];
};

const bouncedOf = ({ hardBounced, softBounced }: CampaignFigures) =>
  (hardBounced ?? 0) + (softBounced ?? 0);

/** Unique contacts from Targeted to Clicked; lost numbers add up to the difference between two steps. */
export function funnelOf(figures: CampaignFigures): FunnelStep[] {
  const { targeted, sent, delivered, opened, clicked } = figures;
  const share = (count: number | null) => (targeted > 0 && count !== null ? count / targeted : 0);
  const lost = (...all: Lost[]) => all.filter(({ count }) => count > 0);
  return [
    {
      label: "Targeted",
      count: targeted,
      share: share(targeted),
      outcome: "targeted",
      lost: lost(
        { label: "Not sent", count: figures.notSent, outcome: "notSent" },
        { label: "Failed", count: figures.failed, outcome: "failed" },
        { label: "Unknown", count: figures.unknown, outcome: "unknown" },
        { label: "Waiting", count: figures.waiting, outcome: "waiting" },
      ),
    },
    {
      label: "Sent",
      count: sent,
      share: share(sent),
      outcome: "sent",
      lost: lost({ label: "Bounced", count: bouncedOf(figures), outcome: "bounced" }),
    },
    {
      label: "Delivered",
      count: delivered,
      share: share(delivered),
      outcome: "delivered",
      lost:
        opened === null
          ? []
          : lost({ label: "Didn’t open", count: delivered - opened, outcome: "notOpened" }),
    },
    {
      label: "Opened",
      count: opened,
      share: share(opened),
      outcome: "opened",
      lost:
        opened === null || clicked === null
          ? []
          : lost({ label: "Didn’t click", count: opened - clicked, outcome: "notClicked" }),
    },
    { label: "Clicked", count: clicked, share: share(clicked), outcome: "clicked", lost: [] },
  ];
}

/** Everybody who did not get it, by what happened. */
export const notDeliveredOf = (figures: CampaignFigures): Lost[] =>
  [
    { label: "Not sent", count: figures.notSent, outcome: "notSent" as const },
    { label: "Failed", count: figures.failed, outcome: "failed" as const },
    { label: "Bounced", count: bouncedOf(figures), outcome: "bounced" as const },
    { label: "Unknown", count: figures.unknown, outcome: "unknown" as const },
  ].filter(({ count }) => count > 0);

export const sumOf = (lost: readonly Lost[]): number =>
  lost.reduce((sum, { count }) => sum + count, 0);

export const rateOf = (count: number | null, of: number): number | null =>
  count === null || of === 0 ? null : count / of;
