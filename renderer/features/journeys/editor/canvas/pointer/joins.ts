import type { Connection, ReactFlowProps, XYPosition } from "@xyflow/react";
import { refusals } from "../../../../../../shared/journey/edited.ts";
import type { JourneyDocument } from "../../../../../../shared/journey/graph.ts";
import {
  canJoin,
  cutPath,
  joinPath,
  reconnectSource,
} from "../../../../../../shared/journey/join.ts";
import { pathAfter } from "../../navigate.ts";
import type { EditorStore, PathRef } from "../../store.ts";
import { useView } from "../canvas-view.ts";
import type { CanvasNode, PathEdge } from "../drawing.ts";
import { activityAt } from "../nearest.ts";
import type { Scene } from "../scene.ts";
import { pointOf } from "./point.ts";

export type Joins = Pick<
  ReactFlowProps<CanvasNode, PathEdge>,
  | "onConnectStart"
  | "onConnect"
  | "onConnectEnd"
  | "isValidConnection"
  | "onReconnectStart"
  | "onReconnect"
  | "onReconnectEnd"
>;

/** The path that is drawn from a box: that of an end capsule, else the first free one of an activity. */
function wayOf(source: string, document: JourneyDocument): PathRef | null {
  if (!source.startsWith("end:")) return pathAfter(document, source);
  const [, from = "", outlet = ""] = source.split(":");
  return { from, outlet };
}

const pathOf = ({ data }: PathEdge): PathRef | null =>
  data ? { from: data.from, outlet: data.outlet } : null;

/** Paths drawn to anywhere on another activity, and their ends moved. */
export function createJoins(
  scene: () => Scene,
  store: EditorStore,
  screenToFlowPosition: (point: XYPosition) => XYPosition,
): Joins {
  /** The path one of whose ends is moved: React Flow tells of it as of a new line as well. */
  let redrawn: PathEdge | null = null;
  const wayFrom = (source: string) =>
    (redrawn?.source === source ? pathOf(redrawn) : null) ?? wayOf(source, scene().document);
  const cardAt = (event: MouseEvent | TouchEvent, without: string) =>
    activityAt(scene().drawing.nodes, screenToFlowPosition(pointOf(event)), [without]);
  const joinOrSay = (way: PathRef, to: string) => {
    const { run, say } = store.getState();
    const code = canJoin(scene().document, way, to);
    if (code === null) run(joinPath(scene().document, way, to));
    else say(refusals[code], true);
  };
  return {
    onConnectStart(_, { nodeId, handleType }) {
      const way = nodeId === null || handleType === "target" ? null : wayFrom(nodeId);
      if (!way) return;
      const { document } = scene();
      const targets = Object.keys(document.activities).filter(
        (id) => canJoin(document, way, id) === null,
      );
      useView.setState({ joinable: new Set([...targets, way.from]) });
    },
    onConnect({ source, target }) {
      const way = wayFrom(source);
      if (way) store.getState().run(joinPath(scene().document, way, target));
    },
    onConnectEnd(event, { fromNode, toNode, isValid }) {
      useView.setState({ joinable: null });
      const way = fromNode ? wayFrom(fromNode.id) : null;
      if (!fromNode || !way || isValid || redrawn) return;
      // On a card that can’t be joined: said with its way out. On the empty canvas: the picker.
      const over = toNode?.id ?? cardAt(event, fromNode.id);
      if (over !== null) {
        joinOrSay(way, over);
        return;
      }
      const { x: left, y: top } = pointOf(event);
      store.getState().set({ asking: { kind: "pick", at: way, point: { left, top } } });
    },
    isValidConnection({ source, target }) {
      const way = wayFrom(source);
      return way !== null && canJoin(scene().document, way, target) === null;
    },
    onReconnectStart(_, edge) {
      redrawn = edge;
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
    /** Let go on a card, that end moves there; beside everything, the path ends. */
    onReconnectEnd(event, edge, fixed, { isValid, toNode }) {
      redrawn = null;
      const { document, locked } = scene();
      const way = pathOf(edge);
      if (isValid || !way || locked) return;
      const { run } = store.getState();
      const over = toNode?.id ?? cardAt(event, edge.source);
      const to = over === null || fixed === "source" ? null : wayOf(over, document);
      if (over === null) run(cutPath(document, way));
      else if (fixed === "source") joinOrSay(way, over);
      else if (to) run(reconnectSource(document, way, to));
    },
  };
}
