import { expect, test } from "vitest";
import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import { blankTemplate } from "../blank.ts";
import { ownLine } from "./own-line.ts";

const blocks = blankTemplate("email");
const written = (form: "mjml" | "html"): TemplateContent =>
  blocks.type === "email" ? { ...blocks, body: { form, source: "" } } : blocks;
const at = (text: string, more: { field?: string } = {}) => ({
  field: "html",
  text,
  line: 4,
  column: 2,
  ...more,
});

test.each([
  [written("html"), at("{{#if}} is not closed"), 4],
  [written("mjml"), at("{{#if}} is not closed"), 4],
  [written("mjml"), at("Element mj-foo is not known"), 4],
  [blocks, at("Element mj-foo is not known"), null],
  [blocks, at("{{x}}", { field: "subject" }), 4],
  [blankTemplate("sms"), at("{{x}}", { field: "body" }), 4],
] as const)("%#", (content, found, line) => {
  expect(ownLine(content, found).line).toBe(line);
});
