import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import type { EngineClient } from "../../shared/contract/index.ts";
import { useEngine } from "./engine.tsx";

type From = Parameters<EngineClient["journeys"]["create"]>[0]["from"];

/** Makes a draft and opens its canvas; an empty one where nothing is said. */
export function useNewJourney() {
  const engine = useEngine();
  const navigate = useNavigate();
  const { mutate, isPending } = useMutation(
    engine.journeys.create.mutationOptions({
      onSuccess: ({ id }) => void navigate(`/journeys/${id}`),
    }),
  );
  return {
    create: (from: From = { kind: "blank" }, name = "Untitled journey") => mutate({ name, from }),
    busy: isPending,
  };
}
