import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { JourneyProblem } from "../../../../../shared/contract/journeys.ts";
import { renderInEditor, welcomeSeries } from "../testing/editor-window.tsx";
import { countWords, inOrder } from "./problem-order.ts";
import { ProblemsStrip } from "./problems-strip.tsx";

const warning: JourneyProblem = {
  code: "shortWait",
  severity: "warning",
  text: "Nobody has opened it this early.",
  activity: "split",
  field: "evaluate",
  fix: { kind: "waitBefore", label: "Add wait 1 day", duration: "P1D" },
};
const missing: JourneyProblem = {
  code: "noTemplate",
  severity: "error",
  text: "Choose an SMS template.",
  activity: "nudge",
  field: "template",
  fix: { kind: "focus", label: "Pick template…" },
};
const early: JourneyProblem = { ...missing, activity: "thanks", text: "Choose an email template." };

test("errors come first, then in the order of the journey", () => {
  expect(inOrder([warning, missing, early], welcomeSeries())).toEqual([early, missing, warning]);
  expect(countWords([warning, missing, early])).toBe("2 errors and 1 warning");
});

test("the line names the worst; opened it lists all, and a click shows the field", async () => {
  const { store } = renderInEditor(<ProblemsStrip />);
  const user = userEvent.setup();
  act(() => store.getState().set({ problems: [warning, missing] }));
  const line = screen.getByRole("button", { expanded: false });
  expect(line).toHaveTextContent("1 error and 1 warning");
  expect(line).toHaveTextContent("Nudge — Choose an SMS template.");
  await user.click(line);
  const list = screen.getByRole("list");
  await user.click(within(list).getByRole("button", { name: /Choose an SMS template/ }));
  expect(store.getState().selection.activities).toEqual(["nudge"]);
  expect(store.getState().focusField).toBe("template");
});

test("a quick fix puts a wait before a split", async () => {
  const { store } = renderInEditor(<ProblemsStrip />);
  const user = userEvent.setup();
  act(() => store.getState().set({ problems: [warning] }));
  await user.click(screen.getByRole("button", { expanded: false }));
  await user.click(screen.getByRole("button", { name: "Add wait 1 day" }));
  const { activities } = store.getState().document;
  const fresh = activities["wait"]?.next["next"];
  expect(fresh).not.toBe("split");
  expect(activities[fresh ?? ""]).toMatchObject({
    type: "wait",
    settings: { wait: { kind: "for", duration: "P1D" } },
    next: { next: "split" },
  });
});

test("F8 goes through them, Shift+F8 back", async () => {
  const { store } = renderInEditor(<ProblemsStrip />);
  const user = userEvent.setup();
  act(() => store.getState().set({ problems: [warning, missing, early] }));
  const selected = () => store.getState().selection.activities[0];
  await user.keyboard("{F8}");
  expect(selected()).toBe("thanks");
  await user.keyboard("{F8}{F8}");
  expect(selected()).toBe("split");
  await user.keyboard("{F8}");
  expect(selected()).toBe("thanks");
  await user.keyboard("{Shift>}{F8}{/Shift}");
  expect(selected()).toBe("split");
});

test("without problems it says so", () => {
  renderInEditor(<ProblemsStrip />);
  expect(screen.getByRole("button", { expanded: false })).toHaveTextContent("No problems");
});
