import { readBrand, saveBrand } from "../messages/library/brand.ts";
import { checkTemplate } from "../messages/library/checks/check-template.ts";
import { deriveText } from "../messages/library/derive-text.ts";
import { contentOf } from "../messages/library/content-of.ts";
import { htmlOf } from "../messages/library/email-of.ts";
import { convertEmail, readTemplateFile, writeTemplateFile } from "../messages/library/files.ts";
import { renderTemplate } from "../messages/library/render.ts";
import { withData } from "../messages/media/inline.ts";
import { sendTest } from "../messages/test-messages.ts";
import type { TemplateContent } from "../../../shared/domain/template/template.ts";
import { projectApi } from "./base.ts";

const { templates } = projectApi;

/** Most mail programs show no pictures that are written into a mail: they become pictures of the project. */
function withTaken(
  content: TemplateContent,
  media: { takeIn(text: string, title: string): string },
  title: string,
): TemplateContent {
  if (content.type !== "email" || content.body.form === "blocks") return content;
  const { form, source } = content.body;
  return { ...content, body: { form, source: media.takeIn(source, title) } };
}

/** The area `templates` of the contract. */
export const templatesApi = {
  list: templates.list.handler(({ context: { project } }) => project.templates.list()),
  get: templates.get.handler(({ context: { project }, input }) => project.templates.get(input.id)),
  thumbnail: templates.thumbnail.handler(async ({ context: { project }, input }) => {
    const { draft } = project.templates.draft(input.id);
    const { url, text, findings } = await renderTemplate(
      project.parts,
      project.pages,
      project.channel.sender(),
      draft,
      null,
      { images: true, dark: false },
    );
    return {
      url,
      text,
      ...(draft.type === "inapp" ? { inApp: draft } : {}),
      errors: findings.filter(({ severity }) => severity === "error").length,
    };
  }),
  create: templates.create.handler(({ context: { project }, input }) => {
    const { description, tags, original, content, ...rest } = input;
    return project.templates.create({
      ...rest,
      // What came from Pinpoint is given back as it was.
      content: original === undefined ? withTaken(content, project.media, input.name) : content,
      ...(description === undefined ? {} : { description }),
      ...(tags === undefined ? {} : { tags }),
      ...(original === undefined ? {} : { original }),
    });
  }),
  keepDraft: templates.keepDraft.handler(({ context: { project }, input }) =>
    project.templates.keepDraft(input.id, input.revision, input.content),
  ),
  describe: templates.describe.handler(({ context: { project }, input }) =>
    project.templates.describe(input.id, input),
  ),
  makeVersion: templates.makeVersion.handler(async ({ context: { project }, input }) => {
    const made = project.templates.makeVersion(input.id, input.name, input.activate);
    if (input.activate) await project.followTemplate(input.id);
    return made;
  }),
  activate: templates.activate.handler(async ({ context: { project }, input }) => {
    project.templates.activate(input.id, input.version);
    await project.followTemplate(input.id);
    return null;
  }),
  version: templates.version.handler(({ context: { project }, input }) => ({
    content: project.templates.version(input.id, input.version).content,
  })),
  restoreVersion: templates.restoreVersion.handler(({ context: { project }, input }) =>
    project.templates.restoreVersion(input.id, input.version),
  ),
  duplicate: templates.duplicate.handler(({ context: { project }, input }) =>
    project.templates.duplicate(input.id),
  ),
  archive: templates.archive.handler(({ context: { project }, input }) =>
    project.templates.archive(input.id, input.archived),
  ),
  remove: templates.remove.handler(({ context: { project }, input }) =>
    project.templates.remove(input.id),
  ),
  restore: templates.restore.handler(({ context: { project }, input }) =>
    project.templates.restore(input.id),
  ),
  brand: templates.brand.handler(({ context: { project } }) => readBrand(project.parts)),
  saveBrand: templates.saveBrand.handler(({ context: { project }, input }) =>
    saveBrand(project.parts, input, project.media.facts),
  ),
  preview: templates.preview.handler(({ context: { project }, input }) =>
    renderTemplate(
      project.parts,
      project.pages,
      project.channel.sender(),
      input.content,
      input.for,
      { images: input.images, dark: input.dark },
    ),
  ),
  check: templates.check.handler(async ({ context: { project }, input }) => {
    // Counts of values may be on their way; a check that waits for them tells the truth.
    await project.variables.list();
    return checkTemplate(input.content, {
      coverage: project.variables.coverage(),
      contacts: project.variables.contacts(),
      missing: project.settings().missingVariable,
      pictures: project.media.facts,
    });
  }),
  convert: templates.convert.handler(async ({ input }) => ({
    content: await convertEmail(input.content, input.to),
  })),
  deriveText: templates.deriveText.handler(async ({ input }) => {
    if (input.content.type !== "email") return { text: "" };
    return { text: deriveText((await htmlOf(input.content)).html) };
  }),
  readFile: templates.readFile.handler(({ input }) => readTemplateFile(input.fileName, input.text)),
  writeFile: templates.writeFile.handler(({ context: { project }, input }) => {
    const template = project.templates.draft(input.id);
    const { name, description, tags } = template;
    const chosen =
      input.version === null
        ? { content: template.draft, original: project.templates.originalOf(input.id) }
        : project.templates.version(input.id, input.version);
    return writeTemplateFile(
      { name, description, tags, content: chosen.content },
      chosen.original,
      input.format,
      (source) => withData(source, project.media.files),
    );
  }),
  sendTest: templates.sendTest.handler(async ({ context: { project }, input }) =>
    sendTest(project.parts, await contentOf(input.content), input.contact, input.to),
  ),
};
