import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import { useEngine } from "../../../data/engine.tsx";
import type { Checked } from "./builder-context.ts";

/** The contact that is being checked, and what every rule says of them. */
export function useCheck(rules: SegmentRules | null) {
  const [contact, setContact] = useState<Checked["contact"] | null>(null);
  const query = useQuery({
    ...useEngine().segments.check.queryOptions({
      input: { of: { rules: rules ?? { include: "all", groups: [] } }, contact: contact?.key ?? 0 },
    }),
    enabled: rules !== null && contact !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const checked: Checked | null = contact
    ? {
        contact,
        answer: query.isPlaceholderData || query.isError ? null : (query.data ?? null),
        error: query.error,
      }
    : null;
  return { checked, check: setContact };
}
