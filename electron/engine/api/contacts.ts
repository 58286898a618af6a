import { projectApi } from "./base.ts";

/** The area `contacts` of the contract. */
export const contactsApi = {
  list: projectApi.contacts.list.handler(({ input, context }) =>
    context.project.contacts.list(input),
  ),
  count: projectApi.contacts.count.handler(({ input, context }) =>
    context.project.contacts.count(input),
  ),
  window: projectApi.contacts.window.handler(({ input, context }) =>
    context.project.contacts.window(input),
  ),
  create: projectApi.contacts.create.handler(({ input, context }) =>
    context.project.contacts.create(input),
  ),
  edit: projectApi.contacts.edit.handler(({ input, context }) =>
    context.project.contacts.edit(input.key, input.edit),
  ),
  undoEdit: projectApi.contacts.undoEdit.handler(({ input, context }) =>
    context.project.contacts.undoEdit(input.undo),
  ),
  bulk: projectApi.contacts.bulk.handler(({ input, context }) =>
    context.project.contacts.bulk(input.selection, input.act),
  ),
  undoBulk: projectApi.contacts.undoBulk.handler(({ input, context }) =>
    context.project.contacts.undoBulk(input.undo),
  ),
  export: projectApi.contacts.export.handler(({ input, context }) =>
    context.project.contacts.export(input),
  ),
  exportOne: projectApi.contacts.exportOne.handler(({ input, context }) =>
    context.project.contacts.exportOne(input.key),
  ),
  erase: projectApi.contacts.erase.handler(({ input, context }) =>
    context.project.contacts.erase(input.key, input.suppress),
  ),
  views: projectApi.contacts.views.handler(({ context }) => context.project.contacts.views()),
  saveView: projectApi.contacts.saveView.handler(({ input, context }) =>
    context.project.contacts.saveView(input),
  ),
  removeView: projectApi.contacts.removeView.handler(({ input, context }) =>
    context.project.contacts.removeView(input.id),
  ),
  consent: projectApi.contacts.consent.handler(({ input, context }) =>
    context.project.contacts.consent(input.key),
  ),
  unsuppress: projectApi.contacts.unsuppress.handler(({ input, context }) =>
    context.project.contacts.unsuppress(input.channel, input.address),
  ),
  get: projectApi.contacts.get.handler(({ input, context }) =>
    context.project.contacts.get(input.key),
  ),
  timeline: projectApi.contacts.timeline.handler(({ input, context }) =>
    context.project.contacts.timeline(input),
  ),
  whyChoices: projectApi.contacts.whyChoices.handler(({ context }) =>
    context.project.contacts.whyChoices(),
  ),
  why: projectApi.contacts.why.handler(({ input, context }) =>
    context.project.contacts.why(input.key, input.campaignId),
  ),
  find: projectApi.contacts.find.handler(({ input, context, signal }) =>
    context.project.contacts.find(input.text, input.limit, signal),
  ),
};
