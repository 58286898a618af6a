import type { RouteObject } from "react-router";

const page = async () => ({ Component: (await import("./audience-page.tsx")).AudiencePage });

export const audienceRoutes: RouteObject[] = [
  { path: "audience", lazy: page },
  { path: "audience/import", lazy: page },
  { path: "audience/import/:id", lazy: page },
  { path: "audience/:key", lazy: page },
];
