import { create } from "zustand";

/** Which of the frame's own layers is open. */
export const useWindowStore = create<{
  shortcuts: boolean;
  missedPutOff: boolean;
  canvasNav: boolean;
}>(() => ({
  shortcuts: false,
  missedPutOff: false,
  /** The whole navigation is wanted beside a canvas as well, where it is a rail otherwise. */
  canvasNav: false,
}));

/** Screens whose width is for drawing. */
export const isCanvas = (path: string): boolean => /^\/(journeys|templates)\/[^/]+/.test(path);

export const showShortcuts = (shortcuts: boolean) => useWindowStore.setState({ shortcuts });
