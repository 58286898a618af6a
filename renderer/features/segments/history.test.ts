import { expect, test } from "vitest";
import { emptyRules, type SegmentRules } from "../../../shared/domain/segment.ts";
import { appendRow, duplicateRow, forEditing, moveRow, removeRow, setBoxMatch } from "./edit.ts";
import { addGroup, addSource, setJoin } from "./edit-groups.ts";
import { commit, redo, startHistory, undo, type History } from "./history.ts";

const edits: [string, (rules: SegmentRules) => SegmentRules][] = [
  ["add criterion", (rules) => appendRow(rules, 0).rules],
  ["duplicate", (rules) => duplicateRow(rules, { group: 0, box: 0, row: 0 })],
  ["match any", (rules) => setBoxMatch(rules, { group: 0, box: 0 }, "any")],
  ["add group", addGroup],
  ["add Staff", (rules) => addSource(rules, 1, "staff")],
  ["exclude", (rules) => setJoin(rules, 1, "exclude")],
  ["move", (rules) => moveRow(rules, { group: 0, box: 0, row: 0 }, 1).rules],
  ["delete", (rules) => removeRow(rules, { group: 0, box: 0, row: 0 })],
];

test("undo gives back every state there was, redo every one after it", () => {
  const states = [forEditing(emptyRules())];
  let history: History<SegmentRules> = startHistory(structuredClone(states[0] as SegmentRules));
  for (const [words, edit] of edits) {
    history = commit(history, edit(history.present), { words, at: 0 });
    states.push(structuredClone(history.present));
  }
  for (let at = edits.length - 1; at >= 0; at -= 1) {
    expect(history.past.at(-1)?.words).toBe(edits[at]?.[0]);
    history = undo(history);
    expect(history.present).toEqual(states[at]);
  }
  expect(undo(history)).toBe(history);
  for (let at = 1; at <= edits.length; at += 1) {
    expect(history.future.at(-1)?.words).toBe(edits[at - 1]?.[0]);
    history = redo(history);
    expect(history.present).toEqual(states[at]);
  }
  expect(redo(history)).toBe(history);
});

test("typing in one field is one step until a pause", () => {
  const type = (history: History<string>, text: string, at: number, merge = "name") =>
    commit(history, text, { words: "change name", merge, at });
  let history = type(startHistory(""), "a", 1_000);
  history = type(history, "ab", 1_500);
  history = type(history, "abc", 2_200);
  expect(history.past).toHaveLength(1);
  history = type(history, "abcd", 3_100);
  expect(history.past).toHaveLength(2);
  history = type(history, "x", 3_200, "other");
  expect(history.past).toHaveLength(3);
  expect(undo(undo(history)).present).toBe("abc");
  expect(undo(undo(undo(history))).present).toBe("");
});

test("a change after undo forgets what was undone; none is no step", () => {
  let history = commit(startHistory("a"), "b", { words: "one", at: 0 });
  history = undo(history);
  expect(commit(history, "a", { words: "nothing", at: 0 })).toBe(history);
  history = commit(history, "c", { words: "two", at: 0 });
  expect(history.future).toEqual([]);
  expect(undo(history).present).toBe("a");
});
