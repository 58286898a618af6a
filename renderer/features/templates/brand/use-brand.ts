import { useQuery } from "@tanstack/react-query";
import { begun, type Brand } from "../../../../shared/domain/template/brand.ts";
import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import { useEngine } from "../../../data/engine.tsx";

/** How the project's mails look; undefined until it is known. */
export const useBrand = () => useQuery(useEngine().templates.brand.queryOptions()).data;

/** A message that is begun, in the brand kit where it is a mail made of blocks. */
export function inBrand(content: TemplateContent, brand: Brand | undefined): TemplateContent {
  if (!brand || content.type !== "email" || content.body.form !== "blocks") return content;
  return { ...content, body: { form: "blocks", document: begun(content.body.document, brand) } };
}
