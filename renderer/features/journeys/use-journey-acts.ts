import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { useClient, useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { saveText } from "../../data/save-text.ts";
import { plural } from "../../ui/format.ts";
import { showToast } from "../../ui/toast.tsx";

type Named = { id: string; name: string };

/** What can be done to a journey from outside its canvas. */
export function useJourneyActs() {
  const { journeys, journeyRuns } = useEngine();
  const client = useClient();
  const navigate = useNavigate();
  const create = useMutation(journeys.create.mutationOptions());
  const archive = useMutation(journeys.archive.mutationOptions());
  const remove = useMutation(journeys.remove.mutationOptions());
  const restore = useMutation(journeys.restoreRemoved.mutationOptions());
  const pause = useMutation(journeyRuns.pause.mutationOptions());
  const resume = useMutation(journeyRuns.resume.mutationOptions());
  const stop = useMutation(journeyRuns.stop.mutationOptions());
  const open = (id: string) => void navigate(`/journeys/${id}`);
  return {
    open,
    /** A new draft, opened at once. */
    blank: () =>
      create.mutate(
        { name: "Untitled journey", from: { kind: "blank" } },
        { onSuccess: ({ id }) => open(id) },
      ),
    fromStarter: ({ id: starter, name }: Named) =>
      create.mutate(
        { name, from: { kind: "starter", starter } },
        { onSuccess: ({ id }) => open(id) },
      ),
    duplicate: ({ id, name }: Named) =>
      create.mutate(
        { name: `${name.slice(0, 143)} (copy)`, from: { kind: "copy", id } },
        {
          onSuccess: (copy) =>
            showToast({
              text: `“${name}” is copied to a draft.`,
              action: { label: "Open", run: () => open(copy.id) },
            }),
        },
      ),
    pause: ({ id }: Named) => pause.mutateAsync({ id }),
    resume: ({ id }: Named) => resume.mutate({ id }),
    stop: async ({ id, name }: Named) => {
      const { left } = await stop.mutateAsync({ id });
      showToast({ text: `“${name}” is stopped. ${plural(String(left), "contact")} left it.` });
    },
    archive: ({ id, name }: Named, archived: boolean) =>
      archive.mutate(
        { id, archived },
        {
          onSuccess: () =>
            showToast({
              text: archived ? `“${name}” is archived.` : `“${name}” is out of the archive.`,
              undo: () => archive.mutate({ id, archived: !archived }),
            }),
        },
      ),
    remove: ({ id, name }: Named) =>
      remove.mutate(
        { id },
        {
          onSuccess: () =>
            showToast({ text: `“${name}” is deleted.`, undo: () => restore.mutate({ id }) }),
        },
      ),
    exportFile: ({ id, name }: Named, format: "wayline" | "pinpoint") =>
      void client.journeys.exportFile({ id, format }).then(
        ({ fileName, text, lost }) => {
          saveText(fileName, text, "application/json");
          if (lost.length > 0)
            showToast({
              tone: "info",
              text: `“${name}” is exported without what Pinpoint does not know.`,
              detail: lost.join(" "),
            });
        },
        (error: unknown) => {
          const { message, cure } = readError(error);
          showToast({
            tone: "danger",
            text: `“${name}” could not be exported.`,
            detail: [message, cure].filter(Boolean).join(" "),
          });
        },
      ),
  };
}
