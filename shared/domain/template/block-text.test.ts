import { expect, test } from "vitest";
import { readBlocks, writeBlocks } from "./block-text.ts";
import { starters } from "./starters.ts";

const sections = starters.flatMap(({ content }) =>
  content.body.form === "blocks" ? content.body.document.sections : [],
);
const blocks = sections.flatMap(({ columns }) => columns.flatMap((column) => column.blocks));

test("what is written is read again", () => {
  expect(readBlocks(writeBlocks({ blocks }))).toEqual({ blocks, sections: [] });
  expect(readBlocks(writeBlocks({ sections }))).toEqual({ blocks: [], sections });
});

test.each([
  ["", "The clipboard is empty."],
  ["  \n", "The clipboard is empty."],
  ["Hello", "The clipboard holds no blocks."],
  ["<p>Hello</p>", "The clipboard holds no blocks."],
  ["[1, 2]", "The clipboard holds no blocks."],
  ["null", "The clipboard holds no blocks."],
  ['{"wayline":"blocks"}', "The clipboard holds no blocks."],
  ['{"wayline":"segments"}', "The blocks in the clipboard are damaged."],
  ['{"wayline":"blocks","blocks":[{"kind":"script"}]}', "The blocks in the clipboard are damaged."],
  [
    writeBlocks({ blocks }).replace('"size": 16', '"size": "large"'),
    "The blocks in the clipboard are damaged.",
  ],
])("%j: %s", (text, message) => {
  expect(() => readBlocks(text)).toThrow(message);
});

test("where it is damaged is named", () => {
  try {
    readBlocks(writeBlocks({ blocks }).replace('"size": 16', '"size": "large"'));
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ place: "blocks.1.size", cure: "Copy them again." });
  }
});
