import { useReactFlow } from "@xyflow/react";
import { useLayoutEffect, useRef } from "react";
import type { JourneyDocument } from "../../../../../shared/journey/graph.ts";
import { useEditorStore } from "../editor-context.ts";
import { parentsOf } from "../navigate.ts";
import { inSight } from "./in-sight.ts";
import type { Scene } from "./scene.ts";

/** As long as cards glide to their places (canvas.module.css). */
const glide = 220;

/**
 * When an edit moves things, the card it was about stays where it is on the screen: the camera goes along with it, as
 * slowly as the cards glide.
 */
export function useSteady(scene: Scene): void {
  const flow = useReactFlow();
  const store = useEditorStore();
  const before = useRef(scene);
  const held = useRef<string[]>([]);
  useLayoutEffect(() => {
    const { document, drawing } = scene;
    const old = before.current;
    before.current = scene;
    const { activities, path } = store.getState().selection;
    const about = [...activities, ...(path ? [path.from] : []), ...held.current];
    held.current = activities;
    if (old.document === document || scene.locked) return;
    if (document.layout.mode === "free" && old.document.layout.mode === "free") return;
    const [was, is] = [old.drawing.layout.positions, drawing.layout.positions];
    // What is new has no place before; the card that leads to it has.
    const id = [...about, ...about.flatMap((one) => leadTo(document, one))].find(
      (one) => was[one] && is[one],
    );
    const [from, to] = id === undefined ? [] : [was[id], is[id]];
    if (!from || !to || (from.x === to.x && from.y === to.y)) return;
    const { x, y, zoom } = flow.getViewport();
    const pane = inSight();
    const [left, top] = [from.x * zoom + x, from.y * zoom + y];
    if (!pane || left < 0 || top < 0 || left > pane.width || top > pane.height) return;
    return followed(() => {
      void flow.setViewport({
        x: x + (from.x - to.x) * zoom,
        y: y + (from.y - to.y) * zoom,
        zoom,
      });
    });
  }, [scene, flow, store]);
}

const leadTo = (document: JourneyDocument, id: string): string[] =>
  document.activities[id] ? parentsOf(document, id) : [];

/** Lets the camera glide like the cards for one move. */
function followed(move: () => void): () => void {
  const canvas = document.querySelector<HTMLElement>("[data-canvas]");
  canvas?.setAttribute("data-following", "");
  move();
  const end = () => canvas?.removeAttribute("data-following");
  const timer = setTimeout(end, glide);
  return () => {
    clearTimeout(timer);
    end();
  };
}
