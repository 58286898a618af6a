import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { EditorState, EditorStore } from "./store.ts";

export const EditorContext = createContext<EditorStore | null>(null);

/** The store of the open editor, for what is read in handlers. */
export function useEditorStore(): EditorStore {
  const store = useContext(EditorContext);
  if (!store) throw new Error("No editor above this component.");
  return store;
}

/** A part of the open editor’s state: `useEditor((editor) => editor.document)`. */
export const useEditor = <Part>(part: (state: EditorState) => Part): Part =>
  useStore(useEditorStore(), part);
