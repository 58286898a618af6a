import { useReactFlow } from "@xyflow/react";
import { useCallback, useRef } from "react";
import type { Scene } from "./scene.ts";

/** The entry in view at the beginning; afterwards the camera stays where it is put. */
export function useFirstView(scene: () => Scene): () => void {
  const flow = useReactFlow();
  const began = useRef(false);
  return useCallback(() => {
    if (began.current) return;
    began.current = true;
    void flow.fitView({ padding: 0.08, maxZoom: 1, minZoom: 0.75 }).then(() => {
      const { layout } = scene().drawing;
      const { x, zoom } = flow.getViewport();
      const small = layout.height * zoom < 400;
      if (!small) void flow.setViewport({ x, y: 12 - layout.top * zoom, zoom });
    });
  }, [flow, scene]);
}
