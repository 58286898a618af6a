import { useReactFlow } from "@xyflow/react";

export type Camera = {
  zoomIn(): void;
  zoomOut(): void;
  zoomTo(zoom: number): void;
  fit(ids?: string[]): void;
  pan(x: number, y: number): void;
};

/** What part of the canvas is in view. */
export function useCamera(): Camera {
  const flow = useReactFlow();
  const glide = { duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 160 };
  return {
    zoomIn: () => void flow.zoomIn(glide),
    zoomOut: () => void flow.zoomOut(glide),
    zoomTo: (zoom) => void flow.zoomTo(zoom, glide),
    fit: (ids) =>
      void flow.fitView({
        padding: 0.15,
        maxZoom: 1,
        ...glide,
        ...(ids && ids.length > 0 ? { nodes: ids.map((id) => ({ id })) } : {}),
      }),
    pan(x, y) {
      const view = flow.getViewport();
      void flow.setViewport({ ...view, x: view.x + x, y: view.y + y }, { duration: 0 });
    },
  };
}
