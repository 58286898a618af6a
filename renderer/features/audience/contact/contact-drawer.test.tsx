import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ORPCError } from "@orpc/client";
import { expect, test, vi } from "vitest";
import type { TimelineEntry } from "../../../../shared/contract/contacts.ts";
import type { Endpoint } from "../../../../shared/domain/endpoint.ts";
import { emptyRules } from "../../../../shared/domain/segment.ts";
import { fakeClient } from "../../../testing/fake-client.ts";
import { renderInWindow } from "../../../testing/render.tsx";
import { ContactDrawer } from "./contact-drawer.tsx";

const endpoint: Endpoint = {
  key: 11,
  id: "e1",
  contact: 1,
  channel: "EMAIL",
  address: "amara@example.com",
  status: "ACTIVE",
  optOut: "NONE",
  cohort: 1,
  createdAt: 0,
  effectiveAt: 0,
  location: { City: "Vienna" },
  metrics: { orders: 3 },
};
const segment = { id: "s1", name: "In Vienna", type: "dynamic" as const };
const rules = emptyRules();
rules.groups[0]?.dimensions[0]?.criteria.push({
  field: { kind: "location", name: "City" },
  operator: "is",
  values: ["Vienna"],
});
const entry = (id: number, text: string): TimelineEntry => ({
  id: String(id),
  at: 1_790_000_000_000 - id * 60_000,
  family: "event",
  channel: null,
  text,
  type: "event",
  detail: {},
  campaignId: null,
  journey: null,
  messageId: null,
  simulated: false,
  sandbox: false,
});

function open(part: { edit?: () => { undo: string } } = {}) {
  const edit = vi.fn((_input: unknown) => part.edit?.() ?? { undo: "u1" });
  const undoEdit = vi.fn((_input: unknown) => null);
  const erase = vi.fn((_input: unknown) => ({ proof: [{ what: "Events", rows: 214 }], at: 0 }));
  const bulk = vi.fn((_input: unknown) => ({ contacts: 1, undo: "b1" }));
  const client = fakeClient({
    contacts: {
      get: () => ({
        key: 1,
        id: "u1",
        userId: "u1",
        name: "Amara Lindqvist",
        userAttributes: { Loyalty: ["gold"] },
        createdAt: 0,
        endpoints: [endpoint],
        segments: [segment, { id: "s2", name: "Staff", type: "static" as const }],
      }),
      // Far more than a page: what is searched for lies at the end.
      timeline: ({ after, limit }) => {
        const from = Number(after ?? 0);
        const items = Array.from({ length: Math.min(limit, 1_200 - from) }, (_, at) =>
          entry(from + at, from + at === 1_199 ? "Bought Yirgacheffe" : "Opened the shop"),
        );
        return { items, next: from + limit < 1_200 ? String(from + limit) : null };
      },
      edit,
      undoEdit,
      erase,
      bulk,
      consent: () => [
        {
          channel: "EMAIL" as const,
          address: "amara@example.com",
          state: "suppressed" as const,
          at: null,
          source: "Hard bounce",
        },
      ],
    },
    segments: {
      list: () => [],
      get: () => ({
        ...segment,
        version: 1,
        contacts: 1,
        countedAt: 0,
        usedBy: [],
        updatedAt: 0,
        rules,
        imported: null,
      }),
      check: () => ({
        member: true,
        endpoint: { key: 11, channel: "EMAIL", address: "amara@example.com" },
        groups: [
          {
            passed: true,
            sources: [],
            boxes: [{ passed: true, rows: [{ passed: true, value: "City Vienna" }] }],
          },
        ],
      }),
    },
  });
  const onClose = vi.fn();
  renderInWindow(
    <ContactDrawer contact={1} takeFocus onClose={onClose} onOpenPage={() => undefined} />,
    { client },
  );
  return { edit, undoEdit, erase, bulk, onClose };
}
const tab = async (name: RegExp) => userEvent.click(await screen.findByRole("tab", { name }));

test("a value is written in its place by keyboard, and taken back from the toast", async () => {
  const { edit, undoEdit } = open();
  await tab(/Profile/);
  screen.getByRole("button", { name: "City: Vienna. Change" }).focus();
  await userEvent.keyboard("{Enter}");
  const field = screen.getByRole("textbox", { name: "City" });
  expect(field).toHaveFocus();
  await userEvent.clear(field);
  await userEvent.type(field, "Graz{Enter}");
  await waitFor(() =>
    expect(edit).toHaveBeenCalledWith({
      key: 1,
      edit: { kind: "location", endpoint: 11, name: "City", value: "Graz" },
    }),
  );
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(undoEdit).toHaveBeenCalledWith({ undo: "u1" }));
});

test("Escape leaves a value as it was; a value that is the same is no edit", async () => {
  const { edit, onClose } = open();
  await tab(/Profile/);
  await userEvent.click(screen.getByRole("button", { name: "City: Vienna. Change" }));
  await userEvent.type(screen.getByRole("textbox", { name: "City" }), "X{Escape}");
  expect(screen.getByRole("button", { name: "City: Vienna. Change" })).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "City: Vienna. Change" }));
  await userEvent.keyboard("{Enter}");
  expect(edit).not.toHaveBeenCalled();
  expect(onClose).not.toHaveBeenCalled();
});

test("what is refused is said at the field, and what was typed stays", async () => {
  open({
    edit: () => {
      throw new ORPCError("BAD_INPUT", { message: "A city has at most 200 characters." });
    },
  });
  await tab(/Profile/);
  await userEvent.click(screen.getByRole("button", { name: "orders: 3. Change" }));
  const field = screen.getByRole("textbox", { name: "orders" });
  await userEvent.clear(field);
  await userEvent.type(field, "many{Enter}");
  expect(await screen.findByText("A metric is a number, such as 12.5.")).toBeInTheDocument();
  await userEvent.clear(field);
  await userEvent.type(field, "4{Enter}");
  expect(await screen.findByText("A city has at most 200 characters.")).toBeInTheDocument();
  expect(screen.getByRole("textbox", { name: "orders" })).toHaveValue("4");
});

test("a search of the timeline reads on until it has found, and says so where nothing is", async () => {
  open();
  const search = await screen.findByLabelText("Search the timeline");
  await userEvent.type(search, "yirga");
  expect(await screen.findByText("Bought Yirgacheffe")).toBeInTheDocument();
  expect(screen.queryByText("Opened the shop")).toBeNull();
  await userEvent.clear(search);
  await userEvent.type(search, "tea");
  expect(await screen.findByText("Nothing like this was recorded.")).toBeInTheDocument();
});

test("a dynamic segment says why, a static one can be left", async () => {
  const { bulk } = open();
  await tab(/Segments/);
  await userEvent.click(screen.getByRole("button", { name: "Why in In Vienna" }));
  const why = await screen.findByRole("region", { name: "Why in In Vienna" });
  expect(within(why).getByText("Live in Vienna")).toBeInTheDocument();
  expect(within(why).getByText("City Vienna")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Remove from Staff" }));
  await waitFor(() =>
    expect(bulk).toHaveBeenCalledWith({
      selection: { keys: [1] },
      act: { kind: "removeFromSegment", segmentId: "s2" },
    }),
  );
});

test("erasing waits for its word, then shows what was removed and leads away", async () => {
  const { erase, onClose } = open();
  await userEvent.click(await screen.findByRole("button", { name: "More for this contact" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Erase…" }));
  const dialog = await screen.findByRole("dialog", { name: "Erase Amara Lindqvist?" });
  const act = within(dialog).getByRole("button", { name: "Erase contact" });
  await userEvent.type(within(dialog).getByLabelText("Type ERASE to confirm"), "erase");
  expect(act).toBeDisabled();
  await userEvent.clear(within(dialog).getByLabelText("Type ERASE to confirm"));
  await userEvent.type(within(dialog).getByLabelText("Type ERASE to confirm"), "ERASE");
  await waitFor(() => expect(act).toBeEnabled());
  await userEvent.click(act);
  expect(await screen.findByText("214")).toBeInTheDocument();
  expect(erase).toHaveBeenCalledWith({ key: 1, suppress: true });
  const [close] = screen.getAllByRole("button", { name: "Close" }).slice(-1);
  if (close) await userEvent.click(close);
  expect(onClose).toHaveBeenCalled();
});

test("an address on the suppression list is said with its cause", async () => {
  open();
  await tab(/Consent/);
  expect(await screen.findByText("On the suppression list")).toBeInTheDocument();
  expect(screen.getByText(/Hard bounce/)).toBeInTheDocument();
});
