import { Position as Side, type NodeHandle } from "@xyflow/react";
import type { Position } from "../../../../../shared/journey/graph.ts";
import type { Size } from "../../../../../shared/journey/sizes.ts";

const handle = 9;

/** A box of a known size: React Flow need not measure it. */
export const sized = ({ width, height }: Size) => ({ width, height, measured: { width, height } });

/** Where paths come in and go out of a box. */
export function handlesOf(
  { width, height }: Size,
  sideways: boolean,
  entry: boolean,
): NodeHandle[] {
  const middle = sideways ? (height - handle) / 2 : (width - handle) / 2;
  const place = (at: "in" | "out") => ({
    x: sideways ? (at === "in" ? -handle / 2 : width - handle / 2) : middle,
    y: sideways ? middle : at === "in" ? -handle / 2 : height - handle / 2,
    width: handle,
    height: handle,
  });
  const out: NodeHandle = {
    id: "out",
    type: "source",
    position: sideways ? Side.Right : Side.Bottom,
    ...place("out"),
  };
  if (entry) return [out];
  const position: Position & { position: Side } = {
    ...place("in"),
    position: sideways ? Side.Left : Side.Top,
  };
  return [{ ...out, ...position, id: "in", type: "target" }, out];
}
