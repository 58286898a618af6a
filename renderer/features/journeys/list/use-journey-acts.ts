import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import type { JourneyRow } from "../../../../shared/contract/journeys.ts";
import { useClient, useEngine } from "../../../data/engine.tsx";
import { saveText } from "../../../data/save-text.ts";
import { plural } from "../../../ui/format.ts";
import { showToast } from "../../../ui/toast.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";

type Named = Pick<JourneyRow, "id" | "name">;

/** What can be done to a journey from its row. */
export function useJourneyActs() {
  const { journeys, journeyRuns } = useEngine();
  const client = useClient();
  const navigate = useNavigate();
  const format = useFormat();
  const create = useMutation(journeys.create.mutationOptions());
  const archive = useMutation(journeys.archive.mutationOptions());
  const remove = useMutation(journeys.remove.mutationOptions());
  const restore = useMutation(journeys.restoreRemoved.mutationOptions());
  const pause = useMutation(journeyRuns.pause.mutationOptions());
  const resume = useMutation(journeyRuns.resume.mutationOptions());
  const stop = useMutation(journeyRuns.stop.mutationOptions());
  const save = useMutation({
    mutationFn: async ({ id, kind }: { id: string; kind: "wayline" | "pinpoint" }) => {
      const file = await client.journeys.exportFile({ id, format: kind });
      saveText(file.fileName, file.text, "application/json");
      return file.lost;
    },
  });
  return {
    duplicate: ({ id, name }: Named) =>
      create.mutate(
        // A name has at most 150 characters.
        { name: `${name.slice(0, 140)} (copy)`, from: { kind: "copy", id } },
        {
          onSuccess: (copy) =>
            showToast({
              text: `“${name}” is copied to a draft.`,
              action: { label: "Open", run: () => void navigate(`/journeys/${copy.id}`) },
            }),
        },
      ),
    pause: ({ id }: Named) => pause.mutateAsync({ id }),
    resume: ({ id }: Named) => resume.mutate({ id }),
    stop: ({ id, name }: Named) =>
      stop.mutateAsync(
        { id },
        {
          onSuccess: ({ left }) =>
            showToast({
              text: `“${name}” is stopped.`,
              detail: `${plural(format.count(left), "person", "people")} left the journey.`,
            }),
        },
      ),
    archive: ({ id, name }: Named, archived: boolean) =>
      archive.mutate(
        { id, archived },
        {
          onSuccess: () =>
            showToast({
              text: archived ? `“${name}” is archived.` : `“${name}” is back among the journeys.`,
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
    /** Says what the other format has no words for, rather than leave it out unseen. */
    exportAs: ({ id, name }: Named, kind: "wayline" | "pinpoint") =>
      save.mutate(
        { id, kind },
        {
          onSuccess: (lost) =>
            showToast({
              text: `“${name}” is saved as a file.`,
              ...(lost.length > 0
                ? { tone: "info", detail: `Pinpoint has no words for this: ${lost.join(" ")}` }
                : {}),
            }),
        },
      ),
  };
}
