import { useQuery } from "@tanstack/react-query";
import type { Outcome } from "../../../../shared/contract/contacts.ts";
import { useEngine } from "../../../data/engine.tsx";
import type { Scope } from "./use-report.ts";

/**
 * How many contacts the list behind a figure has. Figures count messages, one an endpoint, so it is shorter where somebody
 * has several addresses. Null while it is not known, while the campaign is still being sent, and over several runs.
 */
export function useContactsBehind(scope: Scope, outcome: Outcome): number | null {
  const { campaign, run, countsContacts } = scope;
  const settled = campaign.status !== "sending" && campaign.runs.length > 0;
  const counted = useQuery(
    useEngine().contacts.count.queryOptions({
      input: { campaign: { id: campaign.id, outcome, ...(run === null ? {} : { runId: run }) } },
      enabled: countsContacts && settled,
    }),
  );
  return counted.data?.count ?? null;
}
