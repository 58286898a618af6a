import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { JourneyRow } from "../../../../shared/contract/journeys.ts";
import { starters } from "../../../../shared/journey/starters/index.ts";
import { fakeClient } from "../../../testing/fake-client.ts";
import { renderInWindow } from "../../../testing/render.tsx";
import { inTab, listTabs } from "./journey-tabs.ts";
import { JourneysPage } from "./journeys-page.tsx";

const row = (given: Partial<JourneyRow>): JourneyRow => ({
  id: "j",
  name: "Welcome series",
  status: "live",
  entry: "In segment New customers · checks every 1 day",
  tags: ["Lifecycle"],
  version: 4,
  changed: false,
  inJourney: 1_912,
  entered: 12_004,
  goalRate: 0.184,
  problems: { errors: 0, warnings: 0 },
  startsAt: null,
  updatedAt: 0,
  archived: false,
  ...given,
});
const rows = [
  row({}),
  row({
    id: "d",
    name: "Birthday",
    status: "draft",
    version: null,
    goalRate: null,
    problems: { errors: 2, warnings: 1 },
  }),
  row({ id: "p", name: "Win back", status: "paused" }),
  row({ id: "s", name: "Spring", status: "stopped" }),
  row({ id: "a", name: "Old", status: "completed", archived: true }),
];
const show = (list: JourneyRow[], acts: object = {}, runs: object = {}) =>
  renderInWindow(<JourneysPage />, {
    path: "/journeys",
    route: "/journeys",
    client: fakeClient({
      journeys: { list: () => list, starters: () => [...starters], ...acts },
      journeyRuns: runs,
    }),
  });
const rowOf = (name: string) =>
  within(screen.getByText(name).closest<HTMLElement>("[role=row]") ?? document.body);
const choose = async (of: string, item: string) => {
  await userEvent.click(await screen.findByRole("button", { name: `Actions for ${of}` }));
  await userEvent.click(await screen.findByRole("menuitem", { name: item, hidden: true }));
};

test.each([
  ["all", ["j", "d", "p", "s"]],
  ["draft", ["d"]],
  ["live", ["j"]],
  ["paused", ["p"]],
  ["over", ["s"]],
  ["archived", ["a"]],
] as const)("tab %s", (tab, ids) => expect(inTab(rows, tab, "").map(({ id }) => id)).toEqual(ids));

test("every journey is in a tab besides All", () =>
  expect(rows.filter((each) => !listTabs.slice(1).some(({ holds }) => holds(each)))).toEqual([]));

test("rows say what was counted, and nothing of what was never published", async () => {
  show(rows);
  await screen.findByText("Birthday");
  const live = rowOf("Welcome series");
  expect(live.getByText("1,912")).toBeInTheDocument();
  expect(live.getByText("18.4%")).toBeInTheDocument();
  const draft = rowOf("Birthday");
  expect(draft.getAllByText("—")).toHaveLength(4);
  expect(draft.getByText("errors")).toBeInTheDocument();
  expect(screen.getByRole("tab", { name: "Draft 1" })).toBeInTheDocument();
});

test("nothing there yet: three journeys to begin with, and a blank one", async () => {
  const create = vi.fn((_input: unknown) => ({ id: "fresh" }));
  show([], { create });
  expect(await screen.findByRole("button", { name: "Blank journey" })).toBeInTheDocument();
  await userEvent.click(await screen.findByRole("button", { name: /^Cart reminder/ }));
  await waitFor(() =>
    expect(create.mock.calls[0]?.[0]).toEqual({
      name: "Cart reminder",
      from: { kind: "starter", starter: "cart" },
    }),
  );
});

test("a draft is deleted at once and can be brought back; a live one can't be deleted", async () => {
  const remove = vi.fn((_input: unknown) => null);
  const restoreRemoved = vi.fn((_input: unknown) => null);
  show(rows, { remove, restoreRemoved });
  await userEvent.click(await screen.findByRole("button", { name: "Actions for Welcome series" }));
  await screen.findByRole("menuitem", { name: "Stop…", hidden: true });
  expect(screen.queryByRole("menuitem", { name: "Delete", hidden: true })).toBeNull();
  await userEvent.keyboard("{Escape}");
  await choose("Birthday", "Delete");
  await waitFor(() => expect(remove.mock.calls[0]?.[0]).toEqual({ id: "d" }));
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(restoreRemoved.mock.calls[0]?.[0]).toEqual({ id: "d" }));
});

test("stopping says who leaves, and keeping has the focus", async () => {
  const stop = vi.fn((_input: unknown) => ({ left: 1_912 }));
  show(rows, {}, { stop });
  await choose("Welcome series", "Stop…");
  await waitFor(() =>
    expect(screen.getByRole("button", { name: "Keep it running" })).toHaveFocus(),
  );
  expect(screen.getByText("1,912 contacts")).toBeInTheDocument();
  expect(stop).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Stop journey" }));
  await waitFor(() => expect(stop.mock.calls[0]?.[0]).toEqual({ id: "j" }));
});

test("a file comes in as a draft and says what is missing", async () => {
  const importFile = vi.fn((_input: unknown) => ({
    ids: ["new"],
    missing: [{ place: "Hello", text: "There is no template “Hello” in this project." }],
    kept: [],
  }));
  show(rows, { importFile });
  await userEvent.click(await screen.findByRole("button", { name: "New journey" }));
  await userEvent.click(
    await screen.findByRole("menuitem", { name: "Import JSON…", hidden: true }),
  );
  const file = new File(["{}"], "welcome.json", { type: "application/json" });
  await userEvent.upload(await screen.findByLabelText("Files to import"), file);
  expect(
    await screen.findByText("There is no template “Hello” in this project."),
  ).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Open" })).toBeInTheDocument();
});
