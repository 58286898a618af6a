import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { CampaignRow } from "../../../../shared/contract/campaigns.ts";
import { fakeClient } from "../../../testing/fake-client.ts";
import { renderInWindow } from "../../../testing/render.tsx";
import { figures, row, surroundings } from "../samples.ts";
import { inTab, listTabs } from "./campaign-tabs.ts";
import { CampaignsPage } from "./campaigns-page.tsx";

const rows: CampaignRow[] = [
  row({ id: "d", name: "Advent calendar", status: "draft", figures: null, lastRunAt: null }),
  row({
    id: "s",
    name: "Weekend tasting",
    status: "scheduled",
    figures: null,
    lastRunAt: null,
    schedule: { kind: "once", at: "2026-11-26T10:00", zone: "Europe/Vienna" },
  }),
  row({
    id: "g",
    name: "Going out",
    status: "sending",
    figures: { ...figures, targeted: 4_200, notSent: 427, waiting: 3_583, sent: 190 },
  }),
  row({ id: "c", name: "Autumn roast launch" }),
  row({ id: "u", name: "Unmeasured", figures: { ...figures, opened: null, clicked: null } }),
  row({
    id: "w",
    name: "Friday letter",
    status: "pendingNextRun",
    schedule: {
      kind: "recurring",
      every: "weekly",
      at: "2026-11-20T09:00",
      zone: "Europe/Vienna",
      end: null,
    },
  }),
  row({ id: "f", name: "Broken", status: "failed" }),
];

const show = (list: CampaignRow[], acts: object = {}) =>
  renderInWindow(<CampaignsPage />, {
    path: "/campaigns",
    route: "/campaigns",
    client: fakeClient({ ...surroundings, campaigns: { list: () => list, ...acts } }),
  });

test.each([
  ["all", ["d", "s", "g", "c", "u", "w", "f"]],
  ["draft", ["d"]],
  ["scheduled", ["s", "w"]],
  ["sending", ["g"]],
  ["completed", ["c", "u"]],
  ["recurring", ["w"]],
  ["stopped", ["f"]],
] as const)("tab %s", (tab, ids) => expect(inTab(rows, tab, "").map(({ id }) => id)).toEqual(ids));

test("every campaign is in a tab besides All", () =>
  expect(rows.filter((each) => !listTabs.slice(1).some(({ holds }) => holds(each)))).toEqual([]));

test("rows say progress, rates and what is not measured", async () => {
  show(rows);
  const going = (await screen.findByText("Going out")).closest<HTMLElement>("[role=row]");
  expect(within(going ?? document.body).getByText("190 of 3,773")).toBeInTheDocument();
  expect(screen.getAllByRole("link", { name: "Opened 41.2%" })[0]).toHaveAttribute(
    "href",
    "/audience?campaign=c&outcome=opened",
  );
  const unmeasured = screen.getByText("Unmeasured").closest<HTMLElement>("[role=row]");
  expect(within(unmeasured ?? document.body).getAllByText("—")).toHaveLength(2);
  expect(screen.getByText("Thu 26 Nov, 10:00 Vienna", { exact: false })).toBeInTheDocument();
  expect(screen.getByRole("tab", { name: "Draft 1" })).toBeInTheDocument();
});

test("nothing there yet: what this is for, and the one act", async () => {
  show([]);
  expect(
    await screen.findByText("Send one message to a segment, now, later, or on a schedule."),
  ).toBeInTheDocument();
  expect(screen.getAllByRole("button", { name: "New campaign" })).toHaveLength(1);
});

test("deleting happens at once and can be undone", async () => {
  const remove = vi.fn((_input: unknown) => null);
  const restore = vi.fn((_input: unknown) => null);
  show(rows, { remove, restore });
  await userEvent.click(await screen.findByRole("button", { name: "Actions for Advent calendar" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Delete", hidden: true }));
  await waitFor(() => expect(remove.mock.calls[0]?.[0]).toEqual({ id: "d" }));
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(restore.mock.calls[0]?.[0]).toEqual({ id: "d" }));
});

test("cancelling sends names what is dropped, and keeping has the focus", async () => {
  const cancel = vi.fn((_input: unknown) => null);
  show(rows, { cancel });
  await userEvent.click(await screen.findByRole("button", { name: "Actions for Going out" }));
  await userEvent.click(
    await screen.findByRole("menuitem", { name: "Cancel sends…", hidden: true }),
  );
  const drop = await screen.findByRole("button", { name: "Drop 3,583 messages" });
  await waitFor(() => expect(screen.getByRole("button", { name: "Keep campaign" })).toHaveFocus());
  expect(cancel).not.toHaveBeenCalled();
  await userEvent.click(drop);
  await waitFor(() => expect(cancel.mock.calls[0]?.[0]).toEqual({ id: "g" }));
});

test("the key for menus opens the one of the active row", async () => {
  show(rows);
  const grid = await screen.findByRole("grid", { name: "Campaigns" });
  await screen.findByText("Weekend tasting");
  grid.focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}{ContextMenu}");
  expect(
    await screen.findByRole("menuitem", { name: "Reschedule…", hidden: true }),
  ).toBeInTheDocument();
});
