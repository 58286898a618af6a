import path from "node:path";
import { isZone } from "../zones.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import { api, projectApi } from "./base.ts";
import type { Engine, OpenProject } from "../engine.ts";

const describe = (engine: Engine, project: OpenProject) =>
  engine.describe(engine.workspace.find(project.id));

export const projectsApi = {
  list: api.projects.list.handler(({ context: { engine } }) =>
    Promise.all(engine.workspace.list().map(engine.describe)),
  ),
  current: api.projects.current.handler(async ({ context: { engine } }) => {
    const project = engine.opened();
    const trouble = engine.trouble();
    if (project)
      return {
        project: await describe(engine, project),
        settings: project.settings(),
        damaged: null,
      };
    const known = trouble && engine.workspace.list().find((one) => one.id === trouble.id);
    if (!known || !trouble) return null;
    throw new AppError("PROJECT_DAMAGED", `“${known.name}” could not be opened. ${trouble.text}`, {
      place: known.folder,
      cure: "Open another project, or try again.",
    });
  }),
  defaults: api.projects.defaults.handler(({ context: { engine } }) => ({
    folder: path.join(engine.workspace.dataDir, "projects"),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
    currency: "EUR",
  })),
  create: api.projects.create.handler(
    async ({ context: { engine }, input: { folder, ...settings } }) => {
      if (!isZone(settings.timeZone))
        throw new AppError("BAD_INPUT", `“${settings.timeZone}” is not a time zone.`, {
          place: "timeZone",
        });
      return describe(engine, await engine.create(settings, folder ?? null));
    },
  ),
  createSample: api.projects.createSample.handler(async ({ context: { engine } }) =>
    describe(engine, await engine.createSample()),
  ),
  open: api.projects.open.handler(async ({ context: { engine }, input }) =>
    describe(engine, await engine.open(input.id)),
  ),
  openFolder: api.projects.openFolder.handler(async ({ context: { engine }, input }) =>
    describe(engine, await engine.openFolder(input.folder)),
  ),
  close: api.projects.close.handler(async ({ context: { engine } }) => {
    await engine.close();
    return null;
  }),
  forget: api.projects.forget.handler(async ({ context: { engine }, input }) => {
    if (engine.opened()?.id === input.id) await engine.close();
    engine.workspace.forget(input.id);
    engine.topics.touch("projects");
    return null;
  }),
  resetSample: api.projects.resetSample.handler(async ({ context: { engine } }) =>
    describe(engine, await engine.resetSample()),
  ),
  saveSettings: projectApi.projects.saveSettings.handler(
    ({ context: { engine, project }, input }) => {
      const saved = project.saveSettings(input);
      const known = engine.workspace.find(project.id);
      if (known.name !== saved.name) engine.workspace.remember({ ...known, name: saved.name });
      return saved;
    },
  ),
};
