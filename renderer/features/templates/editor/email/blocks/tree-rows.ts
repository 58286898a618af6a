import type {
  Block,
  Column,
  EmailDocument,
  Section,
} from "../../../../../../shared/domain/template/email-document.ts";
import { plural } from "../../../../../ui/format.ts";
import { blockWords, kindOf } from "./block-kinds.ts";

export type TreeRow = {
  id: string;
  level: number;
  name: string;
  words: string;
  position: number;
  size: number;
} & (
  | { item: "mail" }
  | { item: "section"; section: Section }
  | { item: "column"; column: Column }
  | { item: "block"; block: Block; column: string; index: number }
);

/** The id of the row that stands for the whole mail. */
export const mailRow = "mail";

/** Sections, their columns where there are several, and the blocks, one below the other. */
export function treeRows({ sections }: EmailDocument): TreeRow[] {
  const rows: TreeRow[] = [
    { id: mailRow, item: "mail", level: 1, name: "Whole mail", words: "", position: 1, size: 1 },
  ];
  for (const [at, section] of sections.entries()) {
    const { columns } = section;
    rows.push({
      id: section.id,
      item: "section",
      section,
      level: 1,
      name: `Section ${at + 1}`,
      words: [
        columns.length > 1 ? plural(columns.length, "column") : "",
        section.condition ? "conditional" : "",
      ]
        .filter(Boolean)
        .join(" · "),
      position: at + 1,
      size: sections.length,
    });
    for (const [number, column] of columns.entries()) {
      if (columns.length > 1)
        rows.push({
          id: column.id,
          item: "column",
          column,
          level: 2,
          name: `Column ${number + 1}`,
          words: column.blocks.length === 0 ? "empty" : "",
          position: number + 1,
          size: columns.length,
        });
      for (const [index, block] of column.blocks.entries())
        rows.push({
          id: block.id,
          item: "block",
          block,
          column: column.id,
          index,
          level: columns.length > 1 ? 3 : 2,
          name: kindOf(block.kind).name,
          words: blockWords(block) + (block.condition ? " · conditional" : ""),
          position: index + 1,
          size: column.blocks.length,
        });
    }
  }
  return rows;
}
