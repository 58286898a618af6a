import { readMessage, sandboxMessage } from "../messages/reading.ts";
import { sendTest } from "../messages/test-messages.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import { projectApi } from "./base.ts";

const { messages } = projectApi;

export const messagesApi = {
  folders: messages.folders.handler(({ context: { project } }) => project.messages.folders()),
  reasons: messages.reasons.handler(({ context: { project } }) => project.messages.reasons()),
  list: messages.list.handler(({ context: { project }, input }) => project.messages.list(input)),
  get: messages.get.handler(async ({ context: { project }, input }) =>
    readMessage(project.parts, project.pages, project.composing(), project.messages.row(input.id)),
  ),
  source: messages.source.handler(({ context: { project }, input }) =>
    project.messages.source(input.id),
  ),
  markRead: messages.markRead.handler(({ context: { project }, input }) =>
    project.messages.markRead(input.ids, input.read),
  ),
  emptySandbox: messages.emptySandbox.handler(({ context: { project } }) =>
    project.messages.emptySandbox(),
  ),
  simulate: messages.simulate.handler(({ context: { project }, input }) => {
    const message = sandboxMessage(project.parts, input.id, "email");
    const index = input.link === undefined ? 0 : Number(input.link);
    const link = input.kind === "click" ? project.linkOf(message, index) : undefined;
    if (link === null)
      throw new AppError("BAD_INPUT", "There is no such link in this message.", { place: "link" });
    project.feedback.record(message, input.kind, { ...(link ? { link } : {}), simulated: true });
    return null;
  }),
  autoAnswer: messages.autoAnswer.handler(({ context: { project } }) => project.autoAnswer.get()),
  setAutoAnswer: messages.setAutoAnswer.handler(({ context: { project }, input }) =>
    project.autoAnswer.set(input),
  ),
  play: messages.play.handler(({ context: { project }, input }) => {
    const { id, ...played } = input;
    project.played.play(sandboxMessage(project.parts, id, "other"), played);
    return null;
  }),
  sendTest: messages.sendTest.handler(({ context: { project }, input }) =>
    sendTest(project.parts, input.content, input.contact, input.to),
  ),
  release: messages.release.handler(({ context: { project }, input }) =>
    project.messages.release(input.ids),
  ),
  drop: messages.drop.handler(({ context: { project }, input }) =>
    project.messages.drop(input.ids),
  ),
  resolveUnknown: messages.resolveUnknown.handler(({ context: { project }, input }) =>
    project.messages.resolveUnknown(input.ids, input.as),
  ),
  retryNow: messages.retryNow.handler(({ context: { project } }) => {
    const result = project.messages.retryNow();
    project.outbox.retryNow();
    return result;
  }),
};
