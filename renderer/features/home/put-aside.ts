import { setPreferences, usePreferences } from "../../data/preferences.ts";
import { useCurrentProject } from "../../data/use-current-project.ts";
import { day } from "../../../shared/domain/time.ts";
import { useNow } from "../../ui/use-now.ts";

export const forSevenDays = 7 * day;
export const forGood = Number.MAX_SAFE_INTEGER;

/** What this computer's owner does not want to see for a while, per project. */
export function usePutAside() {
  const kept = usePreferences((state) => state.putAside);
  const project = useCurrentProject()?.project.id ?? "";
  const now = useNow();
  const keyOf = (id: string) => `${project}/${id}`;
  return {
    isAside: (id: string): boolean => (kept[keyOf(id)] ?? 0) > now,
    putAside: (id: string, time: number) => {
      const living = Object.entries(kept).filter(([, until]) => until > now);
      setPreferences({
        putAside: {
          ...Object.fromEntries(living),
          [keyOf(id)]: Math.min(forGood, Date.now() + time),
        },
      });
    },
    takeBack: (id: string) => {
      const { [keyOf(id)]: _gone, ...rest } = usePreferences.getState().putAside;
      setPreferences({ putAside: rest });
    },
  };
}
