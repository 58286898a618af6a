import { useEffect } from "react";
import { create } from "zustand";

/** Something the current screen can do: a row of the command palette, and a key if it has a shortcut. */
export type ScreenAction = {
  id: string;
  label: string;
  /** Written `Mod+Enter`. */
  shortcut?: string;
  /** Other words people search for. */
  aliases?: string[];
  disabled?: boolean;
  run: () => void;
};

export const useScreenActionList = create<{ actions: readonly ScreenAction[] }>(() => ({
  actions: [],
}));

/** Offers what this screen can do, for as long as it is shown. `Mod+N` stands for “New” of the section. */
export function useScreenActions(actions: readonly ScreenAction[]) {
  useEffect(() => {
    useScreenActionList.setState({ actions });
  });
  useEffect(() => () => useScreenActionList.setState({ actions: [] }), []);
}
