import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { fakeClient } from "../../testing/fake-client.ts";
import { renderInWindow } from "../../testing/render.tsx";
import { sampleProject } from "../../testing/samples.ts";
import { FirstRun } from "./first-run.tsx";

const show = () => {
  const createSample = vi.fn(() => sampleProject);
  const create = vi.fn((_input: unknown) => sampleProject);
  const client = fakeClient({
    projects: {
      createSample,
      create,
      defaults: () => ({ folder: "/data", timeZone: "Europe/Vienna", currency: "EUR" }),
    },
    system: { tasks: () => [] },
  });
  renderInWindow(<FirstRun />, { client });
  return { createSample, create };
};

test("the sample is the first choice; Enter begins with it", async () => {
  const { createSample } = show();
  expect(await screen.findByRole("radio", { name: /Try the sample project/ })).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(createSample).toHaveBeenCalledOnce());
});

test("↓ chooses the empty project, which needs a name", async () => {
  const { create } = show();
  await screen.findByRole("radio", { name: /Try the sample/ });
  await userEvent.keyboard("{ArrowDown}");
  expect(screen.getByRole("radio", { name: /Start empty/ })).toBeChecked();
  await userEvent.click(await screen.findByRole("button", { name: "Create project" }));
  expect(await screen.findByText("Give the project a name.")).toBeInTheDocument();
  expect(create).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText("Name"), "Bakery");
  await userEvent.click(screen.getByRole("button", { name: "Create project" }));
  await waitFor(() =>
    expect(create.mock.calls[0]?.[0]).toEqual({
      name: "Bakery",
      senderName: "Bakery",
      folder: "/data",
      timeZone: "Europe/Vienna",
      currency: "EUR",
    }),
  );
});
