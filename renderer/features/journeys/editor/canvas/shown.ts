import { createContext, useContext, useLayoutEffect, useState } from "react";
import { createStore, useStore, type StoreApi } from "zustand";
import { activityName, namesFrom, useLibrary } from "../../../../data/library.tsx";
import { useCanvasShow, type CanvasShow } from "./canvas-view.ts";

/*
 * What is shown, for the hundreds of cards and paths: each listens to what it draws itself, so that a change of one
 * activity is not a reason to draw all others again. What there is once reads `useCanvasShow`.
 */
export const ShownContext = createContext<StoreApi<CanvasShow> | null>(null);

/** Follows what the canvas shows, for those below it. */
export function useShownStore(): StoreApi<CanvasShow> {
  const show = useCanvasShow();
  const [store] = useState(() => createStore<CanvasShow>(() => show));
  useLayoutEffect(() => store.setState(show, true), [store, show]);
  return store;
}

/** For what is read once it is needed, such as in handlers. */
export function useShownNow(): StoreApi<CanvasShow> {
  const store = useContext(ShownContext);
  if (!store) throw new Error("No canvas above this component.");
  return store;
}

/** A part of what is shown; it has to be the same object while nothing changed. */
export const useShown = <Part>(part: (show: CanvasShow) => Part): Part =>
  useStore(useShownNow(), part);

/** Whether the journey goes from left to right. */
export const useSideways = (): boolean =>
  useShown(({ document }) => document.layout.direction === "LR");

/** Words about a part of the journey in which names are used. */
export function useShownWords(
  words: (show: CanvasShow, names: ReturnType<typeof namesFrom>) => string,
): string {
  const library = useLibrary();
  return useShown((show) => words(show, namesFrom(library, show.document)));
}

/** What an activity is called. */
export const useShownName = (id: string): string =>
  useShownWords(({ document }, names) => {
    const activity = document.activities[id];
    return activity ? activityName(activity, names) : "";
  });
