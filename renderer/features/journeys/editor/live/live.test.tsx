import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import type { ActivityCounts, JourneyLive } from "../../../../../shared/contract/journey-runs.ts";
import { editorClient, renderInEditor, welcomeSeries } from "../testing/editor-window.tsx";
import { LiveBar } from "./live-bar.tsx";
import { LiveInspector } from "./live-inspector.tsx";
import { LivePanel } from "./live-panel.tsx";
import { useLiveView } from "./live-store.ts";
import { overlayOf, pathKey } from "./overlay.ts";
import { ParticipantsDrawer } from "./participants-drawer.tsx";
import { peopleCsv } from "./people-csv.ts";

const counts = (activity: string, given: Partial<ActivityCounts>): ActivityCounts => ({
  activity,
  arrived: 0,
  here: 0,
  passed: 0,
  ended: 0,
  outlets: {},
  sent: 0,
  notSent: {},
  delivered: null,
  opened: null,
  clicked: null,
  hardBounced: null,
  softBounced: null,
  complained: null,
  unsubscribed: null,
  medianTime: null,
  ...given,
});

const live: JourneyLive = {
  version: 4,
  document: welcomeSeries(),
  activities: [
    counts("entry", { arrived: 1912, passed: 1912, outlets: { next: 1912 } }),
    counts("mail", {
      arrived: 1912,
      passed: 1842,
      ended: 70,
      outlets: { next: 1842 },
      sent: 1842,
      notSent: { optedOut: 41, noAddress: 18 },
      delivered: 1816,
      opened: 1061,
    }),
    counts("wait", { arrived: 1842, here: 94, passed: 1748, outlets: { next: 1748 } }),
    counts("split", { arrived: 1748, passed: 1748, outlets: { yes: 1021, no: 727 } }),
    counts("nudge", { arrived: 727, sent: 690, notSent: { noAddress: 37 } }),
  ],
  inJourney: 248,
  completed: 1604,
  entered: 1912,
  enteredToday: 31,
  rejected: { reentryCap: 14 },
  notSent: { optedOut: 41, noAddress: 55 },
  goal: {
    text: "First order within 14 days",
    converted: 402,
    rate: 0.21,
    heldOut: 190,
    heldOutRate: 0.142,
    lift: 0.068,
  },
  upTo: 0,
};

const everything = { counts: true, flow: true, dropOff: true, time: true };

beforeEach(() => useLiveView.setState(useLiveView.getInitialState(), true));

test("cards show the figure of their kind, and what is not measured is null", () => {
  const { nodes, paths } = overlayOf(live, everything);
  expect(nodes.get("entry")?.big).toMatchObject({ count: 1912, unit: "entered" });
  expect(nodes.get("entry")?.inside).toEqual({ now: 248, today: 31 });
  expect(nodes.get("mail")?.big).toMatchObject({ count: 1842, unit: "sent" });
  expect(nodes.get("mail")?.rates[1]?.share).toBeCloseTo(0.576, 3);
  expect(nodes.get("wait")?.big).toMatchObject({ count: 94, unit: "waiting" });
  expect(nodes.get("split")?.split?.share).toBeCloseTo(0.584, 3);
  expect(nodes.get("nudge")?.rates).toEqual([
    { label: "Delivered", share: null },
    { label: "Not sent", share: 37 / 727, count: 37, tone: "warning" },
  ]);
  expect(nodes.get("mail")?.dropOff).toEqual({ share: 70 / 1912, count: 70 });
  expect(nodes.get("thanks")).toBeUndefined();
  expect(paths.get(pathKey("entry", "next"))).toEqual({ count: null, ended: null, width: 26 });
  expect(paths.get(pathKey("split", "no"))).toMatchObject({ count: 727, width: (727 / 1912) * 26 });
  expect(paths.get(pathKey("nudge", "next"))).toEqual({ count: null, ended: 0, width: 2 });
});

test("switched off, nothing is drawn over the canvas", () => {
  const { nodes, paths } = overlayOf(live, { counts: false, flow: false, dropOff: false, time: false }); // prettier-ignore
  expect(nodes.get("mail")).toMatchObject({ big: null, rates: [], dropOff: null });
  expect(paths.get(pathKey("split", "no"))).toEqual({ count: null, ended: null, width: null });
});

const person = {
  key: 1,
  contact: 12,
  name: "Amara Lindqvist",
  version: 4,
  state: "waiting" as const,
  activity: "wait",
  enteredAt: 0,
  dueAt: null,
  endedAt: null,
  endReason: null,
  outcome: null,
  reason: null,
};

const liveClient = (asked: unknown[] = []) =>
  editorClient({
    journeys: { list: () => [], versions: () => [] },
    journeyRuns: {
      live: () => live,
      pause: (input) => {
        asked.push(input);
        return null;
      },
      participants: (input) => {
        asked.push(input.filter);
        return { items: [person], next: null, total: 1 };
      },
      participant: () => ({
        participant: person,
        journeyId: "journey1",
        journey: "Welcome series",
        document: welcomeSeries(),
        steps: [
          { at: 0, activity: "entry", visit: 1, kind: "entered", outlet: "next", detail: null, name: "Joined", text: "Entered", message: null }, // prettier-ignore
        ],
      }),
    },
  });
const published = { status: "live" as const, version: 4 };

test("every figure that stands for people opens them, and one of them can be followed", async () => {
  const asked: unknown[] = [];
  renderInEditor(
    <>
      <LivePanel />
      <ParticipantsDrawer />
    </>,
    { client: liveClient(asked), detail: published },
  );
  const user = userEvent.setup();
  const panel = await screen.findByRole("complementary", { name: "Journey in figures" });
  await within(panel).findByText("First order within 14 days");
  expect(panel).toHaveTextContent("21.0%");
  expect(panel).toHaveTextContent("+6.8 points lift");
  expect(panel).toHaveTextContent("Entry limit 14");
  await user.click(within(panel).getByRole("button", { name: /Currently in journey/ }));
  expect(asked).toEqual([{ of: "inJourney" }]);
  const drawer = await screen.findByRole("complementary", { name: "Currently in journey" });
  await user.click(await within(drawer).findByRole("button", { name: /Amara Lindqvist/ }));
  const way = await screen.findByRole("list", { name: "What happened" });
  expect(way).toHaveTextContent("Entered");
  await user.click(screen.getByRole("button", { name: "All people" }));
  expect(await screen.findByRole("button", { name: /Amara Lindqvist/ })).toBeVisible();
});

test("an activity shows its figures first, and its settings read-only", async () => {
  const asked: unknown[] = [];
  const { store } = renderInEditor(
    <>
      <LiveInspector />
      <ParticipantsDrawer />
    </>,
    { client: liveClient(asked), detail: published },
  );
  const user = userEvent.setup();
  act(() => store.getState().select({ activities: ["mail"] }));
  const panel = await screen.findByRole("complementary", { name: "Send email" });
  await user.click(
    await within(panel).findByRole("button", { name: "Opened: 1,061. Show people" }),
  );
  expect(asked).toEqual([{ of: "feedback", activity: "mail", measure: "opened" }]);
  expect(within(panel).getByRole("region", { name: "Not sent" })).toHaveTextContent("No address for this channel 18"); // prettier-ignore
  expect(within(panel).getByRole("region", { name: "After delivery" })).toHaveTextContent("Hard bounce —"); // prettier-ignore
  await user.click(within(panel).getByRole("tab", { name: "Settings" }));
  expect(within(panel).getByRole("radio", { name: "Promotional" })).toBeDisabled();
  expect(within(panel).queryByRole("button", { name: "Change" })).toBeNull();
});

test("pausing is asked, with how many stay where they are", async () => {
  const asked: unknown[] = [];
  renderInEditor(<LiveBar />, { client: liveClient(asked), detail: published });
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "Pause" }));
  const question = await screen.findByRole("dialog", { name: "Pause" });
  await waitFor(() => expect(question).toHaveTextContent("248 people stay where they are."));
  await user.click(within(question).getByRole("button", { name: "Pause" }));
  expect(asked).toEqual([{ id: "journey1" }]);
});

test("people as CSV: all pages, and no formula for a spreadsheet to run", async () => {
  const csv = await peopleCsv((after) =>
    Promise.resolve(
      after === null
        ? { items: [{ ...person, name: "=1+1" }], next: "2" }
        : { items: [{ ...person, name: 'Ann "A", B' }], next: null },
    ),
  );
  expect(csv.split("\r\n").slice(1, 3)).toEqual([
    "'=1+1,waiting,4,wait,1970-01-01T00:00:00.000Z,,,,,",
    '"Ann ""A"", B",waiting,4,wait,1970-01-01T00:00:00.000Z,,,,,',
  ]);
});
