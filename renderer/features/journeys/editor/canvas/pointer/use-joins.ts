import { useReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import { useEditorStore } from "../../editor-context.ts";
import type { Scene } from "../scene.ts";
import { createJoins, type Joins } from "./joins.ts";

/** What React Flow tells of paths drawn by hand; the same object as long as the canvas is open. */
export function useJoins(scene: () => Scene): Joins {
  const store = useEditorStore();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(
    () => createJoins(scene, store, screenToFlowPosition),
    [scene, store, screenToFlowPosition],
  );
}
