import type { TemplateCheck } from "../../../../../shared/contract/templates.ts";

export type Area = TemplateCheck["area"];

/** One thing to look at. Errors keep a message from being sent, warnings only tell. */
export const check = (
  area: Area,
  field: string | null,
  text: string,
  more: Partial<Pick<TemplateCheck, "severity" | "line" | "column" | "block" | "programs">> = {},
): TemplateCheck => ({
  severity: "warning",
  step: "message",
  area,
  field,
  text,
  line: null,
  column: null,
  programs: [],
  ...more,
});
