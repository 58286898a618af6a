import type { RouteObject } from "react-router";

export const templatesRoutes: RouteObject[] = [
  {
    path: "templates",
    lazy: async () => ({
      Component: (await import("./library/library-page.tsx")).LibraryPage,
    }),
  },
  {
    path: "templates/:id",
    lazy: async () => ({ Component: (await import("./editor/editor-page.tsx")).EditorPage }),
  },
];
