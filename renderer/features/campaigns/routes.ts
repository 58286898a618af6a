import type { RouteObject } from "react-router";

const page = async () => ({ Component: (await import("./campaigns-page.tsx")).CampaignsPage });

export const campaignsRoutes: RouteObject[] = [
  { path: "campaigns", lazy: page },
  { path: "campaigns/:id", lazy: page },
  { path: "campaigns/:id/report", lazy: page },
];
