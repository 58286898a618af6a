import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { JourneyDocument, Position } from "../../../../../shared/journey/graph.ts";
import { useCanvasShow } from "./canvas-view.ts";
import { drawingOf, type CanvasNode, type Drawing, type PathEdge } from "./drawing.ts";
import { keeper } from "./keep-same.ts";

/** What the pointer meets: the drawing, and what it was made of. */
export type Scene = { document: JourneyDocument; locked: boolean; drawing: Drawing };

/** What is drawn now. Boxes and lines that did not change are the same objects as before. */
export function useScene(paths: Parameters<typeof drawingOf>[1]): Scene {
  const { document, locked } = useCanvasShow();
  const [keep] = useState(() => ({ nodes: keeper<CanvasNode>(), edges: keeper<PathEdge>() }));
  const drawing = useMemo(() => {
    const drawn = drawingOf(document, paths);
    return { ...drawn, nodes: keep.nodes(drawn.nodes), edges: keep.edges(drawn.edges) };
  }, [document, paths, keep]);
  return useMemo(() => ({ document, locked, drawing }), [document, locked, drawing]);
}

/** Reads, in handlers, what was drawn last. */
export function useLatest<Value>(value: Value): () => Value {
  const ref = useRef(value);
  useLayoutEffect(() => {
    ref.current = value;
  });
  return useCallback(() => ref.current, []);
}

export type Places = ReadonlyMap<string, Position>;
