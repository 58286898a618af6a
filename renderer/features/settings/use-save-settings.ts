import { useMutation } from "@tanstack/react-query";
import type { ProjectSettings } from "../../../shared/domain/project.ts";
import { useEngine } from "../../data/engine.tsx";
import { useCurrentProject } from "../../data/use-current-project.ts";
import { showToast } from "../../ui/toast.tsx";

/** Settings apply at once; the toast takes them back. */
export function useSaveSettings() {
  const engine = useEngine();
  const settings = useCurrentProject()?.settings;
  const save = useMutation(engine.projects.saveSettings.mutationOptions());
  const set = (what: string, change: Partial<ProjectSettings>) => {
    if (!settings) return;
    const before = Object.fromEntries(
      Object.keys(change).map((key) => [key, settings[key as keyof ProjectSettings]]),
    ) as Partial<ProjectSettings>;
    save.mutate(change, {
      onSuccess: () => showToast({ text: `${what} changed.`, undo: () => save.mutate(before) }),
    });
  };
  return { settings, set };
}
