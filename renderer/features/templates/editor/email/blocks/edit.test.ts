import fc from "fast-check";
import { expect, test } from "vitest";
import {
  EmailDocument,
  plainStyle,
  type Block,
} from "../../../../../../shared/domain/template/email-document.ts";
import { blockKinds, newBlock } from "./block-kinds.ts";
import {
  addBlock,
  addSection,
  duplicate,
  findBlock,
  moveBlock,
  moveSection,
  partsOf,
  paste,
  placeAfter,
  remove,
  setColumns,
  step,
} from "./edit.ts";

const empty: EmailDocument = { style: plainStyle, sections: [] };
const text = (html: string): Block => ({ ...newBlock("text", plainStyle), html }) as Block;
const shape = ({ sections }: EmailDocument) =>
  sections.map(({ columns }) =>
    columns.map(({ blocks }) =>
      blocks.map((block) => (block.kind === "text" ? block.html : "?")).join(""),
    ),
  );
function letters(...columns: string[]): EmailDocument {
  let { document } = addSection(empty, columns.length, null);
  for (const [at, each] of columns.entries())
    for (const letter of each) {
      const column = document.sections[0]?.columns[at];
      document = addBlock(document, text(letter), {
        column: column?.id ?? "",
        index: column?.blocks.length ?? 0,
      }).document;
    }
  return document;
}
const idOf = (document: EmailDocument, letter: string) =>
  document.sections
    .flatMap(({ columns }) => columns.flatMap(({ blocks }) => blocks))
    .find((block) => block.kind === "text" && block.html === letter)?.id ?? "";

test("the first block makes its section; the next goes behind what is selected", () => {
  const first = addBlock(empty, text("a"), placeAfter(empty, null));
  const second = addBlock(first.document, text("b"), placeAfter(first.document, null));
  const third = addBlock(second.document, text("c"), placeAfter(second.document, first.id));
  expect(shape(third.document)).toEqual([["acb"]]);
});

test.each([
  ["b", 1, ["acb", "x"]],
  ["b", -1, ["bac", "x"]],
  ["c", 1, ["ab", "cx"]],
  ["x", -1, ["abcx", ""]],
  ["a", -1, ["abc", "x"]],
] as const)("%s one step %i", (letter, by, columns) => {
  const document = letters("abc", "x");
  expect(shape(step(document, idOf(document, letter), by))).toEqual([columns]);
});

test("dropped before itself or behind itself, a block stays", () => {
  const document = letters("abc");
  const found = findBlock(document, idOf(document, "b"));
  const column = found?.column.id ?? "";
  for (const index of [1, 2])
    expect(shape(moveBlock(document, found?.block.id ?? "", { column, index }))).toEqual([["abc"]]);
  expect(shape(moveBlock(document, found?.block.id ?? "", { column, index: 3 }))).toEqual([
    ["acb"],
  ]);
  expect(moveBlock(document, "nothing", { column, index: 0 })).toBe(document);
});

test("fewer columns lose nothing", () => {
  const document = letters("a", "b", "c");
  const id = document.sections[0]?.id ?? "";
  expect(shape(setColumns(document, id, 1))).toEqual([["abc"]]);
  expect(shape(setColumns(document, id, 4))).toEqual([["a", "b", "c", ""]]);
});

test("copied parts arrive with ids of their own, behind what is selected", () => {
  const document = letters("ab", "x");
  const one = paste(document, partsOf(document, idOf(document, "a")), idOf(document, "b"));
  expect(shape(one?.document ?? empty)).toEqual([["aba", "x"]]);
  const column = document.sections[0]?.columns[0]?.id ?? "";
  const both = paste(document, partsOf(document, column), idOf(document, "x"));
  expect(shape(both?.document ?? empty)).toEqual([["ab", "xab"]]);
  const all = paste(document, partsOf(document, null), null);
  expect(shape(all?.document ?? empty)).toEqual([
    ["ab", "x"],
    ["ab", "x"],
  ]);
  expect(EmailDocument.safeParse(all?.document).success).toBe(true);
  const elsewhere = paste(empty, partsOf(document, idOf(document, "a")), null);
  expect(shape(elsewhere?.document ?? empty)).toEqual([["a"]]);
  expect(partsOf(document, "nothing")).toEqual({ blocks: [], sections: [] });
});

test("what has no room is not pasted", () => {
  const many = letters("a".repeat(150));
  expect(paste(many, partsOf(many, many.sections[0]?.columns[0]?.id ?? ""), null)).toBeNull();
});

test("sections move, and are copied with what is in them", () => {
  const one = letters("a");
  const two = addSection(one, 1, null);
  expect(shape(moveSection(two.document, two.id, one.sections[0]?.id ?? ""))).toEqual([
    [""],
    ["a"],
  ]);
  const copy = duplicate(one, one.sections[0]?.id ?? "");
  expect(shape(copy?.document ?? empty)).toEqual([["a"], ["a"]]);
});

test("whatever is done, the document stays valid, its ids unique", () => {
  const command = fc.record({
    act: fc.constantFrom("block", "section", "up", "down", "copy", "remove", "columns", "paste"),
    on: fc.nat(30),
    kind: fc.constantFrom(...blockKinds.map(({ kind }) => kind)),
    count: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
      let document = empty;
      for (const { act, on, kind, count } of commands) {
        const ids = document.sections.flatMap((section) => [
          section.id,
          ...section.columns.flatMap(({ blocks }) => blocks.map(({ id }) => id)),
        ]);
        const id = ids[on % Math.max(1, ids.length)] ?? null;
        if (act === "block")
          document = addBlock(
            document,
            newBlock(kind, plainStyle),
            placeAfter(document, id),
          ).document;
        else if (act === "section") document = addSection(document, count, id).document;
        else if (act === "paste")
          document = paste(document, partsOf(document, id), id)?.document ?? document;
        else if (id === null) continue;
        else if (act === "up" || act === "down")
          document = step(document, id, act === "up" ? -1 : 1);
        else if (act === "copy") document = duplicate(document, id)?.document ?? document;
        else if (act === "remove") document = remove(document, id);
        else document = setColumns(document, id, count);
      }
      const all = document.sections.flatMap((section) => [
        section.id,
        ...section.columns.flatMap((column) => [column.id, ...column.blocks.map(({ id }) => id)]),
      ]);
      expect(new Set(all).size).toBe(all.length);
      expect(EmailDocument.safeParse(document).success).toBe(true);
    }),
    { numRuns: 60 },
  );
});
