import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { JourneyDocument } from "../../../../../shared/journey/graph.ts";
import { useEngine } from "../../../../data/engine.tsx";
import { useLiveView } from "./live-store.ts";
import { pathKey } from "./overlay.ts";

export type Followed = {
  /** The version they had. */
  document: JourneyDocument;
  activities: ReadonlySet<string>;
  /** As `pathKey` writes them. */
  paths: ReadonlySet<string>;
  /** Where they are now; null once they have left. */
  at: string | null;
};

/** The way of the participant who is followed, for the canvas; null while nobody is. */
export function useFollowed(): Followed | null {
  const participant = useLiveView((view) => view.followed);
  const found = useQuery({
    ...useEngine().journeyRuns.participant.queryOptions({ input: { key: participant ?? 0 } }),
    enabled: participant !== null,
  }).data;
  return useMemo(
    () =>
      participant === null || !found
        ? null
        : {
            document: found.document,
            activities: new Set(found.steps.map(({ activity }) => activity)),
            paths: new Set(
              found.steps.flatMap(({ activity, outlet }) =>
                outlet === null ? [] : [pathKey(activity, outlet)],
              ),
            ),
            at: found.participant.activity,
          },
    [participant, found],
  );
}
