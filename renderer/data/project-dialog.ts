import { create } from "zustand";

/** Dialogs about projects that the menu, the palette and the switcher open. `open` may know the folder already. */
export const useProjectDialog = create<{ dialog: "new" | "open" | null; name: string | null }>(
  () => ({ dialog: null, name: null }),
);

export const openProjectDialog = (dialog: "new" | "open" | null, name: string | null = null) =>
  useProjectDialog.setState({ dialog, name });
