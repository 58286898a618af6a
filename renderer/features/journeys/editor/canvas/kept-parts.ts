import { useMutation, useQuery } from "@tanstack/react-query";
import type { JourneyPart } from "../../../../../shared/contract/journey-parts.ts";
import { paste } from "../../../../../shared/journey/clipboard.ts";
import type { Edited } from "../../../../../shared/journey/edited.ts";
import type { JourneyDocument } from "../../../../../shared/journey/graph.ts";
import { useEngine } from "../../../../data/engine.tsx";
import { showToast } from "../../../../ui/toast.tsx";
import { freshId } from "../fresh-id.ts";
import type { PathRef } from "../store.ts";

/** The template parts of the project, by name; those that have these words, where there is a place for them. */
export function useKeptParts(wanted = "", place = true): readonly JourneyPart[] {
  const parts = useQuery(useEngine().journeyParts.list.queryOptions()).data ?? [];
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (!place) return [];
  return parts.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
}

/** Puts a template part on a path, or with null beside the graph. */
export function insertPart(
  document: JourneyDocument,
  part: JourneyPart,
  at: PathRef | null,
): Edited {
  const edited = paste(document, part.text, at, freshId);
  return edited.ok ? { ...edited, step: `Add “${part.name}”` } : edited;
}

export function usePartActs() {
  const { journeyParts } = useEngine();
  const make = useMutation(journeyParts.make.mutationOptions());
  const rename = useMutation(journeyParts.rename.mutationOptions());
  const remove = useMutation(journeyParts.remove.mutationOptions());
  return {
    make: (name: string, text: string) =>
      make.mutate(
        { name, text },
        { onSuccess: () => showToast({ text: `“${name}” is among the activities now.` }) },
      ),
    rename: ({ id }: JourneyPart, name: string) => rename.mutate({ id, name }),
    remove: ({ id, name, text }: JourneyPart) =>
      remove.mutate(
        { id },
        {
          onSuccess: () =>
            showToast({ text: `“${name}” is deleted.`, undo: () => make.mutate({ name, text }) }),
        },
      ),
  };
}
