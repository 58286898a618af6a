import { projectApi } from "./base.ts";

const { journeyParts } = projectApi;

/** The area `journeyParts` of the contract. */
export const journeyPartsApi = {
  list: journeyParts.list.handler(({ context: { project } }) => project.journeyParts.list()),
  make: journeyParts.make.handler(({ context: { project }, input }) =>
    project.journeyParts.make(input.name, input.text),
  ),
  rename: journeyParts.rename.handler(({ context: { project }, input }) =>
    project.journeyParts.rename(input.id, input.name),
  ),
  remove: journeyParts.remove.handler(({ context: { project }, input }) =>
    project.journeyParts.remove(input.id),
  ),
};
