import { projectApi } from "./base.ts";

/** The area `imports` of the contract. */
export const importsApi = {
  list: projectApi.imports.list.handler(({ context }) => context.project.imports.list()),
  get: projectApi.imports.get.handler(({ input, context }) =>
    context.project.imports.get(input.id),
  ),
  reserveFile: projectApi.imports.reserveFile.handler(({ input, context }) =>
    context.project.imports.reserveFile(input.fileName),
  ),
  paste: projectApi.imports.paste.handler(({ input, context }) =>
    context.project.imports.paste(input.text),
  ),
  inspect: projectApi.imports.inspect.handler(({ input, context }) =>
    context.project.imports.inspect(input),
  ),
  reread: projectApi.imports.reread.handler(({ input, context }) =>
    context.project.imports.reread(input.id, input.read),
  ),
  saveOptions: projectApi.imports.saveOptions.handler(({ input, context }) =>
    context.project.imports.saveOptions(input.id, input.options),
  ),
  check: projectApi.imports.check.handler(({ input, context }) =>
    context.project.imports.check(input.id),
  ),
  problems: projectApi.imports.problems.handler(({ input, context }) =>
    context.project.imports.problems(input),
  ),
  exportRejects: projectApi.imports.exportRejects.handler(({ input, context }) =>
    context.project.imports.exportRejects(input.id),
  ),
  start: projectApi.imports.start.handler(({ input, context }) =>
    context.project.imports.start(input.id),
  ),
  cancel: projectApi.imports.cancel.handler(({ input, context }) =>
    context.project.imports.cancel(input.id, input.keep),
  ),
  undo: projectApi.imports.undo.handler(({ input, context }) =>
    context.project.imports.undo(input.id),
  ),
  discard: projectApi.imports.discard.handler(({ input, context }) => {
    context.project.imports.discard(input.id);
    return null;
  }),
};
