import { createContext, useContext } from "react";
import { create } from "zustand";
import type { JourneyDocument } from "../../../../../shared/journey/graph.ts";
import type { Overlay } from "../live/overlay.ts";
import type { Guide } from "./pointer/aligned.ts";
import type { PathRef } from "../store.ts";

/** What is shown on the canvas beside the document: other modes draw over it. */
export type CanvasShow = {
  document: JourneyDocument;
  /** Nothing can be changed. */
  locked: boolean;
  overlay: Overlay | null;
  marks: ReadonlyMap<string, "added" | "removed" | "changed"> | null;
  /** Activities and paths one person went; everything else is pale. */
  followed: { activities: ReadonlySet<string>; paths: ReadonlySet<string> } | null;
};

export const CanvasShowContext = createContext<CanvasShow | null>(null);

export function useCanvasShow(): CanvasShow {
  const show = useContext(CanvasShowContext);
  if (!show) throw new Error("No canvas above this component.");
  return show;
}

/** How the canvas is looked at; kept while the window is open. */
type View = {
  palette: boolean;
  minimap: boolean;
  list: boolean;
  tool: "pointer" | "hand";
  finding: string | null;
  /** Where something that is dragged would go. */
  drop: { at: PathRef | null; over: string | null } | null;
  /** A drag or a join is going on: paths show where something can go. */
  dragging: string[] | null;
  /** What the card that is dragged stands in line with. */
  guides: Guide[];
  set: (change: Partial<Omit<View, "set">>) => void;
};

export const useView = create<View>((set) => ({
  palette: true,
  minimap: true,
  list: false,
  tool: "pointer",
  finding: null,
  drop: null,
  dragging: null,
  guides: [],
  set,
}));
