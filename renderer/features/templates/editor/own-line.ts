import type { TemplateContent } from "../../../../shared/domain/template/template.ts";

type Placed = { field: string | null; line: number | null; column: number | null };

/** Of blocks HTML is made, not written: a line of it would lead astray. */
export function ownLine<Found extends Placed>(content: TemplateContent, found: Found): Found {
  if (content.type !== "email" || content.body.form !== "blocks") return found;
  return found.field === "html" || found.field === null
    ? { ...found, line: null, column: null }
    : found;
}
