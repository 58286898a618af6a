import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useEngine } from "../data/engine.tsx";
import { allChoices, type FieldChoice } from "./attribute-choices.ts";

/** What a criterion can ask about; undefined until it is known. */
export function useChoices(): readonly FieldChoice[] | undefined {
  const engine = useEngine();
  const fields = useQuery(engine.segments.fields.queryOptions()).data;
  const segments = useQuery(engine.segments.list.queryOptions()).data;
  const campaigns = useQuery(engine.campaigns.list.queryOptions()).data;
  return useMemo(
    () =>
      fields
        ? allChoices(fields, { segments: segments ?? [], campaigns: campaigns ?? [] })
        : undefined,
    [fields, segments, campaigns],
  );
}
