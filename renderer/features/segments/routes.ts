import type { RouteObject } from "react-router";

const list = async () => ({
  Component: (await import("./list/segments-page.tsx")).SegmentsPage,
});
const segment = async () => ({ Component: (await import("./segment-page.tsx")).SegmentPage });

export const segmentsRoutes: RouteObject[] = [
  { path: "segments", lazy: list },
  { path: "segments/new", lazy: segment },
  { path: "segments/:id", lazy: segment },
];
