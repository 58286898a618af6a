import { finished } from "./change.ts";
import { type Edited, refuse } from "./edited.ts";
import type { JourneyDocument, Position } from "./graph.ts";
import { layoutOf } from "./layout.ts";
import { standardSize, type SizeOf } from "./sizes.ts";

/** Where everything is now, as positions of free mode. */
function placed(document: JourneyDocument, sizes: SizeOf): Record<string, Position> {
  const { positions } = layoutOf(document, sizes);
  return Object.fromEntries(Object.entries(positions).map(([id, { x, y }]) => [id, { x, y }]));
}

/**
 * Mode, direction and positions. In free mode everything has a position: what is not given stays where it is drawn, by
 * the sizes of the cards.
 */
export function setLayout(
  document: JourneyDocument,
  change: Partial<JourneyDocument["layout"]>,
  sizes: SizeOf = standardSize(document),
): Edited {
  const { layout } = document;
  const mode = change.mode ?? layout.mode;
  const direction = change.direction ?? layout.direction;
  const positions =
    mode === "free" ? { ...placed(document, sizes), ...change.positions } : layout.positions;
  const after = { ...document, layout: { mode, direction, positions } };
  return finished(document, after, {
    step:
      mode !== layout.mode
        ? mode === "free"
          ? "Arrange freely"
          : "Arrange by itself"
        : direction !== layout.direction
          ? "Turn the journey"
          : "Move on the canvas",
    select: Object.keys(change.positions ?? {}),
  });
}

/** Free mode: puts everything where it would be by itself. */
export function tidy(document: JourneyDocument, sizes: SizeOf = standardSize(document)): Edited {
  const { layout } = document;
  if (layout.mode === "auto") return refuse("NOTHING");
  const by = { ...document, layout: { ...layout, mode: "auto" as const } };
  const after = { ...document, layout: { ...layout, positions: placed(by, sizes) } };
  return finished(document, after, {
    step: "Tidy",
    select: [],
    said: "Everything is in rows again.",
  });
}
