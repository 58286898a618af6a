import { ORPCError } from "@orpc/client";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { JourneyRow } from "../../../../shared/contract/journeys.ts";

import { starters } from "../../../../shared/journey/starters/index.ts";
import { fakeClient } from "../../../testing/fake-client.ts";
import { renderInWindow } from "../../../testing/render.tsx";
import { sampleProject, sampleSettings } from "../../../testing/samples.ts";
import { inTab, listTabs, sortJourneys } from "./journey-tabs.ts";
import { JourneysPage } from "./journeys-page.tsx";

const row = (parts: Partial<JourneyRow>): JourneyRow => ({
  id: "w",
  name: "Welcome series",
  status: "live",
  entry: "Segment “Joined this week”",
  tags: ["Lifecycle", "Onboarding"],
  version: 3,
  changed: true,
  inJourney: 412,
  entered: 3_108,
  goalRate: 0.184,
  problems: { errors: 0, warnings: 0 },
  startsAt: null,
  updatedAt: 0,
  archived: false,
  ...parts,
});
const unpublished = { version: null, changed: false, inJourney: 0, entered: 0, goalRate: null };
const rows: JourneyRow[] = [
  row({}),
  row({
    ...unpublished,
    id: "d",
    name: "Birthday",
    status: "draft",
    tags: [],
    problems: { errors: 2, warnings: 1 },
  }),
  row({ id: "p", name: "Win back", status: "paused", updatedAt: 5 }),
  row({ id: "c", name: "Closing", status: "closed" }),
  row({ id: "s", name: "Spring", status: "stopped" }),
  row({ id: "n", name: "Soon", status: "scheduled" }),
  row({ id: "a", name: "Old", status: "completed", archived: true }),
];

const show = (list: JourneyRow[], acts: object = {}, runs: object = {}) =>
  renderInWindow(<JourneysPage />, {
    path: "/journeys",
    route: "/journeys",
    client: fakeClient({
      projects: {
        current: () => ({ project: sampleProject, settings: sampleSettings, damaged: null }),
      },
      journeys: { list: () => list, starters: () => [...starters], ...acts },
      journeyRuns: runs,
    }),
  });

const choose = async (name: string, item: string) => {
  await userEvent.click(await screen.findByRole("button", { name: `Actions for ${name}` }));
  await userEvent.click(await screen.findByRole("menuitem", { name: item, hidden: true }));
};

test.each([
  ["all", ["w", "d", "p", "c", "s", "n"]],
  ["draft", ["d"]],
  ["scheduled", ["n"]],
  ["live", ["w", "c"]],
  ["paused", ["p"]],
  ["finished", ["s"]],
  ["archived", ["a"]],
] as const)("tab %s", (tab, ids) => expect(inTab(rows, tab, "").map(({ id }) => id)).toEqual(ids));

test("every journey is in one tab besides All", () =>
  expect(rows.filter((each) => listTabs.slice(1).filter(({ holds }) => holds(each)).length !== 1)).toEqual([])); // prettier-ignore

test("found by name, entry and tag; sorted by what a column says", () => {
  expect(inTab(rows, "all", "win").map(({ id }) => id)).toEqual(["p"]);
  expect(inTab(rows, "draft", "joined THIS")).toHaveLength(1);
  expect(inTab(rows, "paused", "onboard")).toHaveLength(1);
  expect(sortJourneys(rows, "updatedAt", "descending")[0]?.id).toBe("p");
  expect(sortJourneys(rows, "name", "ascending")[0]?.id).toBe("d");
});

test("a row says who is inside, the goal and its problems; what was never published has no figures", async () => {
  show(rows);
  const live = (await screen.findByText("Welcome series")).closest<HTMLElement>("[role=row]");
  for (const text of ["412", "3,108", "18.4%", "None", "v3", "Lifecycle", "+1"])
    expect(within(live ?? document.body).getByText(text)).toBeInTheDocument();
  const draft = screen.getByText("Birthday").closest<HTMLElement>("[role=row]");
  expect(within(draft ?? document.body).getAllByText("—")).toHaveLength(4);
  expect(within(draft ?? document.body).getByText("2 errors")).toBeInTheDocument();
  expect(screen.getByRole("tab", { name: "Live 2" })).toBeInTheDocument();
});

test("nothing there yet: three templates with their shapes, and a blank one", async () => {
  const create = vi.fn((_input: unknown) => ({ id: "new" }));
  const { router } = show([], { create });
  const card = await screen.findByRole("button", { name: /^Welcome/ });
  expect(card.querySelectorAll("svg rect").length).toBeGreaterThan(3);
  expect(screen.getByRole("button", { name: /^Blank/ })).toBeInTheDocument();
  await userEvent.click(card);
  await waitFor(() => expect(router.state.location.pathname).toBe("/journeys/new"));
  expect(create.mock.calls[0]?.[0]).toMatchObject({
    from: { kind: "starter", starter: "welcome" },
  });
});

test("only a draft is deleted, at once and with Undo", async () => {
  const remove = vi.fn((_input: unknown) => null);
  const restoreRemoved = vi.fn((_input: unknown) => null);
  show(rows, { remove, restoreRemoved });
  await choose("Birthday", "Delete");
  await waitFor(() => expect(remove.mock.calls[0]?.[0]).toEqual({ id: "d" }));
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(restoreRemoved.mock.calls[0]?.[0]).toEqual({ id: "d" }));
});

test("what was published is archived, never deleted", async () => {
  show(rows);
  await userEvent.click(await screen.findByRole("button", { name: "Actions for Spring" }));
  expect(
    await screen.findByRole("menuitem", { name: "Archive", hidden: true }),
  ).toBeInTheDocument();
  // The menu before may still be on its way out.
  await waitFor(() =>
    expect(screen.queryByRole("menuitem", { name: "Delete", hidden: true })).toBeNull(),
  );
});

test("stopping names who leaves, and keeping has the focus", async () => {
  const stop = vi.fn((_input: unknown) => ({ left: 412 }));
  show(rows, {}, { stop });
  await choose("Welcome series", "Stop…");
  expect(await screen.findByText(/^412 people leave the journey now/)).toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole("button", { name: "Keep journey" })).toHaveFocus());
  expect(stop).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Stop journey" }));
  await waitFor(() => expect(stop.mock.calls[0]?.[0]).toEqual({ id: "w" }));
  expect(await screen.findByText("412 people left the journey.")).toBeInTheDocument();
});

test("a file becomes a draft, and what it refers to and is not here is listed", async () => {
  const importFile = vi.fn(({ text }: { text: string }) => {
    if (text === "?") throw new ORPCError("FILE_UNREADABLE", { message: "This is not a journey." });
    return {
      ids: ["w"],
      missing: [{ place: "Gift", text: "There is no template “Gift” in this project." }],
      kept: [{ place: "Tags", text: "Kept as they are." }],
    };
  });
  show(rows, { importFile });
  await userEvent.click(
    await screen.findByRole("button", { name: "Other ways to make a journey" }),
  );
  await userEvent.click(
    await screen.findByRole("menuitem", { name: "Import JSON…", hidden: true }),
  );
  const dialog = await screen.findByRole("dialog", { name: "Import journeys" });
  await userEvent.upload(within(dialog).getByLabelText("Files to import"), [
    new File(["{}"], "gift.json"),
    new File(["?"], "other.txt"),
  ]);
  expect(await within(dialog).findByText(/There is no template “Gift”/)).toBeInTheDocument();
  expect(await within(dialog).findByText(/This is not a journey/)).toBeInTheDocument();
  expect(within(dialog).getByRole("link", { name: "Welcome series" })).toHaveAttribute("href", "/journeys/w"); // prettier-ignore
});

test("the key for menus opens the one of the active row", async () => {
  show(rows);
  const grid = await screen.findByRole("grid", { name: "Journeys" });
  await screen.findByText("Win back");
  grid.focus();
  await userEvent.keyboard("{ArrowDown}{ContextMenu}");
  expect(
    await screen.findByRole("menuitem", { name: "Duplicate", hidden: true }),
  ).toBeInTheDocument();
});
