import { AppError } from "../../../../shared/domain/errors.ts";
import {
  templateLimits,
  type TemplateContent,
} from "../../../../shared/domain/template/template.ts";
import { readTemplate, writeTemplate } from "../../../../shared/pinpoint/templates.ts";
import { deriveText } from "./derive-text.ts";
import { htmlOf, mjmlOf } from "./email-of.ts";

export type TemplateFile = {
  name: string;
  description: string;
  tags: Record<string, string>;
  content: TemplateContent;
  original: string | null;
};

const stem = (fileName: string) =>
  fileName
    .replace(/^.*[\\/]/, "")
    .replace(/\.[^.]*$/, "")
    .trim()
    .slice(0, 128) || "Template";

const emailFrom = (form: "html" | "mjml", source: string): TemplateContent => {
  const title = /<(?:mj-)?title[^>]*>([^<]*)</i.exec(source)?.[1]?.trim() ?? "";
  return {
    type: "email",
    subject: title.slice(0, 998),
    preheader: "",
    fromName: "",
    fromAddress: "",
    replyTo: "",
    headers: [],
    body: { form, source },
    text: null,
    defaults: {},
    recommender: null,
  };
};

/** A file as a template: Pinpoint's JSON, MJML or HTML, told apart by what is in it. */
export function readTemplateFile(fileName: string, text: string): TemplateFile {
  const source = text.replace(/^\uFEFF/, "");
  const plain = { description: "", tags: {}, original: null };
  if (/^\s*[{[]/.test(source)) {
    const { name, ...read } = readTemplate(source);
    return { ...read, name: name ?? stem(fileName), original: text };
  }
  if (/<mjml[\s>]/.test(source))
    return { ...plain, name: stem(fileName), content: emailFrom("mjml", source) };
  if (/<[a-z!][^<>]*>/i.test(source))
    return { ...plain, name: stem(fileName), content: emailFrom("html", source) };
  throw new AppError(
    "BAD_INPUT",
    "This is neither HTML, nor MJML, nor a template of Amazon Pinpoint.",
    {
      place: fileName,
      cure: "Choose an .html, .mjml or .json file.",
    },
  );
}

/**
 * A template as a file: as Pinpoint's request, or a mail's own source. `whole` writes pictures of the project into what is
 * to be read elsewhere.
 */
export async function writeTemplateFile(
  template: Omit<TemplateFile, "original">,
  original: string | null,
  format: "pinpoint" | "html" | "mjml",
  whole: (source: string) => string,
): Promise<{ fileName: string; text: string }> {
  const { name, content } = template;
  const file = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-") || "template";
  if (format === "pinpoint") {
    const html = content.type === "email" ? (await htmlOf(content)).html : "";
    const compiled = { html: whole(html), text: deriveText(html) };
    if (compiled.html !== html && compiled.html.length > templateLimits.html)
      throw withPicturesTooLong(name, compiled.html.length);
    return {
      fileName: `${file}.json`,
      text: writeTemplate(template, compiled, original ?? undefined),
    };
  }
  if (content.type !== "email")
    throw new AppError("BAD_INPUT", "Only mails are written as HTML or MJML.", { place: name });
  if (format === "html")
    return { fileName: `${file}.html`, text: whole((await htmlOf(content)).html) };
  const mjml = mjmlOf(content);
  if (mjml === null)
    throw new AppError("BAD_INPUT", `“${name}” is written in HTML; there is no way back to MJML.`, {
      place: name,
      cure: "Export it as HTML.",
    });
  return { fileName: `${file}.mjml`, text: whole(mjml) };
}

/** Pinpoint has no place for pictures: each is written into the template, unless that makes it longer than Pinpoint takes. */
const withPicturesTooLong = (name: string, length: number) =>
  new AppError(
    "BAD_INPUT",
    `With its pictures “${name}” has ${length.toLocaleString("en")} characters; a template of Pinpoint has ${templateLimits.html.toLocaleString("en")} at most.`,
    {
      place: name,
      cure: "Put the pictures on a web server and use their addresses, or make them smaller.",
    },
  );

/** Blocks → MJML → HTML; a step back is refused. */
export async function convertEmail(
  content: TemplateContent,
  to: "mjml" | "html",
): Promise<TemplateContent> {
  if (content.type !== "email")
    throw new AppError("BAD_INPUT", "Only mails have blocks, MJML and HTML.");
  if (to === "html") {
    const { html, findings } = await htmlOf(content);
    const [problem] = findings;
    if (!html && problem)
      throw new AppError("BAD_INPUT", problem.text, {
        place: problem.line === null ? "MJML" : `line ${problem.line}`,
        cure: "Mend the MJML first.",
      });
    return { ...content, body: { form: "html", source: html } };
  }
  const source = mjmlOf(content);
  if (source === null)
    throw new AppError("BAD_INPUT", "A mail written in HTML can't become MJML again.");
  return { ...content, body: { form: "mjml", source } };
}
