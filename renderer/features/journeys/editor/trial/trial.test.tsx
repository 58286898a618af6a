import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { editorClient, renderInEditor } from "../testing/editor-window.tsx";
import { TrialPanel } from "./trial-panel.tsx";
import { useTrialView, type Trial } from "./trial-store.ts";
import { wayOf } from "./use-trial-way.ts";

type State = Trial["state"];
type Step = State["steps"][number];

const step = (activity: string, outlet: string | null, given: Partial<Step> = {}): Step => ({
  at: 0,
  activity,
  visit: 1,
  kind: "left",
  outlet,
  detail: null,
  name: activity,
  text: `Went on from ${activity}`,
  message: null,
  explained: [],
  preview: null,
  ...given,
});
const begun: State = { now: 0, activity: "entry", ended: null, steps: [step("entry", "mail")], asks: null }; // prettier-ignore
const asked: State = {
  ...begun,
  now: 172_800_000,
  steps: [
    ...begun.steps,
    step("mail", "next", { kind: "sent", preview: { channel: "sms", subject: "", text: "Hi Amara", url: null } }), // prettier-ignore
    step("wait", "next", { at: 172_800_000 }),
  ],
  asks: {
    activity: "mail",
    options: [
      { event: "open", label: "Opened" },
      { event: "click", label: "Clicked" },
    ],
  },
};
const ended: State = {
  ...asked,
  asks: null,
  ended: "Reached the end",
  steps: [
    ...asked.steps,
    step("split", "no", { explained: [{ ok: false, text: "“Welcome” was opened" }] }),
  ],
};

beforeEach(() => useTrialView.setState(useTrialView.getInitialState(), true));

function renderTrial(calls: unknown[] = []) {
  return renderInEditor(<TrialPanel onClose={() => undefined} />, {
    client: editorClient({
      contacts: {
        list: () => ({ items: [{ key: 7, name: "Amara", email: null, id: "a" }], next: null, total: 1 }) as never, // prettier-ignore
      },
      trials: {
        begin: (input) => {
          calls.push(input);
          return "endpoint" in input.who && !("ChannelType" in input.who.endpoint)
            ? Promise.reject(new Error("no"))
            : { trial: "t1", state: begun };
        },
        step: (input) => {
          calls.push(input);
          return input.answer === null ? asked : ended;
        },
        back: (input) => {
          calls.push(input);
          return asked;
        },
      },
    }),
  });
}

test("a contact goes to the question, is answered for, and the way is told with its reasons", async () => {
  const calls: unknown[] = [];
  renderTrial(calls);
  const user = userEvent.setup();
  const start = screen.getByRole("button", { name: "Start the test" });
  await waitFor(() => expect(start).toBeEnabled());
  await user.click(screen.getByRole("checkbox", { name: "Also send to sandbox" }));
  await user.click(start);
  const trace = await screen.findByRole("list", { name: "What happens" });
  expect(trace).toHaveAttribute("aria-live", "polite");
  await user.click(screen.getByRole("button", { name: "Run to end" }));
  const question = await screen.findByRole("region", { name: "Question" });
  expect(trace).toHaveTextContent("Hi Amara");
  expect(trace).toHaveTextContent("2 days skipped");
  const answer = within(question).getByRole("button", { name: "Run to end" });
  expect(answer).toBeDisabled();
  await user.click(within(question).getByRole("checkbox", { name: "Opened" }));
  await user.click(within(question).getByRole("checkbox", { name: "Did nothing" }));
  expect(within(question).getByRole("checkbox", { name: "Opened" })).not.toBeChecked();
  await user.click(answer);
  const why = await screen.findByRole("list", { name: "Decided by" });
  expect(within(why).getByLabelText("No")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Back" }));
  expect(await screen.findByRole("region", { name: "Question" })).toBeVisible();
  expect(calls).toEqual([
    { id: "journey1", who: { contact: 7 }, now: null, toSandbox: true },
    { trial: "t1", to: "end", answer: null },
    { trial: "t1", to: "end", answer: [] },
    { trial: "t1" },
  ]);
});

test("somebody made up is refused with what is wrong, and what was typed stays", async () => {
  renderTrial();
  const user = userEvent.setup();
  await user.click(screen.getByRole("radio", { name: "Somebody made up" }));
  const field = screen.getByRole("textbox", { name: "Endpoint" });
  await user.clear(field);
  await user.type(field, "nonsense");
  expect(screen.getByText("This is not a JSON object.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Start the test" })).toBeDisabled();
  await user.clear(field);
  await user.type(field, "{{}");
  await user.click(screen.getByRole("button", { name: "Start the test" }));
  expect(await screen.findByRole("alert")).toBeVisible();
  expect(field).toHaveValue("{}");
});

test("the way is the activities and paths of the steps", () => {
  const way = wayOf(ended.steps);
  expect([...way.activities]).toEqual(["entry", "mail", "wait", "split"]);
  expect([...way.paths]).toEqual(["entry:mail", "mail:next", "wait:next", "split:no"]);
});
