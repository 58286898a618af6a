import { expect, test } from "vitest";
import { setLayout } from "../arrange.ts";
import { meet } from "../free-layout.ts";
import type { JourneyDocument } from "../graph.ts";
import { layoutOf } from "../layout.ts";
import { endSize, standardSize } from "../sizes.ts";
import { starters } from "./index.ts";

/** Where notes and cards are drawn. */
function boxesOf(document: JourneyDocument) {
  const { positions, ends } = layoutOf(document, standardSize(document));
  const notes = Object.values(document.notes).map(({ at, activity, width, height }) => {
    const corner = positions[activity ?? ""] ?? { x: 0, y: 0 };
    return { x: corner.x + at.x, y: corner.y + at.y, width, height };
  });
  const capsules = Object.values(ends).map((at) => ({ ...at, ...endSize }));
  return { notes, cards: [...Object.values(positions), ...capsules] };
}

test.each(starters.map(({ id, document }) => [id, document] as const))(
  "no note of %s lies on a card, by itself and arranged freely",
  (_, document) => {
    const free = setLayout(document, { mode: "free" });
    if (!free.ok) throw new Error(free.text);
    for (const { notes, cards } of [boxesOf(document), boxesOf(free.document)]) {
      expect(notes.length).toBeGreaterThan(0);
      for (const note of notes) expect(cards.filter((card) => meet(note, card))).toEqual([]);
    }
  },
);
