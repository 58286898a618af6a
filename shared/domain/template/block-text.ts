import { z } from "zod";
import { AppError } from "../errors.ts";
import { Block, Section } from "./email-document.ts";

/*
 * Blocks and sections as text, so that they go through the clipboard into other mails, windows and projects. Ids are given
 * anew where they arrive.
 */
const BlockText = z.object({
  wayline: z.literal("blocks"),
  blocks: z.array(Block).max(200).default([]),
  sections: z.array(Section).max(200).default([]),
});
export type BlockParts = { blocks: Block[]; sections: Section[] };

const longest = 2_000_000;
const cure = "Copy a block or a section in a mail made of blocks, then paste it here.";

export const writeBlocks = (parts: Partial<BlockParts>): string =>
  JSON.stringify({ wayline: "blocks", ...parts }, null, 2);

/** What was copied; anything else is refused with a sentence, and where in it the mistake is. */
export function readBlocks(text: string): BlockParts {
  if (text.trim() === "") throw new AppError("BAD_INPUT", "The clipboard is empty.", { cure });
  let value: unknown;
  try {
    if (text.length > longest) throw new SyntaxError("too long");
    value = JSON.parse(text);
  } catch {
    throw new AppError("BAD_INPUT", "The clipboard holds no blocks.", { cure });
  }
  const isOurs = typeof value === "object" && value !== null && "wayline" in value;
  if (!isOurs) throw new AppError("BAD_INPUT", "The clipboard holds no blocks.", { cure });
  const read = BlockText.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new AppError("BAD_INPUT", "The blocks in the clipboard are damaged.", {
      place: issue?.path.join(".") ?? "",
      cure: "Copy them again.",
    });
  }
  const { blocks, sections } = read.data;
  if (blocks.length + sections.length === 0)
    throw new AppError("BAD_INPUT", "The clipboard holds no blocks.", { cure });
  return { blocks, sections };
}
