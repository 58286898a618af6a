import { ORPCError } from "@orpc/client";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { renderInWindow } from "../../../testing/render.tsx";
import { boxOnScreen, rowOf, segmentClient } from "../builder/segment-example.ts";
import { filterSegments, sortSegments } from "./segment-filter.ts";
import { SegmentsPage } from "./segments-page.tsx";

vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => {
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(boxOnScreen);
});

const usedBy = [{ kind: "campaign" as const, id: "c1", name: "Nov newsletter" }];
const rows = [
  rowOf("s1", "Lapsed buyers", { usedBy, contacts: 408, updatedAt: 3 }),
  rowOf("s2", "Subscribers", { type: "imported", contacts: 9_340, updatedAt: 2 }),
  rowOf("s3", "New", { contacts: null, countedAt: null, updatedAt: 1 }),
];
const show = (answers: Parameters<typeof segmentClient>[0]) =>
  renderInWindow(<SegmentsPage />, {
    client: segmentClient({ list: () => rows, ...answers }),
    path: "/segments",
    route: "/segments",
  });

test("counts open their contacts, uses open what uses them, and the unknown is a dash", async () => {
  show({});
  expect(
    await screen.findByRole("link", { name: "408 contacts of Lapsed buyers" }),
  ).toHaveAttribute("href", "/audience?segment=s1");
  expect(screen.getByRole("link", { name: "campaign Nov newsletter" })).toHaveAttribute(
    "href",
    "/campaigns/c1",
  );
  expect(within(screen.getByRole("row", { name: /New/ })).getAllByText("—")[0]).toBeInTheDocument();
});

test("a segment in use is not deleted: its users are listed with links", async () => {
  const remove = vi.fn((_input: unknown) => {
    throw new ORPCError("IN_USE", { message: "in use" });
  });
  show({ remove });
  await userEvent.click(await screen.findByRole("button", { name: "Actions for Lapsed buyers" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Delete" }));
  const dialog = await screen.findByRole("dialog", { name: "This segment is in use" });
  expect(dialog).toHaveTextContent(
    "“Lapsed buyers” is used by campaign “Nov newsletter”. Remove it there first.",
  );
  expect(within(dialog).getByRole("link", { name: /Nov newsletter/ })).toHaveAttribute(
    "href",
    "/campaigns/c1",
  );
});

test("deleting happens at once and comes back with Undo", async () => {
  const remove = vi.fn((_input: unknown) => null);
  const restore = vi.fn((_input: unknown) => null);
  show({ remove, restore });
  await userEvent.click(await screen.findByRole("button", { name: "Actions for Subscribers" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Delete" }));
  expect(remove).toHaveBeenCalledWith({ id: "s2" });
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  expect(restore).toHaveBeenCalledWith({ id: "s2" });
});

test("without segments there are two ways to make one and recipes that can be asked", async () => {
  show({ list: () => [] });
  expect(await screen.findByRole("link", { name: "Build a segment" })).toHaveAttribute(
    "href",
    "/segments/new",
  );
  expect(screen.getByRole("link", { name: "Import contacts" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: /Lapsed 90 days/ })).toHaveAttribute(
    "href",
    "/segments/new?recipe=lapsed",
  );
  expect(
    screen.getAllByRole("link", { name: /week|recently|Lapsed|VIP|Birthday|Never/ }),
  ).toHaveLength(6);
});

test("filters and order", () => {
  const names = (filter: Parameters<typeof filterSegments>[1]) =>
    filterSegments(rows, filter).map(({ name }) => name);
  expect(names({ search: " LAPSED", type: null, used: null })).toEqual(["Lapsed buyers"]);
  expect(names({ search: "", type: "imported", used: null })).toEqual(["Subscribers"]);
  expect(names({ search: "", type: null, used: "unused" })).toEqual(["Subscribers", "New"]);
  const order = (direction: "ascending" | "descending") =>
    sortSegments(rows, "contacts", direction).map(({ id }) => id);
  expect(order("ascending")).toEqual(["s1", "s2", "s3"]);
  expect(order("descending")).toEqual(["s2", "s1", "s3"]);
});
