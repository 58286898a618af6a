import type { RouteObject } from "react-router";

const page = async () => ({ Component: (await import("./settings-page.tsx")).SettingsPage });

export const settingsRoutes: RouteObject[] = [{ path: "settings/:page?", lazy: page }];
