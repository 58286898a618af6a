import { expect, test } from "vitest";
import { welcomeSeries } from "../testing/editor-window.tsx";
import { insertOnPath } from "../../../../../shared/journey/insert.ts";
import { drawingOf, type CanvasNode, type PathEdge } from "./drawing.ts";
import { keeper } from "./keep-same.ts";

test("an insertion leaves the boxes and lines before it the objects that they were", () => {
  const [nodes, edges] = [keeper<CanvasNode>(), keeper<PathEdge>()];
  const document = welcomeSeries();
  const before = drawingOf(document);
  const [first, lines] = [nodes(before.nodes), edges(before.edges)];
  const at = { from: "wait", outlet: "next" };
  const edited = insertOnPath(document, at, { id: "new", type: "wait" });
  if (!edited.ok) throw new Error(edited.text);
  const after = drawingOf(edited.document);
  const [second, next] = [nodes(after.nodes), edges(after.edges)];
  const node = (all: CanvasNode[], id: string) => all.find((one) => one.id === id);
  const line = (all: PathEdge[], id: string) => all.find((one) => one.id === id);
  for (const id of ["entry", "mail", "wait"]) expect(node(second, id)).toBe(node(first, id));
  expect(node(second, "split")).not.toBe(node(first, "split"));
  expect(node(second, "new")).toBeDefined();
  expect(line(next, "mail:next")).toBe(line(lines, "mail:next"));
  expect(line(next, "wait:next")).not.toBe(line(lines, "wait:next"));
});
