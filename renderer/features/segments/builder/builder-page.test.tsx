import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import { renderInWindow } from "../../../testing/render.tsx";
import { SegmentPage } from "../segment-page.tsx";
import { boxOnScreen, panelOf, rowOf, segmentClient } from "./segment-example.ts";

vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => {
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
  expect(await within(panel).findByRole("link", { name: "Open Amara Lindqvist" })).toHaveAttribute(
    "href",
    "/audience?contact=7",
  );
  await user.click(screen.getByRole("button", { name: "Save segment" }));
  const name = await screen.findByRole("textbox", { name: "Name" });
  await user.type(name, "In Vienna{Enter}");
  await waitFor(() => expect(router.state.location.pathname).toBe("/segments/s9"));
  expect(save).toHaveBeenCalledWith({ id: null, name: "In Vienna", rules: inVienna });
});

test("everyone is warned of, and a name is asked for", async () => {
  const save = vi.fn((_input: unknown) => ({ id: "s9", version: 1 }));
  showNew(segmentClient({ save, panel: ({ rules }) => panelOf(rules, 5_000) }));
  await screen.findAllByText("5,000");
  await userEvent.click(screen.getByRole("button", { name: "Save segment" }));
  const dialog = await screen.findByRole("dialog", { name: "Save segment" });
  expect(dialog).toHaveTextContent("this segment is everyone: 5,000 contacts");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save segment" }));
  expect(dialog).toHaveTextContent("Name the segment.");
  expect(save).not.toHaveBeenCalled();
});

test("what is not saved is kept, offered again and can be discarded", async () => {
  const keepDraft = vi.fn((_input: unknown) => null);
  const dropDraft = vi.fn((_input: unknown) => null);
  const first = showSaved(segmentClient({ get: () => saved(), keepDraft, dropDraft }));
  await userEvent.click(await screen.findByRole("button", { name: "Remove Vienna" }));
  expect(screen.getByText("Enter a value.")).toBeInTheDocument();
  first.unmount();
  await waitFor(() => expect(keepDraft).toHaveBeenCalledOnce());
  const kept = keepDraft.mock.calls[0]?.[0] as { id: string; rules: SegmentRules; version: number };
  expect(kept).toMatchObject({ id: "s1", version: 1 });
  const draft = () => ({ ...kept, name: "In Vienna", pinpoint: null, savedAt: Date.now() });
  showSaved(segmentClient({ get: () => saved(), keepDraft, dropDraft, draft }));
  expect(await screen.findByText(/^Restored your draft from \d\d:\d\d\.$/)).toBeInTheDocument();
  await userEvent.click(screen.getAllByRole("button", { name: "Discard" })[0] as HTMLElement);
  expect(screen.getByRole("button", { name: "Remove Vienna" })).toBeInTheDocument();
  expect(screen.queryByText(/Restored/)).toBeNull();
  await waitFor(() => expect(dropDraft).toHaveBeenCalledWith({ id: "s1" }));
  expect(screen.getByRole("button", { name: "Undo discard changes" })).toBeEnabled();
});

test("saving what a campaign still goes to shows first who joins and leaves", async () => {
  const save = vi.fn((_input: unknown) => ({ id: "s1", version: 2 }));
  const usedBy = [{ kind: "campaign" as const, id: "c1", name: "Nov newsletter" }];
  const someone = { key: 7, name: "Amara Lindqvist", address: null, reason: "City is Graz" };
  const effect = () => ({
    joins: 1_204,
    leaves: 96,
    joining: [someone],
    leaving: [],
    uses: [
      { kind: "campaign" as const, id: "c1", name: "Nov newsletter", joins: 1_204, leaves: 96 },
    ],
  });
  showSaved(
    segmentClient({
      get: () => saved({ usedBy }),
      list: () => [rowOf("s1", "In Vienna", { usedBy })],
      save,
      effect,
    }),
  );
  await userEvent.click(await screen.findByRole("button", { name: "Match all of these criteria" }));
  await userEvent.click(screen.getByRole("button", { name: "Save segment" }));
  const question = await screen.findByRole("dialog", { name: "Save segment" });
  expect(await within(question).findByText("campaign “Nov newsletter”")).toBeInTheDocument();
  expect(question).toHaveTextContent("+1,204 / −96 at its next send");
  expect(question).toHaveTextContent("Amara LindqvistCity is Graz");
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
      panel: ({ rules }) => panelOf(rules, 0),
    }),
  );
  expect(
    await screen.findByText(
      "0 contacts match. The step that removes the last ones is “Lives in Vienna”.",
    ),
  ).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Show step" }));
  await waitFor(() => expect(screen.getByRole("combobox", { name: /^Value/ })).toHaveFocus());
});

test("a count that fails is told in place, and the rules stay", async () => {
  showSaved(
    segmentClient({
      get: () => saved(),
      panel: () => {
        throw new AppError("NOT_FOUND", "The base segment “Old” was deleted.");
      },
    }),
  );
  const panel = await screen.findByRole("complementary", { name: "Live count" });
  expect(await within(panel).findByRole("alert", {}, { timeout: 5_000 })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Remove Vienna" })).toBeInTheDocument();
});

test("a bar of the waterfall opens exactly whom it removed", async () => {
  showSaved(segmentClient({ get: () => saved() }));
  const bar = await screen.findByRole("link", { name: /Lives in Vienna/ });
  const params = new URLSearchParams(bar.getAttribute("href")?.split("?")[1]);
  expect(params.get("removedByStep")).toBe("1");
  expect(JSON.parse(params.get("rules") ?? "")).toEqual(inVienna);
});

test("a sample contact is checked at every criterion", async () => {
  const check = vi.fn((_input: unknown) => ({
    member: true,
    endpoint: { key: 1, channel: "EMAIL", address: "amara@x.example" },
    groups: [
      {
        passed: true,
        sources: [],
        boxes: [{ passed: true, rows: [{ passed: true, value: "City Vienna" }] }],
      },
    ],
  }));
  showSaved(segmentClient({ get: () => saved(), check }));
  await userEvent.click(await screen.findByRole("button", { name: /^Check ?Amara Lindqvist/ }));
  const card = await screen.findByRole("region", { name: "Check of Amara Lindqvist" });
  expect(await within(card).findByText("In this segment")).toBeInTheDocument();
  expect(screen.getByRole("group", { name: "Criterion 1, City" })).toHaveTextContent(
    "Yes: City Vienna",
  );
  expect(check).toHaveBeenCalledWith({ of: { rules: inVienna }, contact: 7 });
});

test("what the saved rules ask about and nobody has is replaced in its place", async () => {
  const old = {
    field: { kind: "userAttribute", name: "Plan" },
    operator: "is",
    values: ["Gold"],
  } as const;
  const rules: SegmentRules = {
    include: "all",
    groups: [
      {
        ...inVienna.groups[0],
        sources: [],
        sourceType: "any",
        type: "all",
        dimensions: [{ match: "all", criteria: [{ ...old, values: ["Gold"] }] }],
      },
    ],
  };
  showSaved(segmentClient({ get: () => ({ ...saved(), rules }) }));
  expect(
    await screen.findByText(/^No longer exists: nobody has the attribute “Plan”/),
  ).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Replace" }));
  await waitFor(() => expect(screen.getByRole("combobox", { name: "Attribute" })).toHaveFocus());
});

test("an event is asked with its attributes, in a line of its own", async () => {
  const user = userEvent.setup();
  const panel = vi.fn(({ rules }: { rules: SegmentRules }) => panelOf(rules));
  showNew(
    segmentClient({
      panel,
      eventFields: () => [
        { kind: "attribute", name: "category" },
        { kind: "metric", name: "total" },
      ],
    }),
  );
  const attribute = await screen.findByRole("combobox", { name: "Attribute" });
  await waitFor(() => expect(attribute).toHaveFocus());
  await user.keyboard("event{Enter}");
  expect(attribute).toHaveValue("Event");
  await user.type(screen.getByRole("combobox", { name: "Value" }), "purchase.completed");
  await user.click(screen.getByRole("button", { name: "Event attribute" }));
  await user.click(
    await screen.findByRole("menuitem", { name: "Attribute or metric of the event" }),
  );
  const form = await screen.findByRole("dialog", { name: /Choose an attribute/ });
  await user.type(within(form).getByRole("combobox", { name: "Attribute or metric" }), "category");
  await user.type(within(form).getByRole("combobox", { name: "Values" }), "Coffee{Enter}");
  await user.keyboard("{Escape}");
  expect(screen.getByRole("button", { name: "category is Coffee" })).toBeInTheDocument();
  await waitFor(() =>
    expect(panel.mock.lastCall?.[0].rules.groups[0]?.dimensions[0]?.criteria).toEqual([
      {
        field: { kind: "event", name: "purchase.completed" },
        operator: "hasHappened",
        values: [],
        event: {
          where: [{ kind: "attribute", name: "category", operator: "is", values: ["Coffee"] }],
        },
      },
    ]),
  );
});

test("a row is disabled, wrapped and negated from the keyboard and its menu", async () => {
  const user = userEvent.setup();
  showSaved(segmentClient({ get: () => saved() }));
  const value = await screen.findByRole("combobox", { name: /^Value/ });
  await user.click(value);
  await user.keyboard("{Control>}d{/Control}");
  expect(await screen.findAllByRole("group", { name: /^Criterion \d, City/ })).toHaveLength(2);
  await user.keyboard("{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}");
  expect(screen.getByRole("group", { name: "Criteria group 2" })).toBeInTheDocument();
  await user.keyboard("{Alt>}{Shift>}{ArrowLeft}{/Shift}{/Alt}");
  expect(screen.queryByRole("group", { name: "Criteria group 2" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Actions for criterion 2, City" }));
  await user.click(await screen.findByRole("menuitem", { name: "Negate" }));
  expect(screen.getAllByRole("combobox", { name: "Operator" })[1]).toHaveValue("is not");
  await user.click(screen.getByRole("button", { name: "Actions for criterion 2, City" }));
  await user.click(await screen.findByRole("menuitem", { name: "Disable" }));
  expect(screen.getByText("Disabled. It is left out of the segment.")).toBeInTheDocument();
});

test("rules changed and changed back at once are counted all the same", async () => {
  showSaved(segmentClient({ get: () => saved() }));
  const panel = await screen.findByRole("complementary", { name: "Live count" });
  await within(panel).findByText("1,204 contacts");
  const all = await screen.findByRole("button", { name: "Match all of these criteria" });
  await userEvent.click(all);
  await userEvent.click(screen.getByRole("button", { name: "Match any of these criteria" }));
  expect(await within(panel).findByText("1,204 contacts")).toHaveAttribute("aria-live", "polite");
});
