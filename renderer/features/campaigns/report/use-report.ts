import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import type { CampaignDetail } from "../../../../shared/contract/campaigns.ts";
import type { Outcome } from "../../../../shared/contract/contacts.ts";
import type { EngineClient } from "../../../../shared/contract/index.ts";
import type { Reason } from "../../../../shared/domain/message.ts";
import { useEngine } from "../../../data/engine.tsx";
import { contactsOf } from "../contact-links.ts";

export type Report = Awaited<ReturnType<EngineClient["campaigns"]["report"]>>;
export type Scope = {
  campaign: CampaignDetail;
  /** The run that is shown; null = all of them, where figures count messages instead of contacts. */
  run: string | null;
  /** Several runs reach the same people again, so their sums are no list of contacts. */
  countsContacts: boolean;
  to: (outcome: Outcome, more?: { reason?: Reason; link?: string }) => string | undefined;
};

/** Which run a report shows: the newest of a campaign that repeats, unless another or all were chosen. */
export function useScope(campaign: CampaignDetail): Scope & { choose: (run: string) => void } {
  const [params, setParams] = useSearchParams();
  const asked = params.get("run");
  const started = campaign.runs.filter(({ startedAt }) => startedAt !== null);
  const repeats = started.length > 1;
  const newest = [...started].toSorted((a, b) => b.number - a.number)[0]?.id ?? null;
  const known = started.some(({ id }) => id === asked);
  const run = !repeats || asked === "all" ? null : known ? asked : newest;
  const countsContacts = !repeats || run !== null;
  return {
    campaign,
    run,
    countsContacts,
    to: (outcome, more) =>
      countsContacts ? contactsOf(campaign.id, outcome, { run, ...more }) : undefined,
    choose: (next) =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        after.set("run", next);
        return after;
      }),
  };
}

export const useReport = ({ campaign, run }: Scope) =>
  useQuery({
    ...useEngine().campaigns.report.queryOptions({ input: { id: campaign.id, runId: run } }),
    placeholderData: keepPreviousData,
  });
