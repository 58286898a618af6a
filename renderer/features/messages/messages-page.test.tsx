import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { MessageRow } from "../../../shared/contract/messages.ts";
import { fakeClient } from "../../testing/fake-client.ts";
import { renderInWindow } from "../../testing/render.tsx";
import { messageOf, rowOf } from "./message-example.ts";
import { MessagesPage } from "./messages-page.tsx";

type Answers = NonNullable<Parameters<typeof fakeClient>[0]["messages"]>;

function show(path: string, rows: MessageRow[], answers: Answers = {}) {
  const folder = path.split(/[/?]/)[2];
  const marked = vi.fn((_input: { ids: string[]; read: boolean }) => null);
  const client = fakeClient({
    system: { info: () => info },
    messages: {
      folders: () =>
        (["sandbox", "outbox", "sent", "notSent", "held", "unknown", "tests"] as const).map(
          (each) => ({
            folder: each,
            count: each === folder ? rows.length : 0,
            unread: rows.filter(({ unread }) => each === folder && unread).length,
          }),
        ),
      list: () => ({ items: rows, next: null }),
      get: ({ id }) => messageOf(rows.find((row) => row.id === id) ?? { id }),
      markRead: marked,
      ...answers,
    },
  });
  return {
    marked,
    ...renderInWindow(<MessagesPage />, { client, path, route: "/messages/:folder?" }),
  };
}
const info = {
  version: "1",
  node: "",
  sqlite: "",
  electron: null,
  platform: "",
  dataDir: "",
  sandboxSmtpPort: 2525,
};
const three = [1, 2, 3].map((number) =>
  rowOf({ id: `mail:${number}`, to: `person${number}@example.com`, unread: number === 2 }),
);

// jsdom lays nothing out, so the kit takes an open menu for scrolled out of sight.
const findItem = (name: string | RegExp) => screen.findByRole("menuitem", { name, hidden: true });

test("no folder, or none of ours, is the sandbox inbox", async () => {
  const { router } = show("/messages/elsewhere", []);
  await waitFor(() => expect(router.state.location.pathname).toBe("/messages/sandbox"));
  expect(
    await screen.findByText("Nothing here yet. Test messages and sandbox sends will appear here."),
  ).toBeInTheDocument();
  expect(screen.getByText("127.0.0.1:2525")).toBeInTheDocument();
  expect(screen.queryByRole("link", { name: /Unknown/ })).toBeNull();
});

test("arrows move and open; opening an unread mail marks it read, once", async () => {
  const { marked, router } = show("/messages/sandbox", three);
  const grid = await screen.findByRole("grid", { name: "Sandbox inbox" });
  await waitFor(() => expect(grid).toHaveFocus());
  await screen.findByText("person1@example.com");
  await userEvent.keyboard("{ArrowDown}");
  expect(router.state.location.search).toBe("?id=mail%3A1");
  expect(await screen.findByRole("tab", { name: "Rendered" })).toBeInTheDocument();
  expect(marked).not.toHaveBeenCalled();
  await userEvent.keyboard("{ArrowDown}");
  await waitFor(() => expect(marked).toHaveBeenCalledWith({ ids: ["mail:2"], read: true }));
  expect(grid).toHaveFocus();
  await userEvent.click(await screen.findByRole("button", { name: "Mark read" }));
  expect(marked).toHaveBeenCalledTimes(2);
});

test("the frame keeps its address when the message is fetched again", async () => {
  let asked = 0;
  const { queryClient } = show("/messages/sandbox?id=mail:1", three, {
    get: () => messageOf({ url: `/pages/${(asked += 1)}` }),
  });
  const frame = await screen.findByTitle("Preview of Autumn roast launch, amara@example.com");
  expect(frame).toHaveAttribute("src", "/pages/1");
  expect(frame).toHaveAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
  await queryClient.invalidateQueries();
  await waitFor(() => expect(asked).toBeGreaterThan(1));
  expect(frame).toHaveAttribute("src", "/pages/1");
});

test("a click is simulated for the link that was chosen", async () => {
  const simulate = vi.fn((_input: unknown) => null);
  show("/messages/sandbox?id=mail:1", three, { simulate });
  await userEvent.click(await screen.findByRole("button", { name: "Simulate" }));
  await userEvent.click(await findItem("Click a link…"));
  const dialog = await screen.findByRole("dialog", { name: "Click a link" });
  await userEvent.click(within(dialog).getByRole("button", { name: /tastings/ }));
  expect(simulate).toHaveBeenCalledWith({ id: "mail:1", kind: "click", link: "1" });
  expect(await screen.findByText("Recorded as simulated: click.")).toBeInTheDocument();
});

test("mail of another program cannot be answered for", async () => {
  const foreign = rowOf({ state: null, campaignId: null, contact: null, source: "ci@localhost" });
  show("/messages/sandbox?id=mail:1", [foreign], {
    get: () => messageOf({ ...foreign, url: null, links: [] }),
  });
  expect(await screen.findByText("Another program (ci@localhost)")).toBeInTheDocument();
  expect(screen.getByRole("tab", { name: "Plain" })).toHaveAttribute("aria-selected", "true");
  expect(screen.queryByRole("button", { name: "Simulate" })).toBeNull();
  expect(screen.queryByRole("tab", { name: "Why" })).toBeNull();
});

test("ticked mails are answered for together; what failed is said", async () => {
  const simulate = vi.fn(({ id }: { id: string }) => {
    if (id === "mail:3") throw new Error("not ours");
    return null;
  });
  show("/messages/sandbox", three, { simulate });
  await userEvent.click(await screen.findByRole("checkbox", { name: "Select all" }));
  const bar = screen.getByRole("region", { name: "Selection" });
  expect(within(bar).getByText("3 selected")).toBeInTheDocument();
  await userEvent.click(within(bar).getByRole("button", { name: "Simulate" }));
  await userEvent.click(await findItem("Open"));
  expect(await screen.findByText("Recorded as simulated: open for 2 mails.")).toBeInTheDocument();
  expect(screen.getByText(/^Not for 1: /)).toBeInTheDocument();
});

test("the sandbox is emptied only after the number was read", async () => {
  const emptySandbox = vi.fn(() => ({ removed: 3 }));
  show("/messages/sandbox", three, { emptySandbox });
  const button = await screen.findByRole("button", { name: "Empty sandbox…" });
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
  const dialog = await screen.findByRole("dialog", { name: "Delete 3 messages from the sandbox?" });
  expect(emptySandbox).not.toHaveBeenCalled();
  await userEvent.click(within(dialog).getByRole("button", { name: "Delete 3 messages" }));
  expect(emptySandbox).toHaveBeenCalledOnce();
});

test("all unknown messages are answered for, page after page", async () => {
  const row = (number: number) => rowOf({ id: `message:${number}`, state: "unknown" });
  const resolveUnknown = vi.fn(({ ids }: { ids: string[] }) => ({ changed: ids.length }));
  show("/messages/unknown", [row(1), row(2)], {
    list: ({ after }) => (after ? { items: [row(2)], next: null } : { items: [row(1)], next: "1" }),
    resolveUnknown,
  });
  await userEvent.click(await screen.findByRole("button", { name: "Send again…" }));
  const dialog = await screen.findByRole("dialog", { name: "Send 2 messages again?" });
  expect(within(dialog).getByText("2 people may get it twice.")).toBeInTheDocument();
  await userEvent.click(within(dialog).getByRole("button", { name: "Send to 2 people" }));
  await waitFor(() =>
    expect(resolveUnknown).toHaveBeenCalledWith({
      ids: ["message:1", "message:2"],
      as: "sendAgain",
    }),
  );
});

test("what was not sent is filtered by the reasons that occur", async () => {
  const list = vi.fn(({ reason }: { reason?: string | undefined }) => ({
    items: reason === undefined || reason === "optedOut" ? three : [],
    next: null,
  }));
  const { router } = show("/messages/notSent", three, { list });
  await userEvent.click(await screen.findByRole("button", { name: "All reasons" }));
  expect(screen.queryByText(/Daily message limit/)).toBeNull();
  await userEvent.click(await findItem(/Opted out of this channel/));
  expect(router.state.location.search).toBe("?reason=optedOut");
});

test("a search without hits is told apart from an empty folder", async () => {
  const { router } = show("/messages/notSent?reason=optedOut", [], {});
  await userEvent.click(await screen.findByRole("button", { name: "Clear filters" }));
  expect(router.state.location.search).toBe("");
  expect(
    await screen.findByText(
      "Nothing failed. A message that is not sent is listed here with its reason.",
    ),
  ).toBeInTheDocument();
});
