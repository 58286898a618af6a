import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryRouter, RouterProvider } from "react-router";
import { render } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { createQueryClient } from "../data/query-client.ts";
import { fakeClient } from "../testing/fake-client.ts";
import { sampleProject, sampleSettings, sampleStatus } from "../testing/samples.ts";
import { Page } from "../ui/page.tsx";
import { ProjectGate } from "./project-gate.tsx";
import { Providers } from "./providers.tsx";
import { Shell } from "./shell.tsx";

const connection = { state: () => "connected" as const, subscribe: () => () => undefined };

function open(options: { path?: string; missed?: number; pause?: () => null } = {}) {
  const client = fakeClient({
    projects: {
      current: () => ({ project: sampleProject, settings: sampleSettings, damaged: null }),
      list: () => [sampleProject],
    },
    system: {
      status: () => ({ ...sampleStatus, missed: options.missed ?? 0 }),
      tasks: () => [],
      pauseScheduler: options.pause ?? (() => null),
    },
    contacts: { find: () => [{ key: 7, name: "Amara Lindqvist", address: "amara@example.com" }] },
    segments: { list: () => [] },
    journeys: { list: () => [] },
    campaigns: { list: () => [], missed: () => [] },
  });
  const page = (title: string) => ({
    path: title.toLowerCase(),
    element: <Page title={title}>-</Page>,
  });
  const router = createMemoryRouter(
    [
      {
        Component: ProjectGate,
        children: [
          {
            Component: Shell,
            children: [
              page("Home"),
              page("Segments"),
              { path: "audience/:key?", element: <Page title="Audience">-</Page> },
            ],
          },
        ],
      },
    ],
    { initialEntries: [options.path ?? "/home"] },
  );
  render(
    <Providers
      client={client}
      connection={connection}
      queryClient={createQueryClient(() => undefined)}
    >
      <RouterProvider router={router} />
    </Providers>,
  );
  return router;
}

test("the frame has its landmarks, and names page and window", async () => {
  open();
  await screen.findByRole("heading", { name: "Home" });
  expect(screen.getByRole("navigation", { name: "Main" })).toBeInTheDocument();
  expect(screen.getByRole("main")).toBeInTheDocument();
  expect(screen.getByRole("contentinfo", { name: "Status" })).toBeInTheDocument();
  await waitFor(() => expect(document.title).toBe("Home — Juniper & Oak"));
});

test("only screens that exist are in the navigation", async () => {
  open();
  await screen.findByRole("link", { name: /Audience/ });
  expect(await screen.findByRole("link", { name: /Journeys\s*2 live/ })).toBeInTheDocument();
  expect(screen.queryByRole("link", { name: /Analytics/ })).toBeNull();
});

test("a change of place moves the focus to the new title", async () => {
  open();
  await userEvent.click(await screen.findByRole("link", { name: /Segments/ }));
  expect(await screen.findByRole("heading", { name: "Segments" })).toHaveFocus();
});

test("Ctrl+2 goes to Audience, Ctrl+\\ leaves only icons", async () => {
  const router = open();
  await screen.findByRole("heading", { name: "Home" });
  await userEvent.keyboard("{Control>}2{/Control}");
  await waitFor(() => expect(router.state.location.pathname).toBe("/audience"));
  await userEvent.keyboard("{Control>}\\{/Control}");
  await waitFor(() => expect(screen.queryByText("Wayline")).toBeNull());
  await userEvent.keyboard("{Control>}\\{/Control}");
});

test("the palette finds people and opens them", async () => {
  const router = open();
  await screen.findByRole("heading", { name: "Home" });
  await userEvent.keyboard("{Control>}k{/Control}");
  await userEvent.type(await screen.findByLabelText("Search or run a command"), "@ama");
  await userEvent.click(await screen.findByText("Amara Lindqvist"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/audience/7"));
});

test("F6 goes from region to region", async () => {
  open();
  (await screen.findByRole("heading", { name: "Home" })).focus();
  await userEvent.keyboard("{F6}");
  expect(screen.getByRole("contentinfo")).toContainElement(document.activeElement as HTMLElement);
  await userEvent.keyboard("{F6}");
  expect(screen.getByRole("button", { name: "Back" })).toHaveFocus();
});

test("the scheduler is paused from the status bar", async () => {
  const pause = vi.fn(() => null);
  open({ pause });
  await userEvent.click(await screen.findByRole("button", { name: "Scheduler running" }));
  await userEvent.click(await screen.findByRole("button", { name: "Pause all" }));
  await waitFor(() => expect(pause).toHaveBeenCalledOnce());
});

test("missed sends ask once and stay in a banner", async () => {
  open({ missed: 3 });
  await userEvent.click(await screen.findByRole("button", { name: "Decide later" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(screen.getByText("3 sends were due while this computer was off.")).toBeInTheDocument();
});
