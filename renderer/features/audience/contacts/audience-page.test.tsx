import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { ContactRow } from "../../../../shared/contract/contacts.ts";
import { setPreferences } from "../../../data/preferences.ts";
import { fakeClient } from "../../../testing/fake-client.ts";
import { renderInWindow } from "../../../testing/render.tsx";
import { sampleStatus } from "../../../testing/samples.ts";
import { AudiencePage } from "./audience-page.tsx";

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

function open(path = "/audience", rows = [row(1), row(2), row(3)], all = 48_210) {
  const list = vi.fn((_input: unknown) => ({ items: rows, next: null }));
  const client = fakeClient({
    contacts: {
      list,
      count: () => ({ count: rows.length, all }),
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
        verdict: "Didn’t get ‘Autumn roast launch’: opted out.",
        steps: [{ passed: false, text: "Not opted out of email", detail: "Since 2 Nov" }],
      }),
    },
    segments: { list: () => [] },
    campaigns: { get: () => Promise.reject(new Error("gone")) },
    system: { status: () => ({ ...sampleStatus, contacts: all }) },
  });
  const view = renderInWindow(<AudiencePage />, { client, path });
  return { ...view, list };
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
    expect(view.list).toHaveBeenLastCalledWith(expect.objectContaining({ search: "am" })),
  );
  expect(await screen.findByText("of 48,210", { exact: false })).toBeInTheDocument();
});

test("Space looks at a contact, ↓ goes on to the next, Escape gives the focus back", async () => {
  const view = open();
  const grid = await screen.findByRole("grid", { name: "Contacts" });
  await screen.findByText("Person 1");
  grid.focus();
  await userEvent.keyboard("{ArrowDown} ");
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
    await screen.findByText("Didn’t get ‘Autumn roast launch’: opted out."),
  ).toBeInTheDocument();
  expect(screen.getByText("Since 2 Nov")).toBeInTheDocument();
});
