import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useEngine } from "../../../../data/engine.tsx";
import { wayOf } from "../trial/use-trial-way.ts";
import { useSimulateView } from "./simulate-store.ts";

/** The person who is followed: their steps, and their way for the canvas; null while nobody is. */
export function useFollowedPerson(run: string | null) {
  const person = useSimulateView((view) => view.followed);
  const found = useQuery({
    ...useEngine().trials.person.queryOptions({ input: { run: run ?? "", person: person ?? 0 } }),
    enabled: run !== null && person !== null,
  });
  const told = person === null ? null : (found.data ?? null);
  const followed = useMemo(() => told && wayOf(told.steps), [told]);
  return { told, followed, error: person === null ? null : found.error };
}
