import { pictureMime } from "../../../shared/domain/picture.ts";
import { api, projectApi } from "./base.ts";

// Mail is opened whether or not a window is: without an open project every token is unknown.
export const doorApi = {
  opened: api.door.opened.handler(
    ({ context, input }) => context.engine.opened()?.door.opened(input) ?? { found: false },
  ),
  clicked: api.door.clicked.handler(
    ({ context, input }) => context.engine.opened()?.door.clicked(input) ?? { url: null },
  ),
  unsubscribePage: api.door.unsubscribePage.handler(
    ({ context, input }) => context.engine.opened()?.door.unsubscribePage(input) ?? null,
  ),
  unsubscribe: api.door.unsubscribe.handler(
    ({ context, input }) => context.engine.opened()?.door.unsubscribe(input) ?? { found: false },
  ),
  page: projectApi.door.page.handler(({ context: { project }, input }) => {
    const html = project.pages.get(input.id);
    return html === null ? null : { html };
  }),
  media: projectApi.door.media.handler(({ context: { project }, input }) => {
    const path = project.media.files.pathOf(input.name);
    return path === null ? null : { path, type: pictureMime(input.name) };
  }),
  download: projectApi.door.download.handler(({ context: { project }, input }) => {
    const [, exportId] = /^contacts-(.+)$/.exec(input.id) ?? [];
    if (exportId !== undefined) return project.contacts.exportFile(exportId);
    const [, importId = ""] = /^rejects-(.+)$/.exec(input.id) ?? [];
    const path = project.imports.rejectsFile(importId);
    if (path === null) return null;
    const { fileName } = project.imports.get(importId);
    return {
      path,
      fileName: `${fileName.replace(/\.[^.]*$/, "")} rejected.csv`,
      type: "text/csv; charset=utf-8",
    };
  }),
};
