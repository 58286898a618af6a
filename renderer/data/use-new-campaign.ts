import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { useEngine } from "./engine.tsx";

/** Makes a draft and opens it; with the segment it is for, where that is known. */
export function useNewCampaign() {
  const engine = useEngine();
  const navigate = useNavigate();
  const create = useMutation(
    engine.campaigns.create.mutationOptions({
      onSuccess: ({ id }) => void navigate(`/campaigns/${id}`),
    }),
  );
  return (segmentId?: string) =>
    create.mutate({ name: "Untitled campaign", segmentId: segmentId ?? null });
}
