import { projectApi } from "./base.ts";

const { journeyRuns } = projectApi;

export const journeyRunsApi = {
  review: journeyRuns.review.handler(({ context: { project }, input }) =>
    project.journeyRuns.review(input.id),
  ),
  publish: journeyRuns.publish.handler(({ context: { project }, input }) =>
    project.journeyRuns.publish(input),
  ),
  cancelStart: journeyRuns.cancelStart.handler(({ context: { project }, input }) =>
    project.journeyRuns.cancelStart(input.id),
  ),
  startNow: journeyRuns.startNow.handler(({ context: { project }, input }) =>
    project.journeyRuns.startNow(input.id),
  ),
  pause: journeyRuns.pause.handler(({ context: { project }, input }) =>
    project.journeyRuns.pause(input.id),
  ),
  resume: journeyRuns.resume.handler(({ context: { project }, input }) =>
    project.journeyRuns.resume(input.id),
  ),
  stop: journeyRuns.stop.handler(({ context: { project }, input }) =>
    project.journeyRuns.stop(input.id),
  ),
  live: journeyRuns.live.handler(({ context: { project }, input }) =>
    project.journeyRuns.live(input),
  ),
  participants: journeyRuns.participants.handler(({ context: { project }, input }) =>
    project.journeyRuns.participants(input),
  ),
  participant: journeyRuns.participant.handler(({ context: { project }, input }) =>
    project.journeyRuns.participant(input.key),
  ),
  passages: journeyRuns.passages.handler(({ context: { project }, input }) =>
    project.journeyRuns.passages(input.contact, input.id),
  ),
  why: journeyRuns.why.handler(({ context: { project }, input }) =>
    project.journeyRuns.why(input.id, input.contact, input.activity),
  ),
  addContacts: journeyRuns.addContacts.handler(({ context: { project }, input }) =>
    project.journeyRuns.addContacts(input.id, input.contacts),
  ),
  settleHeld: journeyRuns.settleHeld.handler(({ context: { project }, input }) =>
    project.journeyRuns.settleHeld(input.id, input.participants, input.how),
  ),
};
