import type { Connection, ReactFlowProps } from "@xyflow/react";
import { useMemo } from "react";
import { refusals } from "../../../../../../shared/journey/edited.ts";
import type { JourneyDocument } from "../../../../../../shared/journey/graph.ts";
import {
  canJoin,
  cutPath,
  joinPath,
  reconnectSource,
} from "../../../../../../shared/journey/join.ts";
import { useEditorStore } from "../../editor-context.ts";
import { pathAfter } from "../../navigate.ts";
import type { PathRef } from "../../store.ts";
import type { CanvasNode, PathEdge } from "../drawing.ts";
import type { Scene } from "../scene.ts";
import { pointOf } from "./point.ts";

type Joins = Pick<
  ReactFlowProps<CanvasNode, PathEdge>,
  "onConnect" | "onConnectEnd" | "isValidConnection" | "onReconnect" | "onReconnectEnd"
>;

/** The path that is drawn from a box: that of an end capsule, else the first free one of an activity. */
function wayOf(source: string, document: JourneyDocument): PathRef | null {
  if (!source.startsWith("end:")) return pathAfter(document, source);
  const [, from = "", outlet = ""] = source.split(":");
  return { from, outlet };
}

const pathOf = ({ data }: PathEdge): PathRef | null =>
  data ? { from: data.from, outlet: data.outlet } : null;

/** Paths drawn to another activity, and their ends moved. */
export function useJoins(scene: () => Scene): Joins {
  const store = useEditorStore();
  return useMemo(
    (): Joins => ({
      onConnect({ source, target }) {
        const { document } = scene();
        const way = wayOf(source, document);
        if (way) store.getState().run(joinPath(document, way, target));
      },
      onConnectEnd(event, { fromNode, toNode, isValid }) {
        // Let go on a card that can’t be joined: said with its way out. On the empty canvas: the picker.
        const { document } = scene();
        const way = fromNode ? wayOf(fromNode.id, document) : null;
        if (!way || isValid) return;
        const { say, set } = store.getState();
        if (toNode) {
          const code = canJoin(document, way, toNode.id);
          if (code !== null) say(refusals[code], true);
          return;
        }
        const { x: left, y: top } = pointOf(event);
        set({ asking: { kind: "pick", at: way, point: { left, top } } });
      },
      isValidConnection({ source, target }) {
        const { document } = scene();
        const way = wayOf(source, document);
        return way !== null && canJoin(document, way, target) === null;
      },
      onReconnect(edge, { source, target }: Connection) {
        const { document } = scene();
        const { run } = store.getState();
        const way = pathOf(edge);
        if (!way) return;
        if (source === edge.source) run(joinPath(document, way, target));
        else {
          const to = wayOf(source, document);
          if (to) run(reconnectSource(document, way, to));
        }
      },
      onReconnectEnd(_, edge, __, { isValid, toNode }) {
        const { document, locked } = scene();
        const way = pathOf(edge);
        if (!isValid && !toNode && way && !locked) store.getState().run(cutPath(document, way));
      },
    }),
    [scene, store],
  );
}
