import { describe, expect, test } from "vitest";
import { emptyRules, type Criterion, type SegmentRules } from "../../../shared/domain/segment.ts";
import {
  appendBox,
  appendRow,
  blankCriterion,
  changeRow,
  countedPath,
  dropRow,
  duplicateRow,
  editorPath,
  forEditing,
  forSaving,
  insertRow,
  meansEveryone,
  moveRow,
  removeRow,
  rowAt,
  sameRules,
  unwrapRow,
  wrapRow,
} from "./edit.ts";
import {
  contraryOf,
  setEvent,
  setField,
  setMatchCase,
  setOperator,
  withoutDetail,
} from "../../criteria/edit-row.ts";
import {
  addGroup,
  addSource,
  duplicateGroup,
  joinOf,
  moveGroup,
  removeGroup,
  removeSource,
  setExclude,
  setJoin,
} from "./edit-groups.ts";

const city = (...values: string[]): Criterion => ({
  field: { kind: "location", name: "City" },
  operator: "is",
  values,
});
const names = (rules: SegmentRules, group = 0) =>
  rules.groups[group]?.dimensions.map((box) => box.criteria.map((row) => row.values[0]));

/** [A, B] [C] in one group. */
const three = (): SegmentRules => {
  let rules = appendRow(forEditing(emptyRules()), 0, city("A")).rules;
  rules = appendRow(rules, 0, city("B")).rules;
  return appendBox(rules, 0, city("C")).rules;
};

describe("rows", () => {
  test("are added to the last box, and make one where there is none", () => {
    const { rules, path } = appendRow(forEditing(emptyRules()), 0);
    expect(path).toEqual({ group: 0, box: 0, row: 0 });
    expect(rowAt(rules, path)).toEqual(blankCriterion());
    expect(appendRow(three(), 0).path).toEqual({ group: 0, box: 1, row: 1 });
  });

  test("insert, duplicate and remove", () => {
    const first = { group: 0, box: 0, row: 0 };
    expect(names(insertRow(three(), { ...first, row: 1 }, city("X")))).toEqual([
      ["A", "X", "B"],
      ["C"],
    ]);
    const twice = duplicateRow(three(), first);
    expect(names(twice)).toEqual([["A", "A", "B"], ["C"]]);
    expect(rowAt(twice, first)).not.toBe(rowAt(twice, { ...first, row: 1 }));
    expect(names(removeRow(three(), first))).toEqual([["B"], ["C"]]);
  });

  test("the last row of a box takes its box along", () => {
    expect(names(removeRow(three(), { group: 0, box: 1, row: 0 }))).toEqual([["A", "B"]]);
  });

  test.each([
    { from: [0, 0], step: 1, to: [0, 1], left: [["B", "A"], ["C"]] },
    { from: [0, 1], step: -1, to: [0, 0], left: [["B", "A"], ["C"]] },
    { from: [0, 1], step: 1, to: [1, 0], left: [["A"], ["B", "C"]] },
    { from: [1, 0], step: -1, to: [0, 2], left: [["A", "B", "C"]] },
    { from: [0, 0], step: -1, to: [0, 0], left: [["A", "B"], ["C"]] },
    { from: [1, 0], step: 1, to: [1, 0], left: [["A", "B"], ["C"]] },
  ] as const)("move $from by $step", ({ from, step, to, left }) => {
    const moved = moveRow(three(), { group: 0, box: from[0], row: from[1] }, step);
    expect(names(moved.rules)).toEqual(left);
    expect(moved.path).toEqual({ group: 0, box: to[0], row: to[1] });
  });

  test("a box emptied by moving down is gone, and the path knows", () => {
    const one = removeRow(three(), { group: 0, box: 0, row: 1 });
    const moved = moveRow(one, { group: 0, box: 0, row: 0 }, 1);
    expect(names(moved.rules)).toEqual([["A", "C"]]);
    expect(moved.path).toEqual({ group: 0, box: 0, row: 0 });
  });

  test("nothing of the rules given is changed", () => {
    const rules = three();
    const before = structuredClone(rules);
    moveRow(rules, { group: 0, box: 0, row: 0 }, 1);
    changeRow(rules, { group: 0, box: 0, row: 0 }, () => city("Z"));
    setJoin(addGroup(rules), 1, "exclude");
    expect(rules).toEqual(before);
  });
});

describe("a criterion", () => {
  test("keeps its operator with another attribute only where it fits", () => {
    const contains: Criterion = { ...city("Vie"), operator: "contains" };
    expect(setField(contains, { kind: "userAttribute", name: "Plan" })).toEqual({
      field: { kind: "userAttribute", name: "Plan" },
      operator: "contains",
      values: [],
    });
    expect(setField(contains, { kind: "metric", name: "Spend" })).toMatchObject({
      operator: "equals",
      values: [""],
    });
    expect(setField(contains, { kind: "activity" })).toMatchObject({ values: [30] });
    expect(setField(contains, contains.field)).toBe(contains);
  });

  test.each([
    { from: "is", values: ["Vienna", "Graz"], to: "isSet", left: [] },
    { from: "is", values: ["Vienna", "Graz"], to: "contains", left: ["Vienna", "Graz"] },
    { from: "is", values: ["Vienna"], to: "before", left: [""] },
    { from: "is", values: ["2026-11-04"], to: "before", left: ["2026-11-04"] },
    { from: "on", values: ["2026-11-04"], to: "between", left: ["2026-11-04", ""] },
    { from: "between", values: ["2026-11-04", "2026-11-05"], to: "on", left: ["2026-11-04"] },
  ] as const)("from $from to $to", ({ from, values, to, left }) => {
    const row: Criterion = {
      field: { kind: "attribute", name: "Seen" },
      operator: from,
      values: [...values],
      matchCase: true,
    };
    const next = setOperator(row, to);
    expect(next.values).toEqual(left);
    expect(next.matchCase).toBe(to === "contains" ? true : undefined);
  });

  test("match case is written only when it is on", () => {
    expect(setMatchCase(city("A"), true)).toHaveProperty("matchCase", true);
    expect(setMatchCase({ ...city("A"), matchCase: true }, false)).not.toHaveProperty("matchCase");
  });
});

describe("groups", () => {
  test("AND and OR hold between all of them; Exclude belongs to one", () => {
    const rules = setJoin(addGroup(addGroup(three())), 2, "or");
    expect([joinOf(rules, 1), joinOf(rules, 2)]).toEqual(["or", "or"]);
    const excluded = setJoin(rules, 1, "exclude");
    expect([joinOf(excluded, 1), joinOf(excluded, 2)]).toEqual(["exclude", "or"]);
    expect(setJoin(excluded, 1, "or")).toEqual(rules);
  });

  test("add, move, duplicate, remove", () => {
    const rules = addSource(addGroup(three()), 1, "staff");
    expect(addSource(rules, 1, "staff")).toEqual(rules);
    expect(moveGroup(rules, 1, -1).groups[0]?.sources).toEqual([{ segmentId: "staff" }]);
    expect(moveGroup(rules, 0, -1)).toBe(rules);
    expect(duplicateGroup(rules, 1).groups).toHaveLength(3);
    expect(removeSource(rules, 1, 0).groups[1]?.sources).toEqual([]);
    expect(removeGroup(rules, 1).groups).toHaveLength(1);
    expect(names(removeGroup(removeGroup(rules, 1), 0))).toEqual([]);
  });

  test("excluding twice says nothing new", () => {
    const once = setExclude(three(), 0, true);
    expect(setExclude(once, 0, true)).toEqual(once);
    expect(setExclude(once, 0, false)).toEqual(three());
  });
});

describe("what is saved", () => {
  test("has no blank rows and no empty boxes", () => {
    const rules = appendBox(appendRow(three(), 0).rules, 0).rules;
    expect(names(forSaving(rules))).toEqual([["A", "B"], ["C"]]);
    expect(sameRules(forSaving(rules), three())).toBe(true);
  });

  test("an incomplete row that was begun is kept", () => {
    const rules = appendRow(three(), 0, city()).rules;
    expect(names(forSaving(rules))).toEqual([
      ["A", "B"],
      ["C", undefined],
    ]);
  });

  test("means everyone without base segments and complete criteria", () => {
    expect(meansEveryone(emptyRules())).toBe(true);
    expect(meansEveryone(appendRow(emptyRules(), 0, city()).rules)).toBe(true);
    expect(meansEveryone(three())).toBe(false);
    expect(meansEveryone(addSource(emptyRules(), 0, "a"))).toBe(false);
  });

  test("is compared by content", () => {
    const [group] = three().groups;
    const turned = {
      groups: [{ type: "all", exclude: false, ...group }],
      include: "all",
    };
    expect(sameRules(turned, three())).toBe(true);
    expect(sameRules(setJoin(three(), 0, "or"), three())).toBe(false);
  });
});

test("NONE of the groups is shown as what is left out, where that is the same", () => {
  const none: SegmentRules = { ...three(), include: "none" };
  expect(forEditing(none)).toMatchObject({ include: "all", groups: [{ exclude: true }] });
  const everyone: SegmentRules = { ...emptyRules(), include: "none" };
  expect(forEditing(everyone).include).toBe("none");
});

describe("rows between boxes and groups", () => {
  const start: SegmentRules = {
    include: "all",
    groups: [
      {
        sources: [],
        sourceType: "any",
        type: "all",
        dimensions: [
          { match: "all", criteria: [city("a"), blankCriterion(), city("b")] },
          { match: "any", criteria: [blankCriterion()] },
          { match: "any", criteria: [city("c")] },
        ],
      },
      {
        sources: [],
        sourceType: "any",
        type: "all",
        dimensions: [{ match: "all", criteria: [city("d")] }],
      },
    ],
  };
  test("a row is wrapped into a box of its own and joins the one above", () => {
    const wrapped = wrapRow(start, { group: 0, box: 0, row: 2 });
    expect(wrapped.path).toEqual({ group: 0, box: 1, row: 0 });
    expect(names(wrapped.rules)).toEqual([["a", undefined], ["b"], [undefined], ["c"]]);
    const back = unwrapRow(wrapped.rules, wrapped.path);
    expect(back.rules).toEqual(start);
    expect(unwrapRow(start, { group: 0, box: 0, row: 0 }).rules).toBe(start);
    expect(wrapRow(start, { group: 0, box: 2, row: 0 }).rules).toBe(start);
  });
  test("a dropped row lands where it was let go, also in another group", () => {
    const within = dropRow(start, { group: 0, box: 0, row: 0 }, { group: 0, box: 0, row: 3 });
    expect(names(within.rules)?.[0]).toEqual([undefined, "b", "a"]);
    expect(within.path.row).toBe(2);
    const up = dropRow(start, { group: 0, box: 0, row: 2 }, { group: 0, box: 0, row: 0 });
    expect(names(up.rules)?.[0]).toEqual(["b", "a", undefined]);
    const away = dropRow(start, { group: 1, box: 0, row: 0 }, { group: 0, box: 2, row: 0 });
    expect(names(away.rules)?.[2]).toEqual(["d", "c"]);
    expect(names(away.rules, 1)).toEqual([]);
    const last = dropRow(start, { group: 0, box: 1, row: 0 }, { group: 0, box: 2, row: 1 });
    expect(last.path).toEqual({ group: 0, box: 1, row: 1 });
  });
  test("what was counted is found again among the places nothing was written in", () => {
    const counted = { group: 0, box: 1, row: 0 };
    expect(editorPath(start, counted)).toEqual({ group: 0, box: 2, row: 0 });
    expect(countedPath(start, { group: 0, box: 2, row: 0 })).toEqual(counted);
    expect(countedPath(start, { group: 0, box: 0, row: 2 })).toEqual({ group: 0, box: 0, row: 1 });
    expect(countedPath(start, { group: 0, box: 0, row: 1 })).toBeNull();
  });
});

test("the contrary of a row, where there is one", () => {
  expect(contraryOf(city("a"))).toBe("isNot");
  expect(contraryOf({ field: { kind: "activity" }, operator: "inactiveFor", values: [3] })).toBe("activeWithin"); // prettier-ignore
  expect(contraryOf({ ...city("a"), operator: "startsWith" })).toBeNull();
});

test("a field brings the values it begins with, and details of an event stay only where they fit", () => {
  expect(setField(blankCriterion(), { kind: "distance" })).toMatchObject({ operator: "within", values: ["", "", 25] }); // prettier-ignore
  expect(setField(blankCriterion(), { kind: "created" })).toMatchObject({ operator: "inLast", values: [30] }); // prettier-ignore
  const event = setEvent(
    { field: { kind: "event", name: "a" }, operator: "hasHappened", values: [] },
    () => ({ window: { kind: "last", days: 7 }, where: [] }),
  );
  expect(event.event).toEqual({ window: { kind: "last", days: 7 } });
  expect(setField(event, { kind: "messageEvent", event: "open" }).event).toEqual(event.event);
  expect(setField(event, { kind: "activity" }).event).toBeUndefined();
  expect(setEvent(event, (details) => withoutDetail(details, "window"))).not.toHaveProperty(
    "event",
  );
});
