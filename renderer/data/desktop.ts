import type { Desktop } from "../../shared/contract/desktop.ts";

declare global {
  interface Window {
    /** Put there by the preload script of the desktop host; absent in a browser. */
    wayline?: Desktop;
  }
}

export const desktop = (): Desktop | null => window.wayline ?? null;
