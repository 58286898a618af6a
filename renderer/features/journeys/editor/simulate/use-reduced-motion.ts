import { useMediaQuery } from "@mantine/hooks";
import { usePreferences } from "../../../../data/preferences.ts";

/** Whether nothing should glide: as the preferences say, or the system. */
export function useReducedMotion(): boolean {
  const motion = usePreferences((preferences) => preferences.motion);
  const system = useMediaQuery("(prefers-reduced-motion: reduce)") ?? false;
  return motion === "auto" ? system : motion === "reduced";
}
