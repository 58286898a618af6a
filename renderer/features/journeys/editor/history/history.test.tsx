import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import type { JourneyVersion } from "../../../../../shared/contract/journeys.ts";
import { diffDocuments } from "../../../../../shared/journey/diff.ts";
import { deleteActivity } from "../../../../../shared/journey/remove.ts";
import { nobody } from "../store.ts";
import {
  detailOf,
  editorClient,
  renderInEditor,
  welcomeSeries,
} from "../testing/editor-window.tsx";
import { ChangesPanel } from "./changes-panel.tsx";
import { HistoryPanel } from "./history-panel.tsx";
import { useHistoryView } from "./history-store.ts";
import { unionOf } from "./union.ts";

const version = (number: number, given: Partial<JourneyVersion> = {}): JourneyVersion => ({
  number,
  name: "",
  publishedAt: Date.now() - 3_600_000,
  author: "Mara",
  state: "ended",
  inJourney: 0,
  entered: 10,
  ...given,
});

const without = (id: string) => {
  const edited = deleteActivity(welcomeSeries(), id);
  if (!edited.ok) throw new Error(edited.text);
  return edited.document;
};

beforeEach(() => useHistoryView.setState(useHistoryView.getInitialState(), true));

test("what was removed stands where it stood", () => {
  const [before, after] = [welcomeSeries(), without("wait")];
  const union = unionOf(before, after, diffDocuments(before, after, nobody));
  expect(union.marks.get("wait")).toBe("removed");
  expect(union.document.activities["mail"]?.next).toEqual({ next: "wait" });
  expect(union.document.activities["wait"]?.next).toEqual({ next: "split" });
  const marked = union.paths.filter(({ mark }) => mark !== null);
  expect(marked).toContainEqual({ from: "mail", outlet: "next", to: "split", mark: "added" });
  expect(marked).toContainEqual({ from: "mail", outlet: "next", to: "wait", mark: "removed" });
  expect(marked).toContainEqual({ from: "wait", outlet: "next", to: "split", mark: "removed" });
});

test("a version restored goes into the draft, as one step", async () => {
  const asked: unknown[] = [];
  const client = editorClient({
    journeys: {
      list: () => [],
      versions: () => [version(3), version(4, { state: "current", name: "Autumn offer" })],
      version: ({ number }) => ({ version: version(number), document: welcomeSeries() }),
      get: () => detailOf({ revision: 9 }),
      restoreVersion: (input) => {
        asked.push(input);
        return detailOf({ revision: 10, document: without("wait") });
      },
    },
  });
  const { store } = renderInEditor(<HistoryPanel />, {
    client,
    detail: { version: 4, changes: 3 },
  });
  const user = userEvent.setup();
  const panel = await screen.findByRole("complementary", { name: "Versions" });
  expect(panel).toHaveTextContent("Autumn offer");
  expect(panel).toHaveTextContent("3 changes");
  await user.click(within(panel).getByRole("button", { name: "Actions of v3" }));
  await user.click(await screen.findByRole("menuitem", { name: "Restore as draft" }));
  await waitFor(() => expect(asked).toEqual([{ id: "journey1", revision: 9, number: 3 }]));
  await waitFor(() => expect(store.getState().document.activities["wait"]).toBeUndefined());
  expect(store.getState().mode).toBe("design");
});

test("differences are listed old and new, and N and P go through them", async () => {
  const client = editorClient({
    journeys: {
      list: () => [],
      versions: () => [version(4, { state: "current" })],
      version: () => ({ version: version(4), document: welcomeSeries() }),
    },
  });
  const draft = without("wait");
  const { store } = renderInEditor(<ChangesPanel />, {
    client,
    detail: { version: 4, changes: 2, document: { ...draft, name: "Hello series" } },
  });
  const user = userEvent.setup();
  const panel = await screen.findByRole("complementary", { name: "Changes" });
  await within(panel).findByText("v4 → Draft");
  const cards = await within(panel).findAllByRole("button", { name: /Removed|Changed|Moved/ });
  expect(cards[0]).toHaveTextContent(/Removed/);
  await user.keyboard("n");
  expect(useHistoryView.getState().at).toBe(0);
  expect(store.getState().said.text).toMatch(/^Removed: /);
  await user.keyboard("p");
  expect(useHistoryView.getState().at).toBe(cards.length - 1);
});
