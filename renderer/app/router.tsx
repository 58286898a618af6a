import { createBrowserRouter, Navigate } from "react-router";
import { audienceRoutes } from "../features/audience/routes.ts";
import { campaignsRoutes } from "../features/campaigns/routes.ts";
import { homeRoutes } from "../features/home/routes.ts";
import { messagesRoutes } from "../features/messages/routes.ts";
import { segmentsRoutes } from "../features/segments/routes.ts";
import { settingsRoutes } from "../features/settings/routes.ts";
import { journeysRoutes } from "../features/journeys/routes.ts";
import { templatesRoutes } from "../features/templates/routes.ts";
import { NotFound } from "./not-found.tsx";
import { ProjectGate } from "./project-gate.tsx";
import { RouteError } from "./route-error.tsx";
import { Shell } from "./shell.tsx";

const screens = [
  ...homeRoutes,
  ...audienceRoutes,
  ...segmentsRoutes,
  ...campaignsRoutes,
  ...journeysRoutes,
  ...templatesRoutes,
  ...messagesRoutes,
  ...settingsRoutes,
];

const routes = [
  {
    Component: ProjectGate,
    ErrorBoundary: RouteError,
    HydrateFallback: () => null,
    children: [
      {
        Component: Shell,
        children: [
          {
            ErrorBoundary: RouteError,
            children: [
              { index: true, element: <Navigate to="/home" replace /> },
              ...screens,
              { path: "*", Component: NotFound },
            ],
          },
        ],
      },
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes);
