import { create } from "zustand";

/** What the status bar says of the work on screen: null while there are changes that wait for an explicit save. */
export type SavedState = { state: "saving" | "saved" } | { state: "error"; message: string } | null;

export const useSavedState = create<{ saved: SavedState }>(() => ({ saved: { state: "saved" } }));

/** Screens that save by themselves say so here. They end on `saved`; an error stays until it is cured. */
export const setSavedState = (saved: SavedState) => useSavedState.setState({ saved });
