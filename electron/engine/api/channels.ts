import { projectApi } from "./base.ts";

const { channels } = projectApi;

export const channelsApi = {
  email: channels.email.handler(({ context: { project } }) => project.channel.get()),
  saveEmail: channels.saveEmail.handler(({ context: { project }, input }) =>
    project.channel.save(input),
  ),
  checkEmail: channels.checkEmail.handler(({ context: { project }, input }) =>
    project.channel.check(input),
  ),
  setEmailMode: channels.setEmailMode.handler(({ context: { project }, input }) =>
    project.channel.setMode(input.mode),
  ),
  custom: channels.custom.handler(({ context: { project } }) => project.custom.get()),
  setCustomAnswer: channels.setCustomAnswer.handler(({ context: { project }, input }) =>
    project.custom.setAnswer(input),
  ),
  setCustomMode: channels.setCustomMode.handler(({ context: { project }, input }) =>
    project.custom.setMode(input.mode),
  ),
};
