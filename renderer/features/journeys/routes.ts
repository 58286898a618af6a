import type { RouteObject } from "react-router";

export const journeysRoutes: RouteObject[] = [
  {
    path: "journeys",
    lazy: async () => ({ Component: (await import("./list/journeys-page.tsx")).JourneysPage }),
  },
  {
    path: "journeys/:id",
    lazy: async () => ({ Component: (await import("./editor/editor-page.tsx")).EditorPage }),
  },
];
