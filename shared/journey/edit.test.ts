import { describe, expect, test } from "vitest";
import { activities } from "../activities/index.ts";
import { setLayout, tidy } from "./arrange.ts";
import { copyText, duplicate, paste } from "./clipboard.ts";
import type { Edited } from "./edited.ts";
import { insertBefore, insertOnPath } from "./insert.ts";
import { cutPath, joinPath, reconnectSource } from "./join.ts";
import { layoutOf } from "./layout.ts";
import { movePart } from "./move-part.ts";
import { addPath, removePath, reorderPaths } from "./paths.ts";
import { deleteActivities, deleteActivity, keepChoices, removeParked } from "./remove.ts";
import { setSettings, skip } from "./settings.ts";
import { standardSize } from "./sizes.ts";
import { done, drawn, sketch } from "./testing/sketch.ts";

const yesNo = { type: "yesNoSplit" };
const opened = (activity: string | null) => ({
  ...activities.yesNoSplit.blank(),
  conditions: [{ kind: "messageEvent", activity, event: "open", happened: true }],
});
const three = {
  branches: [
    { id: "A", name: "", percent: 34 },
    { id: "B", name: "", percent: 33 },
    { id: "C", name: "", percent: 33 },
  ],
};
const branchy = (c: Record<string, string>) => ({
  a: { next: { next: "s" } },
  s: { ...yesNo, next: { yes: "b", no: "c" } },
  b: {},
  c: { next: c },
  d: {},
});
const chain = {
  a: { next: { next: "b" } },
  b: { next: { next: "c" } },
  c: {},
};
const freshIds = () => {
  let count = 0;
  return () => `n${(count += 1)}`;
};
const on = (from: string, outlet = "next") => ({ from, outlet });

const examples: [string, Edited, string][] = [
  [
    "1 insert a wait on a path",
    insertOnPath(sketch("m", { m: {} }), on("m"), { id: "w", type: "wait" }),
    "entry>m m>w",
  ],
  [
    "2 insert a split on a path",
    insertOnPath(sketch("m", { m: { next: { next: "sms" } }, sms: { type: "sms" } }), on("m"), {
      id: "y",
      type: "yesNoSplit",
    }),
    "entry>m m>y y.yes>sms",
  ],
  ["3 delete one with one way out", deleteActivity(sketch("a", chain), "b"), "a>c entry>a"],
  [
    "4 delete one with two parents",
    deleteActivity(
      sketch("s", {
        s: { ...yesNo, next: { yes: "a", no: "x" } },
        a: { next: { next: "b" } },
        x: { next: { next: "b" } },
        b: { next: { next: "c" } },
        c: {},
      }),
      "b",
    ),
    "a>c entry>s s.no>x s.yes>a x>c",
  ],
  [
    "5 delete a split, keep Yes",
    deleteActivity(sketch("a", branchy({ next: "d" })), "s", "yes"),
    "a>b c>d entry>a | c d",
  ],
  [
    "6 the same, with a join",
    deleteActivity(
      sketch("a", {
        a: { next: { next: "s" } },
        s: { ...yesNo, next: { yes: "b", no: "c" } },
        b: { next: { next: "c" } },
        c: {},
      }),
      "s",
      "yes",
    ),
    "a>b b>c entry>a",
  ],
  [
    "7 join",
    joinPath(sketch("s", { s: { ...yesNo, next: { yes: "b", no: "c" } }, b: {}, c: {} }), on("b"), "c"), // prettier-ignore
    "b>c entry>s s.no>c s.yes>b",
  ],
  ["10 cut", cutPath(sketch("a", chain), on("a")), "b>c entry>a | b c"],
  ["11 move one", movePart(sketch("a", chain), ["b"], on("c")), "a>c c>b entry>a"],
  [
    "12 a move that breaks a reference",
    movePart(
      sketch("m", {
        m: { next: { next: "s" } },
        s: { ...yesNo, settings: opened("m"), next: {} },
      }),
      ["m"],
      on("s", "no"),
    ),
    "entry>s s.no>m",
  ],
  [
    "13 fewer random paths",
    removePath(sketch("r", { r: { type: "randomSplit", settings: three, next: { C: "x" } }, x: {} }), "r", "C"), // prettier-ignore
    "entry>r | x",
  ],
  [
    "14 paste a split with an inner path",
    paste(
      sketch("z", { z: {} }),
      copyText(sketch("a", branchy({})), ["s", "b"]),
      on("z"),
      freshIds(),
    ),
    "entry>z n1.yes>n2 z>n1",
  ],
  [
    "move several that follow each other",
    movePart(sketch("a", chain), ["a", "b"], on("c")),
    "a>b c>a entry>c",
  ],
  [
    "move a split with what is under it",
    movePart(sketch("a", branchy({ next: "d" })), ["s", "b", "c", "d"], on("entry")),
    "b>a c>d entry>s s.no>c s.yes>b",
  ],
  [
    "move a split: its shorter path goes with it",
    movePart(sketch("a", branchy({ next: "d" })), ["s"], on("d")),
    "a>c c>d d>s entry>a s.yes>b",
  ],
  ["take off the path", movePart(sketch("a", chain), ["b"], null), "a>c entry>a | b"],
  [
    "insert before what several paths lead to",
    insertBefore(sketch("s", { s: { ...yesNo, next: { yes: "c", no: "c" } }, c: {} }), "c", {
      id: "w",
      type: "wait",
    }),
    "entry>s s.no>w s.yes>w w>c",
  ],
  [
    "insert with what follows under No",
    insertOnPath(sketch("m", { m: {} }), on("entry"), { id: "y", type: "yesNoSplit", under: "no" }),
    "entry>y y.no>m",
  ],
  [
    "an End on a path parks what followed",
    insertOnPath(sketch("a", chain), on("a"), { id: "e", type: "end" }),
    "a>e b>c entry>a | b c",
  ],
  [
    "reconnect the beginning of a path",
    reconnectSource(sketch("s", { s: { ...yesNo, next: { yes: "b" } }, b: {} }), on("s", "yes"), on("s", "no")), // prettier-ignore
    "entry>s s.no>b",
  ],
  ["delete several", deleteActivities(sketch("a", chain), ["a", "c"]), "entry>b"],
  [
    "delete everything",
    deleteActivities(sketch("a", branchy({ next: "d" })), ["entry", "a", "s", "b", "c", "d"]),
    "",
  ],
  [
    "delete several: a split goes on to what stays",
    deleteActivities(sketch("a", branchy({ next: "d" })), ["s", "c", "d"]),
    "a>b entry>a",
  ],
  [
    "duplicate a message",
    duplicate(sketch("a", chain), ["a"], freshIds()),
    "a>n1 b>c entry>a n1>b",
  ],
  [
    "duplicate a split beside the graph",
    duplicate(sketch("a", branchy({})), ["s", "b"], freshIds()),
    "a>s entry>a n1.yes>n2 s.no>c s.yes>b | d n1 n2",
  ],
  [
    "remove what is not connected",
    removeParked(sketch("a", { ...chain, x: { next: { next: "b" } } })),
    "a>b b>c entry>a",
  ],
  [
    "a wait for an event keeps what followed under Happened, and back",
    setSettings(
      done(
        setSettings(sketch("w", { w: { type: "wait", next: { next: "m" } }, m: {} }), "w", {
          wait: {
            kind: "event",
            condition: { kind: "segment", segmentId: null, isIn: true },
            timeout: "P1D",
          },
        }),
      ),
      "w",
      { wait: { kind: "for", duration: "P1D" } },
    ),
    "entry>w w>m",
  ],
];

describe("edits", () => {
  test.each(examples.map(([name, edited, expected]) => ({ name, edited, expected })))(
    "$name",
    ({ edited, expected }) => {
      expect(edited).toMatchObject({ ok: true });
      expect(drawn(done(edited))).toBe(expected);
    },
  );

  const refused: [string, Edited, string][] = [
    ["8 a loop", joinPath(sketch("a", chain), on("c"), "a"), "LOOP"],
    ["9 a join to the entry", joinPath(sketch("a", chain), on("c"), "entry"), "ENTRY_INPUT"],
    ["a split with two used paths", deleteActivity(sketch("a", branchy({})), "s"), "CHOOSE_PATH"],
    ["deleting the entry", deleteActivity(sketch("a", chain), "entry"), "ENTRY_FIXED"],
    ["a second entry", insertOnPath(sketch("a", chain), on("a"), { id: "e", type: "entry" }), "ENTRY_FIXED"], // prettier-ignore
    ["under Held out", insertOnPath(sketch("h", { h: { type: "holdout" } }), on("h", "heldOut"), { id: "w", type: "wait" }), "STUB"], // prettier-ignore
    ["skipping a split", skip(sketch("a", branchy({})), ["a", "s"], true), "SPLIT_NOT_SKIPPED"],
    ["moving what does not follow", movePart(sketch("a", chain), ["a", "c"], on("entry")), "NOT_A_CHAIN"], // prettier-ignore
    ["moving to where it is", movePart(sketch("a", chain), ["b"], on("a")), "NOTHING"],
    ["a split below its own branch", movePart(sketch("a", branchy({ next: "d" })), ["s"], on("b")), "LOOP"], // prettier-ignore
    ["a sixth random path", [1, 2, 3].reduce((now) => done(addPath(now, "r")), sketch("r", { r: { type: "randomSplit" } })) && addPath([1, 2, 3].reduce((now) => done(addPath(now, "r")), sketch("r", { r: { type: "randomSplit" } })), "r"), "TOO_MANY_PATHS"], // prettier-ignore
    ["taking Else away", removePath(sketch("v", { v: { type: "multivariateSplit" } }), "v", "else"), "TOO_FEW_PATHS"], // prettier-ignore
    ["a path that is taken", reconnectSource(sketch("a", branchy({})), on("a"), on("c")), "LOOP"],
    ["text that is no clipboard", paste(sketch("a", chain), "hello", on("a"), freshIds()), "BAD_CLIPBOARD"], // prettier-ignore
    ["an id that is there", insertOnPath(sketch("a", chain), on("a"), { id: "b", type: "wait" }), "ID_TAKEN"], // prettier-ignore
  ];
  test.each(refused.map(([name, edited, code]) => ({ name, edited, code })))(
    "refuse $name",
    ({ edited, code }) => expect(edited).toMatchObject({ ok: false, code }),
  );

  test("13 rebalances the percents and says so", () => {
    const edited = removePath(sketch("r", { r: { type: "randomSplit", settings: three, next: {} } }), "r", "C"); // prettier-ignore
    expect(edited).toMatchObject({ said: "C removed. A · 51%, B · 49%." });
  });

  test("14 counts the references that were cleared, and keeps those that are here", () => {
    const from = sketch("m", {
      m: { next: { next: "s" } },
      s: { ...yesNo, settings: opened("m") },
    });
    const text = copyText(from, ["s"]);
    const elsewhere = paste(sketch("z", { z: {} }), text, on("z"), freshIds());
    expect(elsewhere).toMatchObject({ said: expect.stringContaining("1 reference was cleared.") });
    const here = paste(from, text, on("s", "yes"), freshIds());
    expect(here).toMatchObject({ said: "Yes/no split pasted after Yes/no split." });
    expect(done(here).activities["n1"]?.settings).toEqual(opened("m"));
  });

  test("a split says what can be kept, with counts", () => {
    expect(keepChoices(sketch("a", branchy({ next: "d" })), "s")).toEqual([
      { outlet: "yes", label: "Yes", activities: 1 },
      { outlet: "no", label: "No", activities: 2 },
    ]);
  });

  test("paths change places together with what they lead to", () => {
    const before = sketch("r", { r: { type: "randomSplit", settings: three, next: { A: "x" } }, x: {} }); // prettier-ignore
    const after = done(reorderPaths(before, "r", ["C", "A", "B"]));
    expect(drawn(after)).toBe("entry>r r.A>x");
    expect(after.activities["r"]?.settings).toMatchObject({
      branches: [{ id: "C" }, { id: "A" }, { id: "B" }],
    });
  });

  test("in free mode what is added gets room: what follows moves on", () => {
    const free = done(setLayout(sketch("a", chain), { mode: "free", positions: { c: { x: 900, y: 0 } } })); // prettier-ignore
    const { positions: before } = free.layout;
    const added = done(insertOnPath(free, on("a"), { id: "w", type: "wait" }));
    expect(added.layout.positions).toEqual({
      ...before,
      w: before["b"],
      b: { x: 0, y: (before["b"]?.y ?? 0) + 54 + 34 },
    });
    const last = done(insertOnPath(added, on("c"), { id: "e", type: "end" }));
    expect(last.layout.positions["e"]).toEqual({ x: 900, y: 92 + 34 });
    expect(done(tidy(last)).layout.positions["c"]).toMatchObject({ x: 0 });
  });

  test("in free mode what has no position steps aside", () => {
    const free = done(setLayout(sketch("a", chain), { mode: "free" }));
    const before = done(insertBefore(free, "b", { id: "w", type: "wait" }));
    const { positions } = layoutOf(before, standardSize(before));
    expect(positions["w"]).toMatchObject({ x: 240, y: positions["b"]?.y });
    expect(positions["b"]).toMatchObject(free.layout.positions["b"] ?? {});
  });
});
