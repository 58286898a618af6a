import { projectApi } from "./base.ts";

/** The area `contacts` of the contract. */
export const contactsApi = {
  list: projectApi.contacts.list.handler(({ input, context }) =>
    context.project.contacts.list(input),
  ),
  count: projectApi.contacts.count.handler(({ input, context }) =>
    context.project.contacts.count(input),
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
