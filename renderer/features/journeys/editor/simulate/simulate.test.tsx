import { screen, waitFor, within } from "@testing-library/react";
import { ReactFlowProvider } from "@xyflow/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { ActivityCounts } from "../../../../../shared/contract/journey-runs.ts";
import type { SimulationResult, SimulationSetup } from "../../../../../shared/contract/trials.ts";
import { hour } from "../../../../../shared/domain/time.ts";
import { createFormat } from "../../../../ui/format.ts";
import { useView } from "../canvas/canvas-view.ts";
import { editorClient, renderInEditor, welcomeSeries } from "../testing/editor-window.tsx";
import { momentOverlay } from "./moment-overlay.ts";
import { pointAlong } from "./moving-dots.tsx";
import { peakWords } from "./result-figures.tsx";
import { blankSetup, readSetup } from "./setup.ts";
import { SimulateMode } from "./simulate-mode.tsx";
import { useSimulateView } from "./simulate-store.ts";

const start = Date.UTC(2026, 10, 17, 8);
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
const activities = [
  counts("entry", { arrived: 100, passed: 100, outlets: { next: 100 } }),
  counts("mail", { arrived: 100, passed: 100, outlets: { next: 100 }, sent: 90, notSent: { optedOut: 10 } }), // prettier-ignore
  counts("wait", { arrived: 100, here: 4, passed: 96, outlets: { next: 96 } }),
];
const resultOf = (setup: SimulationSetup, people: number): SimulationResult => ({
  setup,
  document: welcomeSeries(),
  people: 100,
  outOf: 250_000,
  live: {
    version: 0,
    document: welcomeSeries(),
    activities,
    inJourney: 4,
    completed: 96,
    entered: 100,
    enteredToday: 0,
    rejected: {},
    notSent: { optedOut: 10 },
    goal: null,
    upTo: setup.until,
  },
  histogram: { from: start, step: hour, actions: [100, 0, 200, 0], held: [0, 3, 0, 0] },
  messages: [{ channel: "email", day: start, sent: 90, notSent: 10 }],
  peak: { at: start, messages: 90, seconds: 7 },
  outcomes: [{ activity: "thanks", label: "Reached the end", people }],
  notSent: { optedOut: 10 },
  heldForQuietTime: 3,
  overCap: 0,
  milliseconds: 12,
  fingerprint: "abc",
});

beforeEach(() => {
  useSimulateView.setState(useSimulateView.getInitialState(), true);
  useView.setState({ list: true });
});

function renderMode(states: Record<string, "running" | "failed" | "cancelled" | "done"> = {}) {
  const setups: SimulationSetup[] = [];
  const cancelled: string[] = [];
  const view = renderInEditor(
    <ReactFlowProvider>
      <SimulateMode />
    </ReactFlowProvider>,
    {
      client: editorClient({
        trials: {
          simulate: ({ setup }) => ({ run: `run${setups.push(setup)}` }),
          result: ({ run }) => {
            const setup = setups[Number(run.slice(3)) - 1];
            const state = cancelled.includes(run) ? "cancelled" : (states[run] ?? "done");
            return {
              state,
              progress: state === "running" ? 0.4 : 1,
              error: state === "failed" ? "The simulation could not be carried out." : null,
              result: state === "done" && setup ? resultOf(setup, run === "run1" ? 60 : 52) : null,
            };
          },
          cancel: ({ run }) => {
            cancelled.push(run);
            return null;
          },
          at: () => ({ activities, moving: [] }),
          people: () => ({
            items: [{ person: 3, contact: 9, name: "Amara", end: "completed", messages: 2 }],
            next: null,
          }),
          person: () => ({
            name: "Amara",
            steps: [
              { at: start + hour, activity: "mail", visit: 1, kind: "sent", outlet: "next", detail: null, name: "Welcome", text: "Got the email", message: null }, // prettier-ignore
            ],
          }),
        },
      }),
      detail: { document: welcomeSeries() },
    },
  );
  return { ...view, setups, cancelled };
}

async function run() {
  const user = userEvent.setup();
  const form = await screen.findByRole("complementary", { name: "Set up the simulation" });
  await user.click(within(form).getByRole("combobox", { name: "Contacts of" }));
  await user.click(await screen.findByRole("option", { name: "VIPs", hidden: true }));
  await user.click(within(form).getByRole("button", { name: /^Run/ }));
  return { user, form };
}

test("without a segment it says what to choose, and runs nothing", async () => {
  const { setups } = renderMode();
  await userEvent.click(await screen.findByRole("button", { name: "Run" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Choose a segment");
  expect(setups).toEqual([]);
});

test("a run gives outcomes, messages and people, compares with another seed, and follows one", async () => {
  const { setups } = renderMode();
  const { user } = await run();
  const result = await screen.findByRole("complementary", { name: "Result of the simulation" });
  const outcomes = await within(result).findByRole("region", { name: "Outcomes" });
  expect(outcomes).toHaveTextContent("Thanks Reached the end");
  expect(outcomes).toHaveTextContent("60.0%");
  expect(within(result).getByRole("region", { name: "Messages" })).toHaveTextContent("90 messages in the hour from Tuesday 17 November, 08:00: sent in 7 s"); // prettier-ignore
  expect(within(result).getByRole("region", { name: "Not sent" })).toHaveTextContent("Opted out of this channel10"); // prettier-ignore
  await user.click(within(result).getByRole("button", { name: "Seed 2" }));
  await waitFor(() => expect(outcomes).toHaveTextContent("+8"));
  expect(setups.map(({ seed }) => seed)).toEqual([1, 2]);
  await user.click(await within(result).findByRole("button", { name: /Amara/ }));
  const way = await screen.findByRole("list", { name: "What would happen" });
  expect(way).toHaveTextContent("Got the email");
  await user.click(within(way).getByRole("button"));
  expect(useSimulateView.getState().at).toBe(start + hour);
  await user.click(screen.getByRole("button", { name: "All people" }));
  expect(await within(result).findByRole("region", { name: "Outcomes" })).toBeVisible();
});

test("the time goes by hours and days with the keys, and plays with Space", async () => {
  renderMode();
  const { user } = await run();
  const slider = await screen.findByRole("slider", { name: "Time" });
  slider.focus();
  await user.keyboard("{ArrowLeft}");
  expect(useSimulateView.getState().at).toBe(start + 3 * hour);
  expect(slider).toHaveAttribute("aria-valuetext", "17 Nov 2026, 11:00");
  await user.keyboard("{Shift>}{ArrowLeft}{/Shift}");
  expect(useSimulateView.getState().at).toBe(start);
  await user.keyboard(" ");
  expect(screen.getByRole("button", { name: "Pause" })).toBeVisible();
  await vi.waitFor(() => expect(useSimulateView.getState().at).toBeGreaterThan(start));
});

test("by mouse it goes by days, and plays as fast as is chosen", async () => {
  renderMode();
  const { user } = await run();
  const forward = await screen.findByRole("button", { name: "Forward a day" });
  expect(forward).toBeDisabled();
  await user.click(screen.getByRole("button", { name: "Back a day" }));
  expect(useSimulateView.getState().at).toBe(start);
  await user.click(screen.getByRole("combobox", { name: "Speed" }));
  await user.click(await screen.findByRole("option", { name: "1 hour a second" }));
  const passed: (number | null)[] = [];
  const forget = useSimulateView.subscribe(({ at }) => passed.push(at));
  await user.click(screen.getByRole("button", { name: "Play" }));
  // With each fifth of a second a fifth of an hour.
  await vi.waitFor(() => expect(passed).toContain(start + hour / 5));
  forget();
  await user.click(screen.getByRole("button", { name: "Pause" }));
});

test("running shows how far it is and can be cancelled; a failure says so", async () => {
  const { cancelled, queryClient } = renderMode({ run1: "running", run2: "failed" });
  const { user, form } = await run();
  expect(await within(form).findByRole("progressbar")).toHaveAttribute("aria-valuenow", "40");
  await user.click(within(form).getByRole("button", { name: "Cancel" }));
  expect(cancelled).toEqual(["run1"]);
  await queryClient.invalidateQueries();
  expect(await screen.findByText(/The simulation was cancelled/)).toBeVisible();
  await user.click(within(form).getByRole("button", { name: "Run again" }));
  expect(await screen.findByText("The simulation could not be carried out.")).toBeVisible();
});

test("the set-up is read in the project’s zone, and says what can’t be", () => {
  const form = { ...blankSetup(welcomeSeries(), start, "Europe/Vienna"), segmentId: "vip" };
  expect(form.start).toBe("2026-11-17T09:00");
  const read = readSetup({ ...form, answers: "custom", open: 50 }, "Europe/Vienna");
  expect(read).toMatchObject({
    setup: {
      start,
      who: { kind: "segment", segmentId: "vip", sample: 1000 },
      answers: { kind: "custom", open: 0.5, click: 0.1 },
    },
  });
  expect(readSetup({ ...form, until: form.start }, "UTC")).toEqual({
    problem: "“Until” must be after the start.",
  });
});

test("cards show what is simulated and how it differs, and nothing that is not measured", () => {
  const result = resultOf({ until: 0 } as SimulationSetup, 1);
  const { nodes } = momentOverlay(result, activities, [counts("mail", { arrived: 80, sent: 80 })]);
  expect(nodes.get("mail")?.big).toMatchObject({ count: 90, delta: "+10" });
  expect(nodes.get("mail")?.rates.map(({ label }) => label)).toEqual(["Sent", "Not sent"]);
  expect(nodes.get("entry")?.inside).toBeNull();
  const format = createFormat({ locale: "en", timeZone: "UTC", currency: "EUR" });
  expect(peakWords(null, format)).toBe("No message was sent.");
});

test("a dot is where the share of its path is", () => {
  const line = [
    { x: 0, y: 0 },
    { x: 0, y: 10 },
    { x: 30, y: 10 },
  ];
  expect(pointAlong(line, 0.5)).toEqual({ x: 10, y: 10 });
  expect(pointAlong(line, 2)).toEqual({ x: 30, y: 10 });
});
