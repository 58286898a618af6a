import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { JourneyReview } from "../../../../../shared/contract/journey-runs.ts";
import { instantOf } from "../instant.ts";
import { editorClient, renderInEditor } from "../testing/editor-window.tsx";
import { ReviewDrawer } from "./review-drawer.tsx";
import { countdown, StartCapsule } from "./start-capsule.tsx";

const reviewOf = (given: Partial<JourneyReview> = {}): JourneyReview => ({
  revision: 7,
  problems: [],
  changes: [],
  number: 5,
  enters: { now: 1912, perDay: 31 },
  channels: [{ channel: "email", live: false }],
  groups: [],
  ...given,
});

type Sent = Parameters<ReturnType<typeof editorClient>["journeyRuns"]["publish"]>[0];

function show(review: JourneyReview) {
  const sent: Sent[] = [];
  const client = editorClient({
    journeyRuns: {
      review: () => review,
      publish: (input) => {
        sent.push(input);
        return { version: 5, startsAt: Date.now() + 300_000 };
      },
    },
  });
  let closed = 0;
  renderInEditor(<ReviewDrawer onClose={() => (closed += 1)} />, { client });
  return { sent, closed: () => closed, user: userEvent.setup() };
}

test("errors block, and say so at the button", async () => {
  show(
    reviewOf({
      problems: [
        { code: "noTemplate", severity: "error", text: "Choose an SMS template.", activity: "nudge", field: "template" }, // prettier-ignore
      ],
    }),
  );
  const errors = await screen.findByRole("region", { name: "Errors" });
  expect(errors).toHaveTextContent("Choose an SMS template.");
  expect(screen.getByRole("button", { name: /^Publish v5/ })).toBeDisabled();
  expect(screen.getByText("1 error to fix before you can publish.")).toBeVisible();
});

test("recommendations are ticked off and never block", async () => {
  const { user, sent, closed } = show(
    reviewOf({
      problems: [
        { code: "noGoal", severity: "warning", text: "There is no goal.", activity: null, field: "goal" }, // prettier-ignore
      ],
    }),
  );
  const box = await screen.findByRole("checkbox", { name: "Reviewed: There is no goal." });
  expect(screen.getByText(/1 recommendation not reviewed/)).toBeVisible();
  await user.click(box);
  expect(screen.queryByText(/not reviewed/)).toBeNull();
  await user.click(screen.getByRole("button", { name: "Publish v5 — 1,912 people" }));
  await waitFor(() => expect(closed()).toBe(1));
  expect(sent).toEqual([{ id: "journey1", revision: 7, startAt: null, note: "", plan: [] }]);
});

test("whoever waits at a removed activity has to be decided about", async () => {
  const { user, sent } = show(
    reviewOf({
      groups: [
        { version: 4, activity: "wait", name: "2 days", waiting: 94, change: "same", choice: { kind: "continue" } }, // prettier-ignore
        { version: 3, activity: "split", name: "Opened?", waiting: 3, change: "changed", choice: null }, // prettier-ignore
        { version: 4, activity: "gone", name: "Old wait", waiting: 12, change: "removed", choice: null }, // prettier-ignore
      ],
    }),
  );
  const table = await screen.findByRole("table", { name: "People in the journey" });
  expect(within(table).getByText("Removed in this version")).toBeVisible();
  const publish = screen.getByRole("button", { name: /^Publish v5/ });
  expect(publish).toBeDisabled();
  const choice = screen.getByRole("combobox", { name: /those at Old wait/ });
  await user.click(choice);
  expect(screen.queryByRole("option", { name: "Continue on v5", hidden: false })).toBeNull();
  await user.click(await screen.findByRole("option", { name: "Move to Nudge" }));
  expect(publish).toBeEnabled();
  await user.click(publish);
  expect(sent[0]?.plan).toEqual([
    { version: 4, activity: "wait", choice: { kind: "continue" } },
    { version: 3, activity: "split", choice: { kind: "continue" } },
    { version: 4, activity: "gone", choice: { kind: "move", to: "nudge" } },
  ]);
});

test("what a local time means in a zone, also where clocks change", () => {
  const iso = (local: string) => new Date(instantOf(local, "Europe/Vienna") ?? 0).toISOString();
  expect(iso("2026-11-04T09:00")).toBe("2026-11-04T08:00:00.000Z");
  // Doubled: the first. Skipped: moved forward.
  expect(iso("2026-10-25T02:30")).toBe("2026-10-25T00:30:00.000Z");
  expect(iso("2026-03-29T02:30")).toBe("2026-03-29T01:30:00.000Z");
  expect(instantOf("soon", "UTC")).toBeNull();
});

test("a start can be taken back while its clock runs", async () => {
  const asked: string[] = [];
  const client = editorClient({
    journeyRuns: {
      cancelStart: ({ id }) => {
        asked.push(id);
        return null;
      },
    },
  });
  renderInEditor(<StartCapsule />, { client, detail: { startsAt: Date.now() + 298_500 } });
  expect(screen.getByText(/^Starts in 4:5[789]$/)).toBeVisible();
  await userEvent.setup().click(screen.getByRole("button", { name: "Cancel start" }));
  expect(asked).toEqual(["journey1"]);
});

test("a countdown has hours only when it needs them", () => {
  expect(countdown(298_000)).toBe("4:58");
  expect(countdown(3_723_000)).toBe("1:02:03");
  expect(countdown(-5)).toBe("0:00");
});
