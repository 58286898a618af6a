import { useQuery } from "@tanstack/react-query";
import type { ContactFilter } from "../../../../shared/contract/contacts.ts";
import { useEngine } from "../../../data/engine.tsx";
import type { FilterNames } from "./filter-words.ts";

/** Fetches the names of what a filter points at by id. */
export function useFilterNames(filter: ContactFilter): FilterNames {
  const engine = useEngine();
  const { segmentId, importId, campaign } = filter;
  const segments = useQuery(engine.segments.list.queryOptions({ enabled: Boolean(segmentId) }));
  const imported = useQuery(
    engine.imports.get.queryOptions({
      input: { id: importId ?? "" },
      enabled: Boolean(importId),
    }),
  );
  const sent = useQuery(
    engine.campaigns.get.queryOptions({
      input: { id: campaign?.id ?? "" },
      enabled: Boolean(campaign),
    }),
  );
  const runs = sent.data?.runs ?? [];
  const segment = segments.data?.find(({ id }) => id === segmentId)?.name;
  return {
    segment: segment ?? (segments.isPending ? undefined : null),
    import: imported.data?.fileName ?? (imported.isError ? null : undefined),
    campaign: sent.data?.name ?? (sent.isError ? null : undefined),
    everyRun: runs.length > 1 && campaign !== undefined && campaign.runId === undefined,
    run: runs.length > 1 ? runs.find(({ id }) => id === campaign?.runId)?.number : undefined,
  };
}
