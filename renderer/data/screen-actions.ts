import { useEffect } from "react";
import { create } from "zustand";

/** Something the current screen can do: a row of the command palette, and a key if it has a shortcut. */
export type ScreenAction = {
  id: string;
  label: string;
  /** Written `Mod+Enter`. */
  shortcut?: string;
  /** Another key that does the same. */
  also?: string;
  /** Other words people search for. */
  aliases?: string[];
  disabled?: boolean;
  run: () => void;
};

/** Keys that a part of the screen has while the focus is in it, for the shortcut sheet. */
export type KeyGroup = { title: string; rows: readonly { label: string; shortcuts: readonly string[] }[] }; // prettier-ignore

export const useScreenActionList = create<{
  actions: readonly ScreenAction[];
  keys: readonly KeyGroup[];
}>(() => ({ actions: [], keys: [] }));

/** Offers what this screen can do, for as long as it is shown. `Mod+N` stands for “New” of the section. */
export function useScreenActions(actions: readonly ScreenAction[]) {
  useEffect(() => {
    useScreenActionList.setState({ actions });
  });
  useEffect(() => () => useScreenActionList.setState({ actions: [] }), []);
}

/** Lists the keys of a part of this screen in the shortcut sheet, for as long as it is shown. */
export function useKeyGroups(keys: readonly KeyGroup[]) {
  useEffect(() => {
    useScreenActionList.setState({ keys });
    return () => useScreenActionList.setState({ keys: [] });
  }, [keys]);
}
