import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activities, isActivityType } from "../activities/index.ts";
import { insertBefore, insertOnPath, addParked } from "./insert.ts";
import { copyText, duplicate, paste } from "./clipboard.ts";
import type { Edited } from "./edited.ts";
import { blankDocument, JourneyDocument, outletsOf, pathsOf, reachableFrom } from "./graph.ts";
import { canJoin, cutPath, joinPath, reconnectSource } from "./join.ts";
import { endKey, layoutOf } from "./layout.ts";
import { movePart } from "./move-part.ts";
import { addNote, changeNote, removeNote } from "./notes.ts";
import { applyPatch, makePatch } from "./patch.ts";
import { addPath, removePath, reorderPaths } from "./paths.ts";
import { deleteActivities, deleteActivity, removeParked } from "./remove.ts";
import { brokenRules } from "./rules.ts";
import { isSame } from "./same.ts";
import { setSettings, skip } from "./settings.ts";
import { endSize, standardSize } from "./sizes.ts";
import { setLayout, tidy } from "./arrange.ts";

const types = Object.keys(activities).filter((type) => type !== "entry");

/** A random step: a command and three numbers that choose what it is done to. */
type Step = [command: number, one: number, two: number, three: number];

const pick = <Value>(from: readonly Value[], by: number): Value => {
  const found = from[by % Math.max(1, from.length)];
  if (found === undefined) throw new Error("nothing to choose from");
  return found;
};

let made = 0;
const freshId = () => `x${(made += 1)}`;

const commands: ((document: JourneyDocument, one: number, two: number, three: number) => Edited)[] =
  [
    ...[1, 2, 3].map(
      () => (document: JourneyDocument, one: number, two: number) =>
        insertOnPath(document, pick(pathsOf(document), one), {
          id: freshId(),
          type: pick(types, two),
        }),
    ),
    (document, one, two) =>
      insertBefore(document, pick(Object.keys(document.activities), one), {
        id: freshId(),
        type: pick(types, two),
      }),
    (document, one) => addParked(document, { id: freshId(), type: pick(types, one), position: { x: 1, y: 2 } }), // prettier-ignore
    (document, one, two) => {
      const id = pick(Object.keys(document.activities), one);
      const outlets = Object.keys(document.activities[id]?.next ?? {});
      return deleteActivity(document, id, outlets.length > 0 ? pick(outlets, two) : null);
    },
    (document, one, two) => {
      const ids = Object.keys(document.activities);
      return deleteActivities(document, [pick(ids, one), pick(ids, two)]);
    },
    (document, one, two, three) => {
      const ids = Object.keys(document.activities);
      const head = pick(ids, one);
      const part = three % 3 === 0 ? [...reachableFrom(document, head)] : three % 3 === 1 ? [head] : [head, pick(ids, three)]; // prettier-ignore
      return movePart(document, part, two % 7 === 0 ? null : pick(pathsOf(document), two));
    },
    (document, one, two) => joinPath(document, pick(pathsOf(document), one), pick(Object.keys(document.activities), two)), // prettier-ignore
    (document, one, two) => reconnectSource(document, pick(pathsOf(document), one), pick(pathsOf(document), two)), // prettier-ignore
    (document, one) => cutPath(document, pick(pathsOf(document), one)),
    (document, one) => addPath(document, pick(Object.keys(document.activities), one)),
    (document, one) => {
      const { from, outlet } = pick(pathsOf(document), one);
      return removePath(document, from, outlet);
    },
    (document, one) => {
      const id = pick(Object.keys(document.activities), one);
      const activity = document.activities[id];
      return reorderPaths(document, id, activity ? outletsOf(activity).map((outlet) => outlet.id).toReversed() : []); // prettier-ignore
    },
    (document, one, two) => {
      const [id, activity] = pick(Object.entries(document.activities), one);
      if (activity.type === "wait")
        return setSettings(document, id, two % 2 === 0 ? activities.wait.blank() : { wait: { kind: "event", condition: { kind: "segment", segmentId: "s", isIn: true }, timeout: "P1D" } }); // prettier-ignore
      return setSettings(document, id, isActivityType(activity.type) ? activities[activity.type].blank() : null); // prettier-ignore
    },
    (document, one, two) => skip(document, [pick(Object.keys(document.activities), one)], two % 2 === 0), // prettier-ignore
    (document, one, two, three) => {
      const ids = Object.keys(document.activities);
      const text = copyText(document, [pick(ids, one), pick(ids, two)]);
      return paste(document, text, three % 5 === 0 ? null : pick(pathsOf(document), three), freshId); // prettier-ignore
    },
    (document, one) => duplicate(document, [pick(Object.keys(document.activities), one)], freshId),
    (document, one) => addNote(document, { id: freshId(), text: "n", at: { x: one, y: 0 }, activity: pick(Object.keys(document.activities), one) }), // prettier-ignore
    (document, one) => changeNote(document, Object.keys(document.notes)[one % 3] ?? "", { colour: "blue" }), // prettier-ignore
    (document, one) => removeNote(document, Object.keys(document.notes)[one % 3] ?? ""),
    (document, one) => setLayout(document, { mode: one % 2 === 0 ? "auto" : "free", direction: one % 3 === 0 ? "LR" : "TB" }), // prettier-ignore
    (document) => tidy(document),
    (document, one) => (one % 5 === 0 ? removeParked(document) : removeNote(document, "")),
  ];

/** A change in place fails at once. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) frozen(inner);
  return value;
}

/** Something to change: the first commands put activities on paths. */
const begun = (size: number) =>
  fc.array(fc.tuple(fc.nat(2), fc.nat(1000), fc.nat(1000), fc.nat(1000)), { maxLength: size });

const steps = (size: number) =>
  fc.array(fc.tuple(fc.nat(commands.length - 1), fc.nat(1000), fc.nat(1000), fc.nat(1000)), {
    minLength: 1,
    maxLength: size,
  });

const run = (document: JourneyDocument, [command, one, two, three]: Step): Edited =>
  pick(commands, command)(document, one, two, three);

/** What a sequence makes of a blank document. */
const grown = (sequence: Step[]): JourneyDocument =>
  sequence.reduce((document, step) => {
    const edited = run(document, step);
    return edited.ok ? edited.document : document;
  }, blankDocument("Random"));

type Box = { x: number; y: number; width: number; height: number };
const overlaps = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

describe("random edits", () => {
  test("ten thousand sequences keep every rule, and each step can be taken back", () => {
    fc.assert(
      fc.property(begun(7), steps(10), (first, sequence) => {
        let document = frozen(blankDocument("Random"));
        const undo: [JourneyDocument, ReturnType<typeof makePatch>][] = [];
        for (const step of [...first, ...sequence]) {
          const edited = run(document, step);
          if (!edited.ok) continue;
          const back = makePatch(edited.document, document);
          if (!isSame(applyPatch(document, makePatch(document, edited.document)), edited.document))
            throw new Error("the patch does not lead there");
          undo.push([document, back]);
          document = frozen(edited.document);
          const broken = brokenRules(document);
          if (broken.length > 0) throw new Error(`${edited.step}: ${broken[0]?.text}`);
        }
        expect(JourneyDocument.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
        for (const [before, patch] of undo.toReversed()) {
          document = applyPatch(document, JSON.parse(JSON.stringify(patch)) as typeof patch);
          if (!isSame(document, before)) throw new Error("undo gives another document");
        }
        expect(document).toEqual(blankDocument("Random"));
      }),
      { numRuns: 10_000, seed: 5 },
    );
  }, 60_000);

  test("whatever canJoin allows is joined, whatever it refuses is not", () => {
    fc.assert(
      fc.property(steps(20), fc.nat(1000), fc.nat(1000), (sequence, one, two) => {
        const document = grown(sequence);
        const path = pick(pathsOf(document), one);
        const to = pick(Object.keys(document.activities), two);
        expect(joinPath(document, path, to).ok).toBe(canJoin(document, path, to) === null);
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});

describe("the layout of random journeys", () => {
  test("nothing overlaps, everything is below what leads to it, and the order of columns is that of the paths", () => {
    fc.assert(
      fc.property(begun(30), steps(40), fc.boolean(), (first, sequence, turned) => {
        const made = grown([...first, ...sequence]);
        const document: JourneyDocument = { ...made, layout: { mode: "auto", direction: turned ? "LR" : "TB", positions: {} } }; // prettier-ignore
        const layout = layoutOf(document, standardSize(document));
        const boxes = [
          ...Object.values(layout.positions),
          ...Object.values(layout.ends).map((end) => ({ ...end, ...endSize })),
        ];
        for (const [index, box] of boxes.entries())
          for (const other of boxes.slice(index + 1))
            if (overlaps(box, other)) throw new Error("two overlap");
        expect(Object.keys(layout.positions).length).toBe(Object.keys(document.activities).length);
        const live = reachableFrom(document, document.entry);
        for (const { from, outlet, to } of pathsOf(document)) {
          const at = layout.positions[from];
          const there = to === null ? layout.ends[endKey(from, outlet)] : layout.positions[to];
          if (!at || !there) throw new Error("not placed");
          if (to !== null && live.has(from) !== live.has(to)) continue;
          const lane = layout.lanes[endKey(from, outlet)];
          const [begins, ends] = turned ? [at.x + at.width, there.x] : [at.y + at.height, there.y];
          for (const box of lane === undefined ? [] : boxes) {
            const [across, breadth, down, length] = turned ? [box.y, box.height, box.x, box.width] : [box.x, box.width, box.y, box.height]; // prettier-ignore
            const hit = lane !== undefined && across < lane && lane < across + breadth && down < ends && begins < down + length; // prettier-ignore
            if (hit) throw new Error("a path goes through an activity");
          }
          const below = turned ? there.x >= at.x + at.width + 34 : there.y >= at.y + at.height + 34;
          if (!below) throw new Error("not below what leads to it");
        }
        expect(layout).toEqual(layoutOf(document, standardSize(document)));
        expect(layout.positions[document.entry]).toMatchObject({ x: 0, y: 0 });
      }),
      { numRuns: 400, seed: 5 },
    );
  }, 30_000);

  test("adding on a path swaps no siblings", () => {
    fc.assert(
      fc.property(begun(20), steps(30), fc.nat(1000), fc.nat(1000), (first, sequence, one, two) => {
        const made = grown([...first, ...sequence]);
        const document: JourneyDocument = { ...made, layout: { mode: "auto", direction: "TB", positions: {} } }; // prettier-ignore
        const path = pick(pathsOf(document), one);
        const edited = insertOnPath(document, path, { id: "new", type: pick(["wait", "yesNoSplit"], two) }); // prettier-ignore
        if (!edited.ok || !reachableFrom(document, document.entry).has(path.from)) return;
        const before = layoutOf(document, standardSize(document));
        const after = layoutOf(edited.document, standardSize(edited.document));
        const live = reachableFrom(document, document.entry);
        const parents = (id: string) => pathsOf(document).filter(({ from, to }) => to === id && live.has(from)).length; // prettier-ignore
        for (const id of live) {
          const children = pathsOf(document).flatMap(({ from, to }) => from === id && to !== null && parents(to) === 1 ? [to] : []); // prettier-ignore
          const xs = (layout: typeof before) => children.map((child) => layout.positions[child]?.x ?? 0); // prettier-ignore
          for (const layout of [before, after]) expect(xs(layout)).toEqual(xs(layout).toSorted((a, b) => a - b)); // prettier-ignore
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});
