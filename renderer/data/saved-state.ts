import { create } from "zustand";

/** What the status bar says of the screen's own work: null when the screen has nothing to save. */
export type SavedState = { state: "saving" | "saved" } | { state: "error"; message: string } | null;

export const useSavedState = create<{ saved: SavedState }>(() => ({ saved: null }));

/** Screens that save by themselves say so here, and `null` when they are left. */
export const setSavedState = (saved: SavedState) => useSavedState.setState({ saved });
