import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { setPreferences } from "../../data/preferences.ts";
import { fakeClient } from "../../testing/fake-client.ts";
import { renderInWindow } from "../../testing/render.tsx";
import type { HomeData } from "./home-data.ts";
import { homeOf } from "./home-example.ts";
import { HomePage } from "./home-page.tsx";

beforeEach(() => setPreferences({ homeDays: 30, putAside: {} }));

const blankSetUp = {
  imported: false,
  segment: false,
  test: false,
  launched: false,
  connected: false,
};

function show(home: HomeData, answers: Parameters<typeof fakeClient>[0] = {}) {
  const ask = vi.fn((_input: { days: number }) => home);
  const client = fakeClient({
    analytics: { home: ask },
    projects: { current: () => null },
    ...answers,
  });
  return { ask, ...renderInWindow(<HomePage />, { client, path: "/home", route: "/home" }) };
}

// jsdom lays nothing out, so the kit takes an open menu for scrolled out of sight.
const findItem = (name: string | RegExp) => screen.findByRole("menuitem", { name, hidden: true });

test("figures open the places they count", async () => {
  show(homeOf());
  expect(await screen.findByRole("link", { name: /^Contacts/ })).toHaveAttribute(
    "href",
    "/audience",
  );
  expect(screen.getByRole("link", { name: "11,232" })).toHaveAttribute(
    "href",
    "/audience?campaign=c1&run=r1&outcome=delivered",
  );
  expect(screen.getByRole("link", { name: "Autumn roast launch" })).toHaveAttribute(
    "href",
    "/campaigns/c1/report",
  );
});

test("the range is asked for and remembered", async () => {
  const { ask } = show(homeOf());
  await userEvent.click(await screen.findByRole("radio", { name: "7 days" }));
  expect(ask).toHaveBeenLastCalledWith({ days: 7 });
  expect(localStorage.getItem("wayline.preferences")).toContain('"homeDays":7');
});

test("what is dismissed stays away, and comes back with Undo", async () => {
  show(homeOf());
  const card = await screen.findByRole("region", { name: "Needs attention" });
  expect(within(card).getByText("1")).toBeInTheDocument();
  await userEvent.click(within(card).getByRole("button", { name: /^Dismiss for 7 days/ }));
  expect(within(card).getByText("Nothing needs you now.")).toBeInTheDocument();
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  expect(within(card).getByText(/fate of 3 messages/)).toBeInTheDocument();
});

test("before the first send the set-up list stands in place of the chart", async () => {
  show(homeOf({ setUp: { ...blankSetUp, imported: true } }));
  const list = await screen.findByRole("region", { name: "Set up this project" });
  expect(within(list).getByText("1 of 5 done")).toBeInTheDocument();
  expect(within(list).getByRole("link", { name: "Import contacts, done" })).toBeInTheDocument();
  expect(screen.queryByRole("region", { name: "Messages by channel" })).toBeNull();
  await userEvent.click(within(list).getByRole("button", { name: "Hide the set-up list" }));
  expect(screen.getByRole("region", { name: "Messages by channel" })).toBeInTheDocument();
});

test("only channels with messages have a series, and email always", async () => {
  show(homeOf());
  const chart = await screen.findByRole("region", { name: "Messages by channel" });
  expect(within(chart).getByRole("button", { name: "Email" })).toBeInTheDocument();
  expect(within(chart).getByRole("button", { name: "SMS" })).toBeInTheDocument();
  expect(within(chart).queryByRole("button", { name: "Push" })).toBeNull();
});

const missedSend = {
  campaignId: "c3",
  name: "Weekend tasting",
  at: null,
  zone: null,
  people: 1_902,
  sent: null,
  status: "missed" as const,
  cause: "computerOff" as const,
  repeats: null,
};

test("a missed send offers its three ways out and asks before it reaches people", async () => {
  const decided = vi.fn((_input: unknown) => null);
  show(homeOf({ nextSends: [missedSend] }), {
    campaigns: {
      decideMissed: decided,
      missed: () => [
        {
          family: "email" as const,
          runId: "run",
          campaignId: "c3",
          name: "Weekend tasting",
          dueAt: 0,
          lateBy: 18_000_000,
          cause: "computerOff",
          people: 1_902,
          latePolicy: "ask",
          earlier: 0,
          tomorrowAt: Date.now() + 80_000_000,
        },
      ],
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Actions for Weekend tasting" }));
  await userEvent.click(await findItem("Send now…"));
  const dialog = await screen.findByRole("dialog", { name: "Send “Weekend tasting” now?" });
  expect(decided).not.toHaveBeenCalled();
  await userEvent.click(within(dialog).getByRole("button", { name: "Send to 1,902 contacts" }));
  expect(decided).toHaveBeenCalledWith({ runId: "run", choice: "sendNow" });
});

test("a failure is told in place, with another try", async () => {
  let broken = true;
  show(homeOf(), {
    analytics: {
      home: () => {
        if (broken) throw new Error("gone");
        return homeOf();
      },
    },
  });
  const again = await screen.findByRole("button", { name: "Try again" }, { timeout: 5_000 });
  broken = false;
  await userEvent.click(again);
  expect(await screen.findByRole("region", { name: "Next sends" })).toBeInTheDocument();
});

test("live journeys stand there with who is inside; drafts do not", async () => {
  const journey = {
    id: "w",
    name: "Welcome series",
    status: "live" as const,
    entry: "In segment Joined this week",
    tags: [],
    version: 1,
    changed: false,
    inJourney: 76,
    entered: 803,
    goalRate: null,
    problems: { errors: 0, warnings: 0 },
    startsAt: null,
    updatedAt: 0,
    archived: false,
  };
  const draft = { ...journey, id: "d", name: "Birthday", status: "draft" as const };
  show(homeOf(), { journeys: { list: () => [draft, journey] } });
  const link = await screen.findByRole("link", { name: "Welcome series" });
  expect(link).toHaveAttribute("href", "/journeys/w");
  const row = link.closest("tr");
  expect([...(row?.querySelectorAll("td") ?? [])].map((cell) => cell.textContent)).toEqual(["76", "803", "—"]); // prettier-ignore
  expect(screen.queryByText("Birthday")).toBeNull();
});
