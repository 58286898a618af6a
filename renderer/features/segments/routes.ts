import type { RouteObject } from "react-router";

const page = async () => ({ Component: (await import("./segments-page.tsx")).SegmentsPage });

export const segmentsRoutes: RouteObject[] = [
  { path: "segments", lazy: page },
  { path: "segments/new", lazy: page },
  { path: "segments/:id", lazy: page },
];
