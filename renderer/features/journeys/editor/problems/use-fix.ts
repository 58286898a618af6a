import { insertBefore } from "../../../../../shared/journey/insert.ts";
import { removeParked } from "../../../../../shared/journey/remove.ts";
import { setSettings } from "../../../../../shared/journey/settings.ts";
import type { JourneyProblem } from "../../../../../shared/contract/journeys.ts";
import { useEditorStore } from "../editor-context.ts";
import { freshId } from "../fresh-id.ts";

/** Carries out what a problem offers. */
export function useFix() {
  const store = useEditorStore();
  return ({ activity, field, fix }: JourneyProblem): void => {
    const { document, run, show } = store.getState();
    if (!fix) return;
    switch (fix.kind) {
      case "settings":
        if (activity !== null) run(setSettings(document, activity, fix.settings, `${fix.label}.`));
        return;
      case "waitBefore":
        if (activity !== null)
          run(
            insertBefore(document, activity, {
              id: freshId(),
              type: "wait",
              settings: { wait: { kind: "for", duration: fix.duration } },
            }),
          );
        return;
      case "removeParked":
        run(removeParked(document));
        return;
      case "focus":
        show(activity, field);
    }
  };
}
