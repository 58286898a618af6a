import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { ContactRow } from "../../../../shared/contract/contacts.ts";
import { setPreferences } from "../../../data/preferences.ts";
import { fakeClient } from "../../../testing/fake-client.ts";
import { renderInWindow } from "../../../testing/render.tsx";
import { sampleStatus } from "../../../testing/samples.ts";
import { AudiencePage } from "./audience-page.tsx";
import { rulesOf } from "./simple-rules.ts";

const row = (key: number, part: Partial<ContactRow> = {}): ContactRow => ({
  key,
  id: `u${key}`,
  name: `Person ${key}`,
  email: `p${key}@example.com`,
  phone: null,
  status: "active",
  lastActiveAt: null,
  createdAt: 0,
  segments: [],
  ...part,
});

function open(
  path = "/audience",
  rows = [row(1), row(2), row(3)],
  all = 48_210,
  total = rows.length,
) {
  const list = vi.fn((_input: unknown) => undefined);
  const bulk = vi.fn((_input: unknown) => ({ contacts: 2, undo: "u1" }));
  const undoBulk = vi.fn((_input: unknown) => ({ contacts: 1, kept: 1 }));
  const client = fakeClient({
    contacts: {
      window: (input) => {
        list(input);
        const items = Array.from(
          { length: Math.max(0, Math.min(input.limit, total - input.offset)) },
          (_, at) => rows[input.offset + at] ?? row(input.offset + at + 1),
        );
        return { items, total, all };
      },
      bulk,
      undoBulk,
      views: () => [],
      get: ({ key }) => ({
        key,
        id: `u${key}`,
        userId: null,
        name: `Person ${key}`,
        userAttributes: {},
        createdAt: 0,
        endpoints: [],
        segments: [],
      }),
      timeline: () => ({ items: [], next: null }),
      whyChoices: () => [{ campaignId: "c1", name: "Autumn roast launch", at: null }],
      why: () => ({
        got: false,
        verdict: "Didn’t get “Autumn roast launch”: opted out.",
        steps: [{ passed: false, text: "Not opted out of email", detail: "Since 2 Nov" }],
      }),
    },
    segments: {
      list: () => [],
      index: () => ({ state: "ready" as const, done: 1, rows: 3, memory: 1 }),
      fields: () => [],
      values: () => [],
    },
    campaigns: { get: () => Promise.reject(new Error("gone")) },
    system: { status: () => ({ ...sampleStatus, contacts: all }) },
  });
  const view = renderInWindow(<AudiencePage />, { client, path });
  return { ...view, list, bulk, undoBulk };
}
const address = (view: ReturnType<typeof open>) => {
  const { pathname, search } = view.router.state.location;
  return pathname + search;
};

test("the search has the focus, narrows the list and stands in the address", async () => {
  const view = open();
  const search = await screen.findByLabelText("Search contacts");
  expect(search).toHaveFocus();
  await userEvent.keyboard("am");
  await waitFor(() => expect(address(view)).toBe("/audience?search=am"));
  await waitFor(() =>
    expect(view.list).toHaveBeenLastCalledWith(
      expect.objectContaining({ filter: { search: "am" } }),
    ),
  );
  expect(await screen.findByText("of 48,210", { exact: false })).toBeInTheDocument();
});

test("→ looks at a contact, ↓ goes on to the next, Escape gives the focus back", async () => {
  const view = open();
  const grid = await screen.findByRole("grid", { name: "Contacts" });
  await screen.findByText("Person 1");
  grid.focus();
  await userEvent.keyboard("{ArrowDown}{ArrowRight}");
  expect(await screen.findByRole("heading", { name: "Person 1" })).toHaveFocus();
  grid.focus();
  await userEvent.keyboard("{ArrowDown}");
  expect(await screen.findByRole("heading", { name: "Person 2" })).toBeInTheDocument();
  expect(address(view)).toBe("/audience?contact=2");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(address(view)).toBe("/audience"));
  expect(grid).toHaveFocus();
});

test("Enter and a double click open the page", async () => {
  const view = open();
  (await screen.findByRole("grid", { name: "Contacts" })).focus();
  await screen.findByText("Person 1");
  await userEvent.keyboard("{ArrowDown}{Enter}");
  await waitFor(() => expect(address(view)).toBe("/audience/1"));
});

test("a filter of a campaign is said in words and shows what became of the message", async () => {
  const message = { id: 1, state: "notSent" as const, reason: "optedOut" as const, detail: null };
  const view = open("/audience?campaign=c1&outcome=notSent&reason=optedOut&status=active", [
    row(1, { message: { ...message, at: null } }),
  ]);
  const grid = await screen.findByRole("grid", { name: "Contacts" });
  expect(await within(grid).findByText("Opted out of this channel")).toBeInTheDocument();
  expect(within(grid).getByRole("columnheader", { name: "Message" })).toBeInTheDocument();
  await userEvent.click(
    await screen.findByRole("button", {
      name: /^Remove the filter Wasn’t sent a deleted campaign/,
    }),
  );
  await waitFor(() => expect(address(view)).toBe("/audience?status=active"));
});

test("a list that filters emptied is not a list without contacts", async () => {
  const view = open("/audience?search=zz&status=bounced", []);
  expect(await screen.findByText("No contact matches these 2 filters.")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Clear filters" }));
  await waitFor(() => expect(address(view)).toBe("/audience"));
});

test("without contacts there is a way in", async () => {
  open("/audience", [], 0);
  expect(
    await screen.findByText(
      "No contacts yet. Import a list, or load the sample data to look around.",
    ),
  ).toBeInTheDocument();
  const grid = screen.getByRole("grid", { name: "Contacts" });
  expect(within(grid).getByRole("link", { name: "Import contacts" })).toHaveAttribute(
    "href",
    "/audience/import",
  );
});

test("columns can be hidden, and stay so", async () => {
  setPreferences({ hiddenContactColumns: ["phone"] });
  open();
  await screen.findByText("Person 1");
  expect(screen.queryByRole("columnheader", { name: "Phone" })).toBeNull();
  expect(screen.getByRole("columnheader", { name: "Contact" })).toBeInTheDocument();
  setPreferences({ hiddenContactColumns: [] });
});

test("an address can ask why someone did not get a campaign", async () => {
  open("/audience?contact=1&why=c1");
  expect(
    await screen.findByText("Didn’t get “Autumn roast launch”: opted out."),
  ).toBeInTheDocument();
  expect(screen.getByText("Since 2 Nov")).toBeInTheDocument();
});

test("Space and Shift tick, all are ticked at once, and the engine gets exactly these", async () => {
  const view = open("/audience?status=active", undefined, 1_000_000, 1_204);
  const grid = await screen.findByRole("grid", { name: "Contacts" });
  await screen.findByText("Person 1");
  grid.focus();
  await userEvent.keyboard("{ArrowDown} {Shift>}{ArrowDown}{ArrowDown}{/Shift}");
  const bar = await screen.findByRole("toolbar", { name: "Selected contacts" });
  expect(within(bar).getByText("3")).toBeInTheDocument();
  await userEvent.click(within(bar).getByRole("button", { name: "Select all 1,204 matching" }));
  expect(within(bar).getByText("1,204")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("checkbox", { name: "Select Person 2" }));
  expect(within(bar).getByText("1,203")).toBeInTheDocument();
  await userEvent.click(within(bar).getByRole("button", { name: "Opt out" }));
  const [optOut] = await screen.findAllByRole("menuitem", { name: "Email" });
  if (optOut) await userEvent.click(optOut);
  await waitFor(() =>
    expect(view.bulk).toHaveBeenCalledWith({
      selection: { filter: { status: "active" }, except: [2] },
      act: { kind: "optOut", channel: "EMAIL" },
    }),
  );
  expect(await screen.findByText("Opted 2 contacts out of Email.")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(view.undoBulk).toHaveBeenCalledWith({ undo: "u1" }));
  expect(
    await screen.findByText("1 contact was changed since and stays as it is."),
  ).toBeInTheDocument();
});

test("deleting asks for the number, and another filter begins without ticks", async () => {
  const view = open();
  const grid = await screen.findByRole("grid", { name: "Contacts" });
  await screen.findByText("Person 1");
  grid.focus();
  await userEvent.keyboard("{Control>}a{/Control}");
  const bar = await screen.findByRole("toolbar", { name: "Selected contacts" });
  await userEvent.click(within(bar).getByRole("button", { name: "Delete" }));
  const dialog = await screen.findByRole("dialog");
  const act = within(dialog).getByRole("button", { name: "Delete 3 contacts" });
  expect(act).toBeDisabled();
  await userEvent.type(within(dialog).getByLabelText("Type 3 to confirm"), "3");
  await waitFor(() => expect(act).toBeEnabled());
  await userEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
  expect(view.bulk).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText("Search contacts"), "per");
  await waitFor(() => expect(address(view)).toBe("/audience?search=per"));
  await waitFor(() =>
    expect(screen.queryByRole("toolbar", { name: "Selected contacts" })).toBeNull(),
  );
});

test("a million contacts put only a screenful into the page, and End shows the last", async () => {
  const view = open("/audience", [], 1_000_000, 1_000_000);
  const grid = await screen.findByRole("grid", { name: "Contacts" });
  await screen.findByText("Person 1");
  expect(grid).toHaveAttribute("aria-rowcount", "1000001");
  expect(within(grid).getAllByRole("row").length).toBeLessThan(60);
  grid.focus();
  await userEvent.keyboard("{End}");
  expect(await screen.findByText("Person 1000000")).toBeInTheDocument();
  expect(view.list).toHaveBeenLastCalledWith(expect.objectContaining({ offset: 999_800 }));
});

test("a header sorts, and the address keeps it", async () => {
  const view = open();
  await screen.findByText("Person 1");
  await userEvent.click(screen.getByRole("button", { name: "Contact" }));
  await waitFor(() => expect(address(view)).toBe("/audience?sort=name"));
  await waitFor(() =>
    expect(view.list).toHaveBeenLastCalledWith(
      expect.objectContaining({ sort: { by: "name", descending: false } }),
    ),
  );
  expect(screen.getByRole("columnheader", { name: "Contact" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
});

test("columns are moved and hidden from a list", async () => {
  open();
  await screen.findByText("Person 1");
  await userEvent.click(screen.getByRole("button", { name: "Columns" }));
  // Nothing is laid out here, so the kit takes the list for scrolled out of sight.
  const list = await screen.findByRole("dialog", { name: "Columns" });
  await userEvent.click(
    await within(list).findByRole("button", { name: "Move Phone left", hidden: true }),
  );
  await userEvent.click(within(list).getByRole("checkbox", { name: "Status", hidden: true }));
  const headers = screen.getAllByRole("columnheader").map((header) => header.textContent);
  expect(headers.slice(1, 4)).toEqual(["Contact", "Phone", "Email"]);
  expect(headers).not.toContain("Status");
  setPreferences({ hiddenContactColumns: [], contactColumnOrder: [] });
});

test("rules of the builder's waterfall are said in words and can be taken away", async () => {
  const criterion = {
    field: { kind: "location", name: "City" },
    operator: "is",
    values: ["Linz"],
  } as const;
  const rules = rulesOf([{ ...criterion, values: [...criterion.values] }]);
  const query = new URLSearchParams({ rules: JSON.stringify(rules), removedByStep: "2" });
  const view = open(`/audience?${query.toString()}`);
  expect(await screen.findByText(/^Removed by step 2 of: .*Linz/)).toBeInTheDocument();
  await waitFor(() =>
    expect(view.list).toHaveBeenLastCalledWith(
      expect.objectContaining({ filter: { rules, removedByStep: 2 } }),
    ),
  );
  await userEvent.click(screen.getByRole("button", { name: "Remove the filter by rules" }));
  await waitFor(() => expect(address(view)).toBe("/audience"));
});
