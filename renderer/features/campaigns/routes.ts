import type { RouteObject } from "react-router";

export const campaignsRoutes: RouteObject[] = [
  {
    path: "campaigns",
    lazy: async () => ({
      Component: (await import("./list/campaigns-page.tsx")).CampaignsPage,
    }),
  },
  {
    path: "campaigns/:id",
    lazy: async () => ({ Component: (await import("./wizard/wizard-page.tsx")).WizardPage }),
  },
  {
    path: "campaigns/:id/report",
    lazy: async () => ({ Component: (await import("./report/report-page.tsx")).ReportPage }),
  },
];
