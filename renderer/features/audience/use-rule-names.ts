import { useQuery } from "@tanstack/react-query";
import type { Names } from "../../../shared/domain/segment-clauses.ts";
import type { SegmentRules } from "../../../shared/domain/segment.ts";
import { useEngine } from "../../data/engine.tsx";

/** Names of the segments and campaigns that rules speak of; asked for only where they do. */
export function useRuleNames(rules: SegmentRules | null | undefined): Names {
  const engine = useEngine();
  const text = rules ? JSON.stringify(rules) : "";
  const segments = useQuery(
    engine.segments.list.queryOptions({ enabled: text.includes('"segmentId"') }),
  ).data;
  const campaigns = useQuery(
    engine.campaigns.list.queryOptions({ enabled: text.includes('"campaignId"') }),
  ).data;
  const nameIn = (list: readonly { id: string; name: string }[] | undefined, id: string) =>
    list ? (list.find((each) => each.id === id)?.name ?? null) : "…";
  return {
    segment: (id) => nameIn(segments, id),
    campaign: (id) => nameIn(campaigns, id),
  };
}
