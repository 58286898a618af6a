import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { createMemoryRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import type { EngineClient } from "../../shared/contract/index.ts";
import { Providers } from "../app/providers.tsx";
import { createQueryClient } from "../data/query-client.ts";
import { fakeClient } from "./fake-client.ts";

const connection = { state: () => "connected" as const, subscribe: () => () => undefined };

/** Renders a part of the window as it lives there: theme, engine, router. */
export function renderInWindow(
  element: ReactNode,
  options: { client?: EngineClient; path?: string; route?: string } = {},
) {
  const router = createMemoryRouter(
    [
      { path: options.route ?? "*", element },
      { path: "*", element: null },
    ],
    { initialEntries: [options.path ?? "/"] },
  );
  const queryClient = createQueryClient(() => undefined);
  const view = render(
    <Providers
      client={options.client ?? fakeClient({})}
      connection={connection}
      queryClient={queryClient}
    >
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ...view, router, queryClient };
}
