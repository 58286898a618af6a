import { useScreenActions } from "../../../data/screen-actions.ts";
import { onMac } from "../../../ui/shortcuts.ts";
import type { useSegmentEdit } from "./use-segment-edit.ts";

export type Edit = ReturnType<typeof useSegmentEdit>;

export const undoLabel = ({ undoWords }: Edit): string =>
  undoWords ? `Undo ${undoWords}` : "Undo";
export const redoLabel = ({ redoWords }: Edit): string =>
  redoWords ? `Redo ${redoWords}` : "Redo";
export const redoKey = (): string => (onMac() ? "Mod+Shift+Z" : "Mod+Y");

/** Undo, redo and save, on the keyboard and in the palette. */
export function useBuilderKeys(props: { edit: Edit; onSave: () => void; canSave: boolean }) {
  const { edit } = props;
  useScreenActions([
    {
      id: "segment:undo",
      label: undoLabel(edit),
      shortcut: "Mod+Z",
      disabled: !edit.undoWords,
      run: edit.undo,
    },
    {
      id: "segment:redo",
      label: redoLabel(edit),
      shortcut: redoKey(),
      // Both are usual where Y is.
      ...(onMac() ? {} : { also: "Mod+Shift+Z" }),
      disabled: !edit.redoWords,
      run: edit.redo,
    },
    {
      id: "segment:save",
      label: "Save segment",
      shortcut: "Mod+Enter",
      disabled: !props.canSave,
      run: props.onSave,
    },
  ]);
}
