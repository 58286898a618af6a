import type { MantineColorSchemeManager } from "@mantine/core";
import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useLayoutEffect } from "react";
import { desktop } from "../data/desktop.ts";
import { usePreferences } from "../data/preferences.ts";

/** The kit asks for the scheme here; the preferences keep it. */
export const colorSchemeFromPreferences: MantineColorSchemeManager = {
  get: () => usePreferences.getState().theme,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

/** Writes the preferences onto the root element, where type.css and the kit read them. */
export function useApplyPreferences() {
  const { theme, contrast, density, textSize, motion } = usePreferences();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const systemContrast = useMediaQuery("(prefers-contrast: more)");
  const systemMotion = useMediaQuery("(prefers-reduced-motion: reduce)");
  const moreContrast = contrast === "auto" ? systemContrast : contrast === "more";
  const lessMotion = motion === "auto" ? systemMotion : motion === "reduced";

  // The buttons that the system draws over the title bar wear its colours.
  useLayoutEffect(() => {
    const tokens = getComputedStyle(document.documentElement);
    desktop()?.setTitleBar({
      background: tokens.getPropertyValue("--bg-app").trim(),
      symbols: tokens.getPropertyValue("--text-2").trim(),
    });
  }, [scheme]);
  useLayoutEffect(() => setColorScheme(theme), [theme, setColorScheme]);
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset["density"] = density;
    root.dataset["contrast"] = moreContrast ? "more" : "normal";
    root.dataset["motion"] = lessMotion ? "reduced" : "normal";
    root.style.setProperty("--text-scale", String(textSize / 100));
  }, [density, moreContrast, lessMotion, textSize]);
}
