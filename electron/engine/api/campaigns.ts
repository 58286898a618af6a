import { campaignReport, exportReport } from "../analytics/report.ts";
import { compiledContent, otherContent } from "../messages/compose.ts";
import { contentOf } from "../messages/library/content-of.ts";
import { renderTemplate } from "../messages/library/render.ts";
import { previewEmail } from "../messages/preview.ts";
import { sendTest } from "../messages/test-messages.ts";
import { isMail } from "../../../shared/domain/message-content.ts";
import { familyOfDraft } from "../../../shared/domain/campaign.ts";
import type { ChannelFamily } from "../../../shared/domain/channel.ts";
import type { TemplateContent } from "../../../shared/domain/template/template.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { OtherContent } from "../../../shared/domain/other-content.ts";
import type { OpenProject } from "../engine.ts";
import { projectApi } from "./base.ts";

const { campaigns } = projectApi;

export const campaignsApi = {
  list: campaigns.list.handler(({ context: { project } }) => project.campaigns.list()),
  get: campaigns.get.handler(({ context: { project }, input }) => project.campaigns.get(input.id)),
  create: campaigns.create.handler(({ context: { project }, input }) =>
    project.campaigns.create(input.name, input.segmentId ?? null),
  ),
  saveDraft: campaigns.saveDraft.handler(({ context: { project }, input }) =>
    project.campaigns.saveDraft(input.id, input.revision, input.draft),
  ),
  useTemplate: campaigns.useTemplate.handler(async ({ context: { project }, input }) => {
    const { draft } = project.campaigns.get(input.id);
    const made =
      input.template === null
        ? (draft.other ?? draft.message)
        : await contentOf(
            ofFamily(
              familyOfDraft(draft),
              project.templates.chosen(input.template.id, input.template.version),
            ),
          );
    return project.campaigns.saveDraft(input.id, input.revision, {
      ...draft,
      ...(isMail(made) ? { message: made, other: null } : { other: made }),
      template: input.template,
    });
  }),
  preview: campaigns.preview.handler(({ context: { project }, input }) =>
    previewEmail(
      project.parts,
      project.pages,
      input.message,
      input.contact,
      project.channel.sender(),
    ),
  ),
  variables: campaigns.variables.handler(({ context: { project } }) => project.variables.list()),
  sendTest: campaigns.sendTest.handler(({ context: { project }, input }) =>
    sendTest(project.parts, input.message, input.contact, input.to),
  ),
  review: campaigns.review.handler(async ({ context: { project }, input }) => {
    await project.variables.list();
    return project.campaigns.review(input.id);
  }),
  launch: campaigns.launch.handler(({ context: { project }, input }) =>
    project.campaigns.launch(input.id, input.revision),
  ),
  pause: campaigns.pause.handler(({ context: { project }, input }) =>
    project.campaigns.pause(input.id),
  ),
  resume: campaigns.resume.handler(({ context: { project }, input }) =>
    project.campaigns.resume(input.id),
  ),
  cancel: campaigns.cancel.handler(({ context: { project }, input }) =>
    project.campaigns.cancel(input.id),
  ),
  duplicate: campaigns.duplicate.handler(({ context: { project }, input }) =>
    project.campaigns.duplicate(input.id),
  ),
  remove: campaigns.remove.handler(({ context: { project }, input }) =>
    project.campaigns.remove(input.id),
  ),
  restore: campaigns.restore.handler(({ context: { project }, input }) =>
    project.campaigns.restore(input.id),
  ),
  reschedule: campaigns.reschedule.handler(({ context: { project }, input }) =>
    project.campaigns.reschedule(input.id, input.schedule),
  ),
  report: campaigns.report.handler(({ context: { project }, input }) =>
    campaignReport(project.parts, input.id, input.runId ?? null),
  ),
  sentMessage: campaigns.sentMessage.handler(({ context: { project }, input }) => {
    const { store } = project.parts;
    const content =
      store.get<{ key: number }>(
        "SELECT content AS key FROM runs WHERE campaign_id = ? ORDER BY number DESC LIMIT 1",
        input.id,
      ) ??
      store.get<{ key: number }>(
        "SELECT max(key) AS key FROM contents WHERE campaign_id = ?",
        input.id,
      );
    const other = content?.key ? otherContent(store, content.key) : null;
    if (other) return sentOther(project, other, input.contact);
    const found = content?.key ? compiledContent(store, content.key) : null;
    if (!found) throw new AppError("NOT_FOUND", "This campaign has not been launched yet.");
    return previewEmail(
      project.parts,
      project.pages,
      found.content,
      input.contact,
      project.channel.sender(),
    );
  }),
  exportReport: campaigns.exportReport.handler(({ context: { project }, input }) =>
    exportReport(project.parts, input.id),
  ),
  missed: campaigns.missed.handler(({ context: { project } }) => project.campaigns.missed()),
  decideMissed: campaigns.decideMissed.handler(({ context: { project }, input }) =>
    project.campaigns.decideMissed(input.runId, input.choice),
  ),
};

/** The template, where it is for the campaign's channel. */
function ofFamily(family: ChannelFamily, template: TemplateContent): TemplateContent {
  if (template.type === family) return template;
  const name = family === "sms" ? "SMS" : family;
  throw new AppError("BAD_INPUT", `A campaign by ${name} needs a template for ${name}.`, {
    place: "template",
  });
}

/** What is no mail, as one contact gets it. */
async function sentOther(
  { parts, pages, channel }: OpenProject,
  content: OtherContent,
  contact: number | null,
) {
  const nothing = { url: null, from: "", to: "", findings: [], variables: [] };
  if (content.type === "custom")
    return { ...nothing, subject: content.deliveryUri, text: content.data };
  const shown = await renderTemplate(
    parts,
    pages,
    channel.sender(),
    { ...content, recommender: null },
    contact === null ? null : { contact },
    { images: true, dark: false },
  );
  const { findings, variables, to, text, fields } = shown;
  return {
    url: null,
    from: "",
    subject: fields["default.title"] ?? "",
    findings,
    variables,
    to,
    text,
  };
}
