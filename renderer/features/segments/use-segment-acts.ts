import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { useEngine } from "../../data/engine.tsx";
import { isEngineAnswer } from "../../data/read-error.ts";
import { showToast } from "../../ui/toast.tsx";

type Named = { id: string; name: string };

const isInUse = (error: unknown) => isEngineAnswer(error) && error.code === "IN_USE";

/** What can be done to a saved segment, from the list and from its page. */
export function useSegmentActs() {
  const { segments } = useEngine();
  const navigate = useNavigate();
  const duplicate = useMutation(segments.duplicate.mutationOptions());
  const remove = useMutation(segments.remove.mutationOptions({ meta: { quiet: true } }));
  const restore = useMutation(segments.restore.mutationOptions());
  return {
    duplicate: ({ id, name }: Named) =>
      duplicate.mutate(
        { id },
        {
          onSuccess: (copy) =>
            showToast({
              text: `“${name}” is duplicated.`,
              action: { label: "Open", run: () => void navigate(`/segments/${copy.id}`) },
            }),
        },
      ),
    /** At once, with Undo. `inUse` is called instead where something still needs it. */
    remove: ({ id, name }: Named, then: { done?: () => void; inUse: () => void }) =>
      remove.mutate(
        { id },
        {
          onSuccess: () => {
            then.done?.();
            showToast({ text: `“${name}” is deleted.`, undo: () => restore.mutate({ id }) });
          },
          onError: (error) => {
            if (isInUse(error)) then.inUse();
            else showToast({ text: `“${name}” could not be deleted.`, tone: "danger" });
          },
        },
      ),
  };
}
