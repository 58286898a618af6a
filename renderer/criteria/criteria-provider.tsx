import { useQuery } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import { useEngine } from "../data/engine.tsx";
import { CriteriaContext, type CriteriaParts } from "./criteria-context.ts";
import { useChoices } from "./use-choices.ts";

const none: ReadonlySet<string> = new Set();

/** What criteria outside of a segment can ask about: everything there is. */
export function CriteriaProvider({ children }: { children: ReactNode }) {
  const engine = useEngine();
  const fields = useChoices();
  const segments = useQuery(engine.segments.list.queryOptions()).data;
  const campaigns = useQuery(engine.campaigns.list.queryOptions()).data;
  const parts = useMemo<CriteriaParts>(() => {
    const nameIn = (list: readonly { id: string; name: string }[] | undefined) => (id: string) =>
      list?.find((one) => one.id === id)?.name ?? null;
    return {
      fields,
      segments,
      campaigns,
      names: { segment: nameIn(segments), campaign: nameIn(campaigns) },
      circular: none,
    };
  }, [fields, segments, campaigns]);
  return <CriteriaContext value={parts}>{children}</CriteriaContext>;
}
