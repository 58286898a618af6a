import type { Position } from "../../../../../shared/journey/graph.ts";
import type { CanvasNode, Drawing, PathEdge } from "./drawing.ts";
import { routeOf } from "./route.ts";
import type { Places } from "./scene.ts";

/** Where the capsules of cards are that are dragged about freely. */
export function capsulesWith(
  { nodes, layout }: Drawing,
  moved: ReadonlyMap<string, Position>,
): [string, Position][] {
  return nodes.flatMap((node): [string, Position][] => {
    if (node.type !== "end") return [];
    const [home, now] = [layout.positions[node.data.from], moved.get(node.data.from)];
    if (!home || !now) return [];
    const { x, y } = node.position;
    return [[node.id, { x: x + now.x - home.x, y: y + now.y - home.y }]];
  });
}

/** The lines while cards are dragged about freely: those at the cards go along with them. */
export function edgesWith({ nodes, edges }: Drawing, moved: Places, sideways: boolean): PathEdge[] {
  if (moved.size === 0) return edges;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const boxOf = (id: string) => {
    const node: CanvasNode | undefined = byId.get(id);
    if (!node) return null;
    const { width = 0, height = 0 } = node;
    return { ...(moved.get(id) ?? node.position), width, height };
  };
  return edges.map((edge) => {
    if (!edge.data || !(moved.has(edge.source) || moved.has(edge.target))) return edge;
    const [from, to] = [boxOf(edge.source), boxOf(edge.target)];
    if (!from || !to) return edge;
    const splits = edge.data.label !== "";
    const points = routeOf(from, to, { splits, sideways, others: [] });
    return { ...edge, data: { ...edge.data, points } };
  });
}
