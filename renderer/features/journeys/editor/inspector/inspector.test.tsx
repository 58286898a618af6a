import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderInEditor, welcomeSeries } from "../testing/editor-window.tsx";
import { Inspector } from "./inspector.tsx";

test("an activity shows its settings, who can receive it, and takes a name", async () => {
  const { store } = renderInEditor(<Inspector />);
  const user = userEvent.setup();
  act(() => store.getState().select({ activities: ["mail"] }));
  const panel = await screen.findByRole("complementary", { name: "Send email" });
  expect(await within(panel).findByText("Welcome — autumn")).toBeVisible();
  const reach = await within(panel).findByRole("region", { name: "Who can receive it" });
  expect(reach).toHaveTextContent("of 1,912 participants");
  expect(reach).toHaveTextContent("Will be sent1,805");
  expect(reach).toHaveTextContent("No email address36");
  const name = within(panel).getByRole("textbox", { name: "Name" });
  await user.clear(name);
  await user.type(name, "Hello{Enter}");
  expect(store.getState().document.activities["mail"]?.name).toBe("Hello");
  expect(store.getState().undoName).toBe("Rename to Hello");
});

test("the engine not knowing how many is a dash, not 0", async () => {
  const { editorClient } = await import("../testing/editor-window.tsx");
  const client = editorClient({
    journeys: {
      list: () => [],
      reach: () => ({ of: null, willBeSent: null, optedOut: null, noAddress: null }),
    },
  });
  const { store } = renderInEditor(<Inspector />, { client });
  act(() => store.getState().select({ activities: ["nudge"] }));
  const reach = await screen.findByRole("region", { name: "Who can receive it" });
  expect(reach).toHaveTextContent("Will be sent—");
  expect(reach).toHaveTextContent("No phone number—");
});

test("settings are one step each, and a remark is kept", async () => {
  const { store } = renderInEditor(<Inspector />);
  const user = userEvent.setup();
  act(() => store.getState().select({ activities: ["mail"] }));
  await user.click(await screen.findByRole("radio", { name: "Transactional" }));
  expect(store.getState().document.activities["mail"]?.settings).toMatchObject({ messageType: "TRANSACTIONAL" }); // prettier-ignore
  await user.click(screen.getByRole("tab", { name: "Notes" }));
  await user.type(screen.getByRole("textbox", { name: "Remark" }), "Ask legal");
  await user.tab();
  expect(store.getState().document.activities["mail"]?.note).toBe("Ask legal");
});

test("deleting a split asks which path goes on", async () => {
  const { store } = renderInEditor(<Inspector />);
  const user = userEvent.setup();
  act(() => store.getState().select({ activities: ["split"] }));
  await user.click(await screen.findByRole("button", { name: "Delete" }));
  expect(store.getState().asking).toEqual({ kind: "keep", id: "split" });
  expect(store.getState().document.activities["split"]).toBeDefined();
});

test("several messages change together", async () => {
  const { store } = renderInEditor(<Inspector />);
  const user = userEvent.setup();
  act(() => store.getState().select({ activities: ["thanks", "nudge"] }));
  await screen.findByText("2 activities");
  await user.click(screen.getByRole("combobox", { name: "If it can’t be sent" }));
  await user.click(await screen.findByRole("option", { name: "Leave the journey" }));
  for (const id of ["thanks", "nudge"])
    expect(store.getState().document.activities[id]?.settings).toMatchObject({ ifNotSent: "end" });
  expect(store.getState().selection.activities).toEqual(["thanks", "nudge"]);
  await user.click(screen.getByRole("button", { name: "Delete" }));
  expect(Object.keys(store.getState().document.activities)).toHaveLength(4);
});

test("a path says where it leads, and what is inserted goes there", async () => {
  const { store } = renderInEditor(<Inspector />);
  const user = userEvent.setup();
  act(() => store.getState().select({ path: { from: "split", outlet: "yes" } }));
  const panel = await screen.findByRole("complementary", { name: "Path" });
  expect(panel).toHaveTextContent("Opened? Thanks");
  await user.click(within(panel).getByRole("button", { name: "Insert here" }));
  expect(store.getState().asking).toEqual({ kind: "pick", at: { from: "split", outlet: "yes" } });
});

test("a path of a split takes a name", async () => {
  const { store } = renderInEditor(<Inspector />, {
    detail: {
      document: {
        ...welcomeSeries(),
        activities: {
          ...welcomeSeries().activities,
          split: {
            type: "randomSplit",
            name: "",
            settings: {
              branches: [
                { id: "A", name: "", percent: 50 },
                { id: "B", name: "", percent: 50 },
              ],
            },
            settingsVersion: 1,
            next: { A: "thanks", B: "nudge" },
          },
        },
      },
    },
  });
  const user = userEvent.setup();
  act(() => store.getState().select({ path: { from: "split", outlet: "A" } }));
  await user.type(await screen.findByRole("textbox", { name: "Name of the path" }), "Free{Enter}");
  expect(store.getState().document.activities["split"]).toMatchObject({
    settings: { branches: [{ id: "A", name: "Free" }, { id: "B" }] },
    next: { A: "thanks", B: "nudge" },
  });
});

test("nothing selected is the journey: goal, quiet time, hours and limits", async () => {
  const { store } = renderInEditor(<Inspector />);
  const user = userEvent.setup();
  const settings = () => store.getState().document.settings;
  await user.click(await screen.findByRole("switch", { name: "This journey has a goal" }));
  expect(settings().goal).toEqual({ event: "order.placed", withinDays: 14 });
  await user.click(screen.getByRole("switch", { name: "No messages at night" }));
  expect(settings().quietTime).toEqual({ start: "20:00", end: "08:00" });
  await user.click(screen.getByRole("switch", { name: "Only at certain hours" }));
  expect(settings().openHours.email?.["1"]).toEqual([{ start: "09:00", end: "18:00" }]);
  expect(settings().openHours.email?.["7"]).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Use for all channels" }));
  expect(settings().openHours.sms).toEqual(settings().openHours.email);
  const daily = screen.getByLabelText("Messages to one contact in 24 hours");
  await user.clear(daily);
  await user.type(daily, "2");
  await user.tab();
  expect(settings().limits.dailyCap).toBe(2);
  await user.click(screen.getByRole("button", { name: "Add closed days" }));
  expect(settings().closedDays.email).toHaveLength(1);
});

test("from the entry to the limits of entering", async () => {
  const { store } = renderInEditor(<Inspector />);
  const user = userEvent.setup();
  act(() => store.getState().select({ activities: ["entry"] }));
  expect(await screen.findByText(/One contact enters once\./)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Entry limits" }));
  await waitFor(() => expect(screen.getByLabelText("Entries of one contact")).toHaveFocus());
  expect(store.getState().selection.activities).toEqual([]);
});

test("a problem of the journey opens its field", async () => {
  const { store } = renderInEditor(<Inspector />);
  await screen.findByRole("complementary", { name: "Journey settings" });
  act(() => store.getState().show(null, "holdout"));
  await waitFor(() => expect(screen.getByLabelText("Hold-out")).toHaveFocus());
  expect(store.getState().focusField).toBeNull();
});
