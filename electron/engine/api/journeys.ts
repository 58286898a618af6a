import { readFile, writeFile } from "../journeys/documents/files.ts";
import { reachOf } from "../journeys/documents/reach.ts";
import { starters } from "../../../shared/journey/starters/index.ts";
import { projectApi } from "./base.ts";

const { journeys } = projectApi;

/** The area `journeys` of the contract: drafts, their history, versions and files. */
export const journeysApi = {
  list: journeys.list.handler(({ context: { project } }) => project.journeys.list()),
  get: journeys.get.handler(({ context: { project }, input }) => project.journeys.get(input.id)),
  create: journeys.create.handler(({ context: { project }, input }) =>
    project.journeys.create(input.name, input.from),
  ),
  starters: journeys.starters.handler(() => [...starters]),
  edit: journeys.edit.handler(({ context: { project }, input }) =>
    project.journeys.edit(input.id, input.revision, {
      step: input.step,
      document: input.document,
      group: input.group,
    }),
  ),
  undo: journeys.undo.handler(({ context: { project }, input }) =>
    project.journeys.undo(input.id, input.revision),
  ),
  redo: journeys.redo.handler(({ context: { project }, input }) =>
    project.journeys.redo(input.id, input.revision),
  ),
  problems: journeys.problems.handler(({ context: { project }, input }) =>
    project.journeyProblems.of(input.id),
  ),
  reach: journeys.reach.handler(({ context: { project }, input }) =>
    reachOf(project.journeys.get(input.id).document, input.activity, project.among.countOf),
  ),
  archive: journeys.archive.handler(({ context: { project }, input }) =>
    project.journeys.archive(input.id, input.archived),
  ),
  remove: journeys.remove.handler(({ context: { project }, input }) =>
    project.journeys.remove(input.id),
  ),
  restoreRemoved: journeys.restoreRemoved.handler(({ context: { project }, input }) =>
    project.journeys.restoreRemoved(input.id),
  ),
  versions: journeys.versions.handler(({ context: { project }, input }) =>
    project.journeys.versions(input.id),
  ),
  version: journeys.version.handler(({ context: { project }, input }) =>
    project.journeys.version(input.id, input.number),
  ),
  nameVersion: journeys.nameVersion.handler(({ context: { project }, input }) =>
    project.journeys.nameVersion(input.id, input.number, input.name),
  ),
  restoreVersion: journeys.restoreVersion.handler(({ context: { project }, input }) =>
    project.journeys.restoreVersion(input.id, input.revision, input.number),
  ),
  exportFile: journeys.exportFile.handler(({ context: { project }, input }) =>
    writeFile(project.parts, input),
  ),
  importFile: journeys.importFile.handler(({ context: { project }, input }) => {
    const { journeys: read, missing, kept } = readFile(project.parts, input.text);
    return { ids: project.journeys.add(read), missing, kept };
  }),
};
