import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import { renderInWindow } from "../../../testing/render.tsx";
import { SegmentPage } from "../segment-page.tsx";
import { boxOnScreen, countOf, rowOf, segmentClient } from "./segment-example.ts";

vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => {
  localStorage.clear();
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(boxOnScreen);
});

type Client = ReturnType<typeof segmentClient>;
const showNew = (client: Client) =>
  renderInWindow(<SegmentPage />, { client, path: "/segments/new", route: "/segments/new" });
const showSaved = (client: Client) =>
  renderInWindow(<SegmentPage />, { client, path: "/segments/s1", route: "/segments/:id" });

const inVienna: SegmentRules = {
  include: "all",
  groups: [
    {
      sources: [],
      sourceType: "any",
      type: "all",
      dimensions: [
        {
          match: "all",
          criteria: [
            { field: { kind: "location", name: "City" }, operator: "is", values: ["Vienna"] },
          ],
        },
      ],
    },
  ],
};
const saved = (more = {}) => ({
  ...rowOf("s1", "In Vienna", more),
  rules: inVienna,
  imported: null,
});

test("a segment is built, counted and saved without a mouse", async () => {
  const user = userEvent.setup();
  const save = vi.fn((_input: unknown) => ({ id: "s9", version: 1 }));
  const { router } = showNew(segmentClient({ save, get: () => saved() }));
  const attribute = await screen.findByRole("combobox", { name: "Attribute" });
  await waitFor(() => expect(attribute).toHaveFocus());
  await user.keyboard("city");
  await screen.findByRole("option", { name: /City/ });
  await user.keyboard("{Enter}");
  expect(attribute).toHaveValue("City");
  await user.tab();
  await user.tab();
  await user.keyboard("Vienna{Enter}");
  const panel = screen.getByRole("complementary", { name: "Live count" });
  expect(await within(panel).findByText("1,204 contacts")).toHaveAttribute("aria-live", "polite");
  expect(screen.getByRole("region", { name: "This segment in words" })).toHaveTextContent(
    "Contacts who live in Vienna.",
  );
  expect(await within(panel).findByRole("link", { name: /Amara Lindqvist/ })).toHaveAttribute(
    "href",
    "/audience?contact=7",
  );
  await user.click(screen.getByRole("button", { name: "Save segment" }));
  const name = await screen.findByRole("textbox", { name: "Name" });
  await user.type(name, "In Vienna{Enter}");
  await waitFor(() => expect(router.state.location.pathname).toBe("/segments/s9"));
  expect(save).toHaveBeenCalledWith({ id: null, name: "In Vienna", rules: inVienna });
  expect(localStorage).toHaveLength(0);
});

test("everyone is warned of, and a name is asked for", async () => {
  const save = vi.fn((_input: unknown) => ({ id: "s9", version: 1 }));
  showNew(segmentClient({ save, count: ({ rules }) => countOf(rules, 5_000) }));
  await screen.findAllByText("5,000");
  await userEvent.click(screen.getByRole("button", { name: "Save segment" }));
  const dialog = await screen.findByRole("dialog", { name: "Save segment" });
  expect(dialog).toHaveTextContent("this segment is everyone: 5,000 contacts");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save segment" }));
  expect(dialog).toHaveTextContent("Name the segment.");
  expect(save).not.toHaveBeenCalled();
});

test("what is not saved is kept, offered again and can be discarded", async () => {
  const client = segmentClient({ get: () => saved() });
  const first = showSaved(client);
  await userEvent.click(await screen.findByRole("button", { name: "Remove Vienna" }));
  expect(screen.getByText("Enter a value.")).toBeInTheDocument();
  first.unmount();
  const second = showSaved(client);
  expect(await screen.findByText(/^Restored your draft from \d\d:\d\d\.$/)).toBeInTheDocument();
  await userEvent.click(screen.getAllByRole("button", { name: "Discard" })[0] as HTMLElement);
  expect(screen.getByRole("button", { name: "Remove Vienna" })).toBeInTheDocument();
  expect(screen.queryByText(/Restored/)).toBeNull();
  expect(localStorage).toHaveLength(0);
  expect(screen.getByRole("button", { name: "Undo discard changes" })).toBeEnabled();
  second.unmount();
});

test("saving what a campaign still goes to names the campaign first", async () => {
  const save = vi.fn((_input: unknown) => ({ id: "s1", version: 2 }));
  const usedBy = [{ kind: "campaign" as const, id: "c1", name: "Nov newsletter" }];
  showSaved(
    segmentClient(
      { get: () => saved({ usedBy }), list: () => [rowOf("s1", "In Vienna", { usedBy })], save },
      {
        campaigns: {
          list: () => [
            {
              id: "c1",
              name: "Nov newsletter",
              status: "scheduled",
              segment: { id: "s1", name: "In Vienna" },
              schedule: { kind: "once", at: "2026-11-17T09:00", zone: "Europe/Vienna" },
              nextRunAt: 0,
              lastRunAt: null,
              figures: null,
              updatedAt: 0,
            },
          ],
        },
      },
    ),
  );
  await userEvent.click(await screen.findByRole("button", { name: "Match all of these criteria" }));
  await userEvent.click(screen.getByRole("button", { name: "Save segment" }));
  const question = await screen.findByRole("dialog", { name: "Save segment" });
  expect(question).toHaveTextContent("Affects campaign ‘Nov newsletter’.");
  expect(save).not.toHaveBeenCalled();
  await userEvent.click(within(question).getByRole("button", { name: "Save segment" }));
  expect(save).toHaveBeenCalledOnce();
});

test("what would build on itself cannot be chosen, and says why", async () => {
  const list = () => [
    rowOf("s1", "In Vienna", { usedBy: [{ kind: "segment", id: "s2", name: "Vienna VIPs" }] }),
    rowOf("s2", "Vienna VIPs"),
    rowOf("s3", "Staff"),
  ];
  showSaved(segmentClient({ get: () => saved(), list }));
  await userEvent.click(await screen.findByRole("button", { name: "Base segment" }));
  const circle = await screen.findByRole("option", { name: /Vienna VIPs/ });
  expect(circle).toHaveTextContent("builds on this segment");
  expect(circle).toHaveAttribute("aria-disabled", "true");
  expect(screen.queryByRole("option", { name: /^In Vienna/ })).toBeNull();
  await userEvent.click(screen.getByRole("option", { name: /Staff/ }));
  expect(screen.getByRole("button", { name: "Remove the base segment Staff" })).toBeInTheDocument();
});

test("nobody: the step that removes the last ones is named and shown", async () => {
  showSaved(
    segmentClient({
      get: () => saved(),
      count: ({ rules }) => countOf(rules, 0),
      sample: () => [],
    }),
  );
  expect(
    await screen.findByText(
      "0 contacts match. The step that removes the last ones is ‘City is Vienna’.",
    ),
  ).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Show step" }));
  await waitFor(() => expect(screen.getByRole("combobox", { name: /^Value/ })).toHaveFocus());
});

test("a count that fails is told in place, and the rules stay", async () => {
  showSaved(
    segmentClient({
      get: () => saved(),
      count: () => {
        throw new AppError("NOT_FOUND", "The base segment ‘Old’ was deleted.");
      },
    }),
  );
  const panel = await screen.findByRole("complementary", { name: "Live count" });
  expect(await within(panel).findByRole("alert", {}, { timeout: 5_000 })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Remove Vienna" })).toBeInTheDocument();
});
