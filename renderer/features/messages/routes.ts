import type { RouteObject } from "react-router";

const page = async () => ({ Component: (await import("./messages-page.tsx")).MessagesPage });

export const messagesRoutes: RouteObject[] = [{ path: "messages/:folder?", lazy: page }];
