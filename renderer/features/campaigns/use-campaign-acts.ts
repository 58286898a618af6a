import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { useEngine } from "../../data/engine.tsx";
import { showToast } from "../../ui/toast.tsx";
import { nameOr } from "./campaign-words.tsx";

type Named = { id: string; name: string };

/** What can be done to a campaign from its row and from its report. */
export function useCampaignActs() {
  const { campaigns } = useEngine();
  const navigate = useNavigate();
  const pause = useMutation(campaigns.pause.mutationOptions());
  const resume = useMutation(campaigns.resume.mutationOptions());
  const cancel = useMutation(campaigns.cancel.mutationOptions());
  const duplicate = useMutation(campaigns.duplicate.mutationOptions());
  const remove = useMutation(campaigns.remove.mutationOptions());
  const restore = useMutation(campaigns.restore.mutationOptions());
  return {
    pause: ({ id }: Named) => pause.mutateAsync({ id }),
    resume: ({ id }: Named) => resume.mutate({ id }),
    cancel: ({ id }: Named) => cancel.mutateAsync({ id }),
    duplicate: ({ id, name }: Named) =>
      duplicate.mutate(
        { id },
        {
          onSuccess: (copy) =>
            showToast({
              text: `“${nameOr(name)}” is copied to a draft.`,
              action: { label: "Open", run: () => void navigate(`/campaigns/${copy.id}`) },
            }),
        },
      ),
    remove: ({ id, name }: Named, then?: () => void) =>
      remove.mutate(
        { id },
        {
          onSuccess: () => {
            then?.();
            showToast({
              text: `“${nameOr(name)}” is deleted.`,
              undo: () => restore.mutate({ id }),
            });
          },
        },
      ),
  };
}
