import type { RouteObject } from "react-router";

const list = async () => ({
  Component: (await import("./contacts/audience-page.tsx")).AudiencePage,
});
const contact = async () => ({
  Component: (await import("./contact/contact-page.tsx")).ContactPage,
});
const wizard = async () => ({ Component: (await import("./import/import-page.tsx")).ImportPage });
const imports = async () => ({
  Component: (await import("./import/imports-page.tsx")).ImportsPage,
});

export const audienceRoutes: RouteObject[] = [
  { path: "audience", lazy: list },
  { path: "audience/imports", lazy: imports },
  // The task tray leads to an import as a member of that list.
  { path: "audience/imports/:id", lazy: wizard },
  { path: "audience/import", lazy: wizard },
  { path: "audience/import/:id", lazy: wizard },
  { path: "audience/:key", lazy: contact },
];
