import { projectApi } from "./base.ts";

const { media } = projectApi;

/** The area `media` of the contract. */
export const mediaApi = {
  list: media.list.handler(({ context: { project } }) => project.media.list()),
  add: media.add.handler(({ context: { project }, input }) =>
    project.media.add(input.file, input.fileName),
  ),
  describe: media.describe.handler(({ context: { project }, input }) =>
    project.media.describe(input.name, input.title, input.alt),
  ),
  remove: media.remove.handler(({ context: { project }, input }) =>
    project.media.remove(input.name),
  ),
  restore: media.restore.handler(({ context: { project }, input }) =>
    project.media.restore(input.name),
  ),
};
