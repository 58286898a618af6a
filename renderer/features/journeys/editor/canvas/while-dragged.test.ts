import { expect, test } from "vitest";
import { setLayout } from "../../../../../shared/journey/arrange.ts";
import { welcomeSeries } from "../testing/editor-window.tsx";
import { drawingOf, endId } from "./drawing.ts";
import { capsulesWith, edgesWith } from "./while-dragged.ts";

test("lines and capsules go along with a card that is dragged freely, and no others", () => {
  const free = setLayout(welcomeSeries(), { mode: "free" });
  if (!free.ok) throw new Error(free.text);
  const drawing = drawingOf(free.document);
  const home = drawing.layout.positions["nudge"];
  if (!home) throw new Error("Nudge is not drawn.");
  const moved = new Map([["nudge", { x: home.x + 300, y: home.y + 50 }]]);
  const [capsule] = capsulesWith(drawing, moved);
  const end = drawing.layout.ends["nudge:next"];
  expect(capsule).toEqual([
    endId("nudge", "next"),
    { x: (end?.x ?? 0) + 300, y: (end?.y ?? 0) + 50 },
  ]);
  const edges = edgesWith(drawing, new Map([...moved, ...capsulesWith(drawing, moved)]), false);
  const changed = edges.filter((edge, index) => edge !== drawing.edges[index]);
  expect(changed.map(({ id }) => id)).toEqual(["split:no", "nudge:next"]);
  expect(changed[0]?.data?.points.at(-1)).toEqual({ x: home.x + 300 + 112, y: home.y + 50 });
});
