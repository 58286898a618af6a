import type { NodeChange, ReactFlowProps } from "@xyflow/react";
import { useMemo, useRef, useState } from "react";
import { useEditorStore } from "../../editor-context.ts";
import type { MenuAt } from "../context-menu.tsx";
import type { CanvasNode, PathEdge } from "../drawing.ts";
import type { Scene } from "../scene.ts";

type Clicks = Pick<
  ReactFlowProps<CanvasNode, PathEdge>,
  | "onNodesChange"
  | "onNodeClick"
  | "onNodeDoubleClick"
  | "onEdgeClick"
  | "onPaneClick"
  | "onNodeContextMenu"
  | "onEdgeContextMenu"
  | "onPaneContextMenu"
>;

/** What is selected by the pointer, and the menus of its right button. */
export function useClicks(scene: () => Scene) {
  const store = useEditorStore();
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const before = useRef<string[]>([]);
  const handlers = useMemo((): Clicks => {
    const { select, show } = store.getState();
    const selected = () => store.getState().selection.activities;
    return {
      onNodesChange(changes: NodeChange<CanvasNode>[]) {
        const now = new Set(selected());
        const size = now.size;
        let lost = false;
        for (const change of changes) {
          if (change.type !== "select" || !scene().document.activities[change.id]) continue;
          if (change.selected) now.add(change.id);
          else lost = now.delete(change.id) || lost;
        }
        if (lost || now.size !== size) select({ activities: [...now] });
      },
      onNodeClick(event, { id, type }) {
        if (type !== "activity") return;
        const others = selected().filter((one) => one !== id);
        if (event.ctrlKey || event.metaKey) {
          // React Flow may have put it in already, so what counts is whether it was there before.
          select({ activities: before.current.includes(id) ? others : [id, ...others] });
        } else select({ activities: event.shiftKey ? [id, ...others] : [id] });
        before.current = selected();
      },
      onNodeDoubleClick(_, { id, type }) {
        if (type === "activity" && !scene().locked) show(id, "");
      },
      onEdgeClick(_, { data }) {
        if (data && !scene().locked) select({ path: { from: data.from, outlet: data.outlet } });
      },
      onPaneClick() {
        select({});
        setMenu(null);
      },
      onNodeContextMenu(event, { id, type }) {
        event.preventDefault();
        if (type === "activity") setMenu({ kind: "activity", id, ...place(event) });
      },
      onEdgeContextMenu(event, { data }) {
        event.preventDefault();
        if (data)
          setMenu({
            kind: "path",
            path: { from: data.from, outlet: data.outlet },
            ...place(event),
          });
      },
      onPaneContextMenu(event) {
        event.preventDefault();
        setMenu({ kind: "canvas", ...place(event) });
      },
    };
  }, [scene, store]);
  return { menu, closeMenu: () => setMenu(null), handlers };
}

const place = ({ clientX: x, clientY: y }: { clientX: number; clientY: number }) => ({ x, y });
