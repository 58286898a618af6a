import type { TemplateContent } from "../../../../shared/domain/template/template.ts";

type Placed = {
  field: string | null;
  text: string;
  line: number | null;
  column: number | null;
  programs?: readonly string[];
};

/**
 * What is said about a mail's HTML names lines of the HTML. Of blocks and MJML that HTML is made, not written: a line of
 * it would lead astray, so only what MJML itself says keeps its place there.
 */
export function ownLine<Found extends Placed>(content: TemplateContent, found: Found): Found {
  if (content.type !== "email" || found.line === null || found.field === "subject") return found;
  const { form } = content.body;
  if (form === "html" || (found.field !== "html" && found.field !== null)) return found;
  const ofMjml =
    form === "mjml" && !found.text.includes("{{") && (found.programs?.length ?? 0) === 0;
  return ofMjml ? found : { ...found, line: null, column: null };
}
