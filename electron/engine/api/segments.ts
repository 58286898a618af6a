import { projectApi } from "./base.ts";

/** The area `segments` of the contract. */
export const segmentsApi = {
  list: projectApi.segments.list.handler(({ context }) => context.project.segments.list()),
  get: projectApi.segments.get.handler(({ input, context }) =>
    context.project.segments.get(input.id),
  ),
  count: projectApi.segments.count.handler(({ input, context, signal }) =>
    context.project.segments.count(input.rules, signal),
  ),
  countSaved: projectApi.segments.countSaved.handler(({ input, context, signal }) =>
    context.project.segments.countSaved(input.id, signal),
  ),
  panel: projectApi.segments.panel.handler(({ input, context, signal }) =>
    context.project.segments.panel(input, signal),
  ),
  overlap: projectApi.segments.overlap.handler(({ input, context }) =>
    context.project.segments.overlap(input.sets),
  ),
  eventFields: projectApi.segments.eventFields.handler(({ input, context }) =>
    context.project.segments.eventFields(input.name),
  ),
  index: projectApi.segments.index.handler(({ context }) => context.project.segments.index()),
  rebuildIndex: projectApi.segments.rebuildIndex.handler(({ context }) =>
    context.project.segments.rebuildIndex(),
  ),
  sample: projectApi.segments.sample.handler(({ input, context }) =>
    context.project.segments.sample(input),
  ),
  fields: projectApi.segments.fields.handler(({ context }) => context.project.segments.fields()),
  values: projectApi.segments.values.handler(({ input, context }) =>
    context.project.segments.values(input.field, input.search),
  ),
  save: projectApi.segments.save.handler(({ input, context }) =>
    context.project.segments.save(input),
  ),
  createStatic: projectApi.segments.createStatic.handler(({ input, context }) =>
    context.project.segments.createStatic(input.name),
  ),
  versions: projectApi.segments.versions.handler(({ input, context }) =>
    context.project.segments.versions(input.id),
  ),
  overTime: projectApi.segments.overTime.handler(({ input, context }) =>
    context.project.segments.overTime(input.id, input.days),
  ),
  check: projectApi.segments.check.handler(({ input, context }) =>
    context.project.segments.check(input.of, input.contact),
  ),
  effect: projectApi.segments.effect.handler(({ input, context }) =>
    context.project.segments.effect(input.id, input.rules),
  ),
  readPinpoint: projectApi.segments.readPinpoint.handler(({ input, context }) =>
    context.project.segments.readPinpoint(input.text),
  ),
  writePinpoint: projectApi.segments.writePinpoint.handler(({ input, context }) =>
    context.project.segments.writePinpoint(input),
  ),
  draft: projectApi.segments.draft.handler(({ input, context }) =>
    context.project.segments.draft(input.id),
  ),
  keepDraft: projectApi.segments.keepDraft.handler(({ input, context }) =>
    context.project.segments.keepDraft(input),
  ),
  dropDraft: projectApi.segments.dropDraft.handler(({ input, context }) =>
    context.project.segments.dropDraft(input.id),
  ),
  rename: projectApi.segments.rename.handler(({ input, context }) =>
    context.project.segments.rename(input.id, input.name),
  ),
  duplicate: projectApi.segments.duplicate.handler(({ input, context }) =>
    context.project.segments.duplicate(input.id),
  ),
  remove: projectApi.segments.remove.handler(({ input, context }) =>
    context.project.segments.remove(input.id),
  ),
  restore: projectApi.segments.restore.handler(({ input, context }) =>
    context.project.segments.restore(input.id),
  ),
};
