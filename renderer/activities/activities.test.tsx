import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { activities, type ActivityType } from "../../shared/activities/index.ts";
import type { RandomSplitSettings } from "../../shared/activities/random-split.ts";
import { blankDocument, type JourneyDocument } from "../../shared/journey/graph.ts";
import { LibraryProvider } from "../data/library.tsx";
import { fakeClient } from "../testing/fake-client.ts";
import { renderInWindow } from "../testing/render.tsx";
import { ActivityForm } from "./form/activity-form.tsx";
import { activityViews, viewOf } from "./index.ts";
import { withShare } from "./random-split.tsx";
import { segmentRow, templateRow } from "./testing-rows.ts";

const types = Object.keys(activities) as ActivityType[];

const client = fakeClient({
  segments: {
    list: () => [segmentRow({ id: "vip", name: "VIPs" }), segmentRow({ id: "file", name: "From file", type: "imported" })], // prettier-ignore
    fields: () => [
      { field: { kind: "userAttribute", name: "City" }, label: "City", group: "Contact", filled: 3, numeric: false }, // prettier-ignore
    ],
    eventFields: () => [],
    values: () => [],
  },
  campaigns: { list: () => [] },
  journeys: { list: () => [] },
  templates: {
    list: () => [
      templateRow({ id: "welcome", name: "Welcome — autumn" }),
      templateRow({ id: "nudge", name: "Nudge", type: "sms" }),
    ],
    thumbnail: ({ id }) => ({ url: null, text: id === "nudge" ? "Your 10% is waiting" : "Hello" }),
    get: () => Promise.reject(new Error("not asked")),
    version: () => Promise.reject(new Error("not asked")),
  },
  channels: { email: () => Promise.reject(new Error("none")) },
});

/** Entry → email → sms → the activity asked for. */
function documentWith(type: ActivityType, settings?: unknown): JourneyDocument {
  const base = blankDocument("Welcome series");
  const one = (kind: ActivityType, given?: unknown, next: Record<string, string> = {}) => ({
    type: kind,
    name: "",
    settings: given ?? activities[kind].blank(),
    settingsVersion: 1,
    next,
  });
  return {
    ...base,
    activities: {
      entry: one("entry", undefined, { next: "mail" }),
      mail: {
        ...one("email", { ...activities.email.blank(), templateId: "welcome" }, { next: "text" }),
        name: "Welcome",
      },
      text: one("sms", { ...activities.sms.blank(), templateId: "nudge" }, { next: "it" }),
      it: one(type, settings),
      later: { ...one("email", undefined), name: "Later" },
    },
  };
}

function show(type: ActivityType, settings?: unknown, focusField: string | null = null) {
  const seen: { settings: unknown; said: string | undefined }[] = [];
  function Form() {
    const [document, setDocument] = useState(() => documentWith(type, settings));
    return (
      <LibraryProvider>
        <ActivityForm
          document={document}
          id="it"
          focusField={focusField}
          change={(next, said) => {
            seen.push({ settings: next, said });
            setDocument(documentWith(type, next));
          }}
        />
      </LibraryProvider>
    );
  }
  renderInWindow(<Form />, { client });
  return { seen, user: userEvent.setup(), last: () => seen.at(-1)?.settings };
}

test.each(types)("%s has a form whose controls are all named", async (type) => {
  show(type);
  const form = await screen.findByRole("group", { name: "Settings" });
  const controls = [...form.querySelectorAll("input, textarea, button")].filter(
    (one) => !one.closest("[aria-hidden]") && one.getAttribute("type") !== "hidden",
  );
  expect(controls.length + within(form).queryAllByText(/./).length).toBeGreaterThan(0);
  for (const control of controls) expect(control).toHaveAccessibleName();
});

test.each(types)("%s has an icon, a tone and a card that draws blank settings", (type) => {
  const view = viewOf(type);
  expect(view.type).toBe(type);
  const document = documentWith(type);
  const activity = document.activities["it"];
  if (!activity) throw new Error("no activity");
  const { Summary } = view;
  const { container } = renderInWindow(
    <LibraryProvider>
      <Summary activity={activity} settings={activity.settings} document={document} />
    </LibraryProvider>,
    { client },
  );
  expect(container.textContent).not.toMatch(/undefined|null|NaN/);
});

test("a card names the template and the version that goes out, an SMS its first words", async () => {
  const document = documentWith("end");
  const mail = document.activities["mail"];
  const text = document.activities["text"];
  if (!mail || !text) throw new Error("no activity");
  const Mail = activityViews.email.Summary;
  const Text = activityViews.sms.Summary;
  renderInWindow(
    <LibraryProvider>
      <Mail activity={mail} settings={{ ...activities.email.blank(), templateId: "welcome" }} document={document} />
      <Text activity={text} settings={{ ...activities.sms.blank(), templateId: "nudge" }} document={document} />
    </LibraryProvider>, // prettier-ignore
    { client },
  );
  expect(await screen.findByText("Welcome — autumn")).toBeVisible();
  expect(screen.getByText("Template · latest active (v4)")).toBeVisible();
  expect(await screen.findByText("Your 10% is waiting")).toBeVisible();
});

test("a template is found by name among those of its channel", async () => {
  const { user, seen } = show("email");
  await user.click(await screen.findByRole("button", { name: "Pick template…" }));
  const dialog = await screen.findByRole("dialog", { name: "Choose an email template" });
  expect(within(dialog).queryByRole("button", { name: /Nudge/ })).toBeNull();
  await user.type(within(dialog).getByLabelText("Find a template"), "autumn");
  await user.click(await within(dialog).findByRole("button", { name: /Welcome — autumn/ }));
  expect(seen.at(-1)?.settings).toMatchObject({ templateId: "welcome", version: null });
  expect(seen.at(-1)?.said).toBe("Use template “Welcome — autumn”");
  await user.click(await screen.findByText("Pin to v4"));
  expect(seen.at(-1)?.settings).toMatchObject({ version: 4 });
});

test("a field says what is wrong once it was left, not before", async () => {
  const { user } = show("recordEvent");
  const name = await screen.findByLabelText("Event");
  expect(screen.queryByText("Enter the name of the event.")).toBeNull();
  await user.click(name);
  await user.tab();
  expect(await screen.findByText("Enter the name of the event.")).toBeVisible();
});

test("a problem opens its field", async () => {
  show("custom", undefined, "url");
  const url = await screen.findByLabelText("Web address");
  await waitFor(() => expect(url).toHaveFocus());
  expect(await screen.findByText("Enter the address to call.")).toBeVisible();
});

test("a split asks about messages before it only, with the events of their channel", async () => {
  const { user, last } = show("yesNoSplit");
  await user.click(await screen.findByRole("button", { name: "Add condition" }));
  await user.click(await screen.findByRole("menuitem", { name: "Message event" }));
  expect(last()).toMatchObject({ conditions: [{ kind: "messageEvent", activity: "text", event: "delivered" }] }); // prettier-ignore
  await user.click(screen.getByRole("combobox", { name: "Message" }));
  expect((await screen.findAllByRole("option")).map((one) => one.textContent)).toEqual(["Welcome", "Nudge"]); // prettier-ignore
  await user.click(screen.getByRole("option", { name: "Welcome" }));
  await user.click(screen.getByRole("combobox", { name: "Message event" }));
  await user.click(await screen.findByRole("option", { name: "Opened" }));
  expect(last()).toMatchObject({ conditions: [{ activity: "mail", event: "open" }] });
  // The wait nobody chose is shown, and can be switched off.
  expect(screen.getByText(/It looks 1 hour after somebody comes here/)).toBeVisible();
  await user.click(screen.getByRole("switch", { name: "Wait 1 hour first" }));
  expect(last()).toMatchObject({ hiddenWait: false });
  expect(screen.getByText(/nearly everybody goes to No/)).toBeVisible();
  await user.click(screen.getByText("After"));
  expect(last()).toMatchObject({ evaluate: { kind: "after", duration: "P1D" } });
});

test("a wait of several units keeps them", async () => {
  const { user, last } = show("wait", { wait: { kind: "for", duration: "P1DT12H" } });
  const days = await screen.findByLabelText("Time, days");
  expect(screen.getByLabelText("Time, hours")).toHaveValue("12");
  await user.clear(days);
  await user.type(days, "3");
  await user.tab();
  expect(last()).toEqual({ wait: { kind: "for", duration: "P3DT12H" } });
});

test("a wait that changes its kind and back finds what was set", async () => {
  const { user, last } = show("wait", { wait: { kind: "for", duration: "P5D" } });
  await user.click(await screen.findByRole("combobox", { name: "Wait" }));
  await user.click(await screen.findByRole("option", { name: "Until the next weekday or time" }));
  await user.click(await screen.findByLabelText("Friday"));
  expect(last()).toEqual({ wait: { kind: "next", weekdays: [1, 5], time: "09:00" } });
  await user.click(screen.getByRole("combobox", { name: "Wait" }));
  await user.click(await screen.findByRole("option", { name: "For a time" }));
  expect(last()).toEqual({ wait: { kind: "for", duration: "P5D" } });
});

test("shares of a random split stay at 100 while one is changed", async () => {
  const { user, last } = show("randomSplit");
  const share = await screen.findByLabelText("Share of path A");
  await user.clear(share);
  await user.type(share, "30");
  await user.tab();
  expect((last() as RandomSplitSettings).branches.map(({ percent }) => percent)).toEqual([30, 70]);
  await user.click(screen.getByRole("button", { name: "Add path" }));
  const sum = (last() as RandomSplitSettings).branches.reduce((all, one) => all + one.percent, 0);
  expect(sum).toBe(100);
});

test("a share changes the others in proportion", () => {
  const branch = (id: string, percent: number) => ({ id, name: "", percent });
  const three = [branch("A", 50), branch("B", 30), branch("C", 20)];
  expect(withShare(three, "A", 0).map(({ percent }) => percent)).toEqual([0, 60, 40]);
  expect(withShare(three, "B", 100).map(({ percent }) => percent)).toEqual([0, 100, 0]);
});

test("paths of a multivariate split move with the keyboard", async () => {
  const { user, last } = show("multivariateSplit");
  (await screen.findByRole("button", { name: "Move path A" })).focus();
  await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
  expect(last()).toMatchObject({ branches: [{ id: "B" }, { id: "A" }] });
  await waitFor(() => expect(screen.getByRole("button", { name: "Move path B" })).toHaveFocus());
});

test("only dynamic segments narrow an event entry", async () => {
  const { user } = show("entry");
  await user.click(await screen.findByRole("combobox", { name: "Who enters" }));
  await user.click(await screen.findByRole("option", { name: "By event" }));
  await user.click(await screen.findByRole("combobox", { name: "Only members of" }));
  expect(await screen.findByRole("option", { name: "VIPs" })).toBeInTheDocument();
  expect(screen.queryByRole("option", { name: /From file/ })).toBeNull();
});
