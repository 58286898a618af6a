import type { RouteObject } from "react-router";

const page = async () => ({ Component: (await import("./home-page.tsx")).HomePage });

export const homeRoutes: RouteObject[] = [{ path: "home", lazy: page }];
