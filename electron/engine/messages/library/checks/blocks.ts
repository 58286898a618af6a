import type { TemplateCheck } from "../../../../../shared/contract/templates.ts";
import type { EmailTemplate } from "../../../../../shared/domain/template/template.ts";
import { check } from "./check.ts";

/** What only the blocks of a mail know: an empty alternative text is one that was forgotten, unless they say otherwise. */
export function blockChecks({ body }: EmailTemplate): TemplateCheck[] {
  if (body.form !== "blocks") return [];
  const blocks = body.document.sections.flatMap(({ columns }) =>
    columns.flatMap((column) => column.blocks),
  );
  return blocks.flatMap((block) => {
    if (block.kind !== "image") return [];
    if (block.src.trim() === "")
      return [check("links", "html", "This image has no picture yet.", { block: block.id })];
    if (block.decorative || block.alt.trim() !== "") return [];
    const text = "This picture has no alternative text. Write one, or mark it as decorative.";
    return [check("accessibility", "html", text, { block: block.id })];
  });
}
