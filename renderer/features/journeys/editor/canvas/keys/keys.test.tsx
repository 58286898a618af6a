import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { setLayout } from "../../../../../../shared/journey/arrange.ts";
import type { JourneyDocument } from "../../../../../../shared/journey/graph.ts";
import { layoutOf } from "../../../../../../shared/journey/layout.ts";
import { useEditor } from "../../editor-context.ts";
import { renderInEditor, welcomeSeries } from "../../testing/editor-window.tsx";
import { CanvasShowContext, useView } from "../canvas-view.ts";
import { KeepDialog } from "../keep-dialog.tsx";
import { ListView } from "../list-view.tsx";
import { Picker } from "../picker.tsx";
import { WhichPath } from "../which-path.tsx";
import { cardSize } from "../drawing.ts";
import { useCanvasKeys } from "./use-canvas-keys.ts";

function Shown({ children }: { children: ReactNode }) {
  const document = useEditor((editor) => editor.document);
  const show = { document, locked: false, overlay: null, marks: null, followed: null };
  return <CanvasShowContext value={show}>{children}</CanvasShowContext>;
}

const List = () => (
  <Shown>
    <ListView />
    <Picker />
    <WhichPath />
    <KeepDialog />
  </Shown>
);

const camera = { zoomIn: vi.fn(), zoomOut: vi.fn(), zoomTo: vi.fn(), fit: vi.fn(), pan: vi.fn() };

/** As on the canvas: cards, and a camera. */
const Cards = () => (
  <Shown>
    <Drawn />
  </Shown>
);

function Drawn() {
  const document = useEditor((editor) => editor.document);
  const keys = useCanvasKeys(() => layoutOf(document, cardSize(document)), { camera });
  return (
    <div role="toolbar" data-journey-focus {...keys}>
      {Object.keys(document.activities).map((id) => (
        <div key={id} tabIndex={-1} data-id={id}>
          {id}
        </div>
      ))}
      <button type="button">Zoom out</button>
    </div>
  );
}

/** Entry → Welcome → Wait → Opened? → yes Thanks, no Nudge, in the list, whose keys are the canvas’s. */
async function open(document: JourneyDocument = welcomeSeries(), shown = <List />) {
  const { store } = renderInEditor(shown, { detail: { document } });
  const user = userEvent.setup();
  const focused = () => window.document.activeElement?.getAttribute("data-id");
  const at = async (id: string) => {
    act(() => store.getState().select({ activities: [id] }));
    act(() => window.document.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus());
    await waitFor(() => expect(focused()).toBe(id));
  };
  // The list takes the focus when it is opened.
  if (screen.queryByRole("tree")) await waitFor(() => expect(focused()).toBe("entry"));
  return {
    store,
    user,
    at,
    focused,
    now: () => store.getState(),
    next: (id: string) => store.getState().document.activities[id]?.next,
    selected: () => store.getState().selection.activities,
  };
}

/** What the page puts on the clipboard. */
function taken(by: "copy" | "cut"): string {
  const data = new Map<string, string>();
  fireEvent[by](window.document.activeElement ?? window, {
    clipboardData: { setData: (type: string, text: string) => data.set(type, text) },
  });
  expect(data.get("application/x-journey+json")).toBe(data.get("text/plain"));
  return data.get("text/plain") ?? "";
}

beforeEach(() => useView.setState({ palette: true, minimap: true, list: false, tool: "pointer" }));

describe("going along the paths", () => {
  test.each([
    ["entry", "{ArrowDown}", "mail"],
    ["wait", "{ArrowUp}", "mail"],
    ["split", "{ArrowDown}", "thanks"],
    ["thanks", "{ArrowRight}", "nudge"],
    ["nudge", "{ArrowLeft}", "thanks"],
    ["thanks", "{Home}", "entry"],
    ["entry", "{End}", "thanks"],
    ["entry", "{Control>}{ArrowDown}{/Control}", "split"],
    ["nudge", "{Control>}{ArrowUp}{/Control}", "split"],
  ])("from %s, %s leads to %s", async (from, keys, to) => {
    const { at, user, focused, selected } = await open(welcomeSeries(), <Cards />);
    await at(from);
    await user.keyboard(keys);
    await waitFor(() => expect(focused()).toBe(to));
    expect(selected()).toEqual([to]);
  });

  test("Enter opens the settings, Escape leaves nothing selected and the keyboard where it is", async () => {
    const { at, user, now } = await open();
    await at("wait");
    await user.keyboard("{Enter}");
    expect(now().focusField).toBe("");
    expect(now().inspecting).toBe(true);
    await user.keyboard("{Escape}");
    expect(now().selection).toMatchObject({ activities: [], at: "wait" });
    expect(now().inspecting).toBe(false);
    await user.keyboard("{ArrowDown}");
    expect(now().selection.activities).toEqual(["split"]);
  });
});

describe("the list", () => {
  test("↓ and ↑ go through every row; keys are about the path or the end that is there", async () => {
    const { at, user, focused, now, next } = await open();
    await at("split");
    const seen: (string | null | undefined)[] = [];
    for (let row = 0; row < 5; row += 1) {
      await user.keyboard("{ArrowDown}");
      await waitFor(() => expect(focused()).not.toBe(seen.at(-1)));
      seen.push(focused());
    }
    expect(seen).toEqual(["path:split:yes", "thanks", "end:thanks:next", "path:split:no", "nudge"]);
    await user.keyboard("{ArrowUp}{ArrowUp}");
    await waitFor(() => expect(focused()).toBe("end:thanks:next"));
    expect(now().selection.path).toEqual({ from: "thanks", outlet: "next" });
    await user.keyboard("a");
    await screen.findByRole("dialog", { name: "Add after Thanks" });
    await user.keyboard("wait{Enter}");
    expect(next("thanks")).toEqual({ next: now().selection.activities[0] });
  });

  test("what is not connected has a row that says how much; Delete there removes all of it", async () => {
    const series = welcomeSeries();
    const { wait, ...others } = series.activities;
    if (!wait) throw new Error("no wait");
    const mail = { ...series.activities["mail"], next: {} } as typeof wait;
    const { user, now } = await open({
      ...series,
      activities: { ...others, wait: { ...wait, next: {} }, mail },
    });
    const row = screen.getByRole("treeitem", { name: "Not connected, 4 activities" });
    expect(row).toHaveAttribute("aria-level", "1");
    act(() => row.focus());
    await user.keyboard("a");
    expect(now().asking).toBeNull();
    await user.keyboard("{Delete}");
    expect(Object.keys(now().document.activities).toSorted()).toEqual(["entry", "mail"]);
  });
});

test("the menu of a row is about it, or about all that are selected", async () => {
  const { user, next, now, at } = await open();
  const row = (name: RegExp) => screen.getByRole("treeitem", { name });
  fireEvent.contextMenu(row(/^Yes\/no split,/));
  const menu = await screen.findByRole("menu", { name: "Activity" });
  await user.click(within(menu).getByRole("menuitem", { name: "Add after, on No…" }));
  await screen.findByRole("dialog", { name: "Add after Opened? · No" });
  await user.keyboard("{Escape}");
  await at("mail");
  await user.keyboard("{Shift>}{ArrowDown}{/Shift}");
  fireEvent.contextMenu(row(/^Wait,/));
  await user.click(await screen.findByRole("menuitem", { name: /^Skip/ }));
  const { mail, wait } = now().document.activities;
  expect([mail?.skipped, wait?.skipped]).toEqual([true, true]);
  fireEvent.contextMenu(screen.getAllByRole("treeitem", { name: "End" })[0] ?? row(/^Wait,/));
  await user.click(await screen.findByRole("menuitem", { name: "Join to…" }));
  await user.keyboard("{ArrowDown}{Enter}");
  expect(next("thanks")).toEqual({ next: "nudge" });
});

describe("selecting several", () => {
  test("cards that do not follow each other are gathered with Space, until Escape", async () => {
    const { at, user, selected, focused } = await open();
    await at("mail");
    await user.keyboard("[Space]{ArrowDown}{ArrowDown}[Space]{ArrowDown}");
    expect(selected()).toEqual(["mail", "split"]);
    await waitFor(() => expect(focused()).toBe("thanks"));
    await user.keyboard("[Space]{ArrowUp}[Space]");
    expect(selected()).toEqual(["mail", "thanks"]);
    await user.keyboard("{Escape}");
    expect(selected()).toEqual(["split"]);
    await user.keyboard("{ArrowUp}");
    expect(selected()).toEqual(["wait"]);
  });

  test("Space that was held to move the canvas selects nothing", async () => {
    const { at, user, now } = await open();
    await at("mail");
    await user.keyboard("[Space>]");
    act(() => void window.dispatchEvent(new Event("pointerdown")));
    await user.keyboard("[/Space]");
    expect(now().selection.at).toBeNull();
  });

  test.each([
    ["mail", "{Shift>}{ArrowDown}{ArrowDown}{/Shift}", ["split", "wait", "mail"]],
    ["split", "{Shift>}{ArrowUp}{/Shift}", ["wait", "split"]],
    ["thanks", "{Shift>}{ArrowRight}{/Shift}", ["nudge", "thanks"]],
    ["nudge", "{Shift>}{ArrowLeft}{/Shift}", ["thanks", "nudge"]],
    ["entry", "{Control>}a{/Control}", ["entry", "mail", "wait", "split", "thanks", "nudge"]],
    ["wait", "{Control>}{Shift>}A{/Shift}{/Control}", ["wait", "split", "thanks", "nudge"]],
  ])("from %s, %s", async (from, keys, chosen) => {
    const { at, user, selected } = await open();
    await at(from);
    await user.keyboard(keys);
    expect(selected().toSorted()).toEqual(chosen.toSorted());
  });
});

describe("adding", () => {
  test("A asks what to add after it, Escape comes back", async () => {
    const { at, user, next, focused } = await open();
    await at("mail");
    await user.keyboard("a");
    const dialog = await screen.findByRole("dialog", { name: "Add after Welcome" });
    await waitFor(() =>
      expect(within(dialog).getByRole("textbox", { name: "Find an activity" })).toHaveFocus(),
    );
    await user.keyboard("{Escape}");
    await waitFor(() => expect(focused()).toBe("mail"));
    expect(next("mail")).toEqual({ next: "wait" });
  });

  test("what follows goes under the first path of a split, or under another that is picked", async () => {
    const { at, user, next, now } = await open();
    await at("mail");
    await user.keyboard("a");
    await screen.findByRole("dialog");
    await user.keyboard("yes/no");
    const picks = await screen.findAllByRole("option");
    expect(picks.map((pick) => pick.getAttribute("aria-label") ?? pick.textContent)).toEqual([
      "Yes/no splitTwo paths by a condition · what follows goes under Yes",
      "Yes/no split, what follows goes under No",
    ]);
    await user.keyboard("{ArrowDown}{Enter}");
    const [made] = now().selection.activities;
    expect(next("mail")).toEqual({ next: made });
    expect(next(made ?? "")).toEqual({ no: "wait" });
    // By keyboard the next thing to do is its first field.
    expect(now().focusField).toBe("");
  });

  test("at the end of a path nothing follows; a pick of the mouse takes no focus into the inspector", async () => {
    const { at, user, next, now, focused } = await open();
    await at("thanks");
    await user.keyboard("a");
    await screen.findByRole("dialog");
    expect(screen.queryByText(/what follows/i)).toBeNull();
    const [pick] = screen.getAllByRole("option", { name: /^Random split/ });
    if (pick) await user.click(pick);
    const [made = ""] = now().selection.activities;
    expect(next("thanks")).toEqual({ next: made });
    expect(now().focusField).toBeNull();
    await waitFor(() => expect(focused()).toBe(made));
  });

  test("a type that can’t be there is listed with the reason", async () => {
    const full = welcomeSeries();
    const more = Array.from({ length: 294 }, (_, index) => [
      `n${index}`,
      { type: "wait", name: "", settings: full.activities["wait"]?.settings, settingsVersion: 1, next: {} }, // prettier-ignore
    ]);
    const { at, user } = await open({
      ...full,
      activities: { ...full.activities, ...Object.fromEntries(more) },
    });
    await at("thanks");
    await user.keyboard("a");
    const [pick] = await screen.findAllByRole("option", { name: /^Wait/ });
    expect(pick).toHaveAttribute("aria-disabled", "true");
    expect(pick).toHaveTextContent("A journey can have 300 activities.");
  });

  test("Shift+A adds before, with the path of a split that goes on", async () => {
    const { at, user, next, now } = await open();
    await at("thanks");
    await user.keyboard("{Shift>}A{/Shift}");
    await screen.findByRole("dialog", { name: "Add before Thanks" });
    await user.keyboard("random{ArrowDown}{Enter}");
    const [made = ""] = now().selection.activities;
    expect(next("split")).toEqual({ yes: made, no: "nudge" });
    expect(Object.values(next(made) ?? {})).toEqual(["thanks"]);
    expect(Object.keys(next(made) ?? {})).not.toEqual([]);
    await at("entry");
    await user.keyboard("{Shift>}A{/Shift}");
    expect(now().said.text).toBe("Entry is always first.");
  });

  test("on a split a menu asks which path is meant", async () => {
    const { at, user, next, now, focused } = await open();
    await at("split");
    await user.keyboard("a");
    const menu = await screen.findByRole("menu", { name: "Add on which path?" });
    const items = within(menu).getAllByRole("menuitem");
    expect(items.map((item) => item.textContent)).toEqual(["Yesto Thanks", "Noto Nudge"]);
    await waitFor(() => expect(items[0]).toHaveFocus());
    await user.keyboard("{Escape}");
    await waitFor(() => expect(focused()).toBe("split"));
    await user.keyboard("a");
    await screen.findByRole("menu");
    await user.keyboard("{ArrowDown}{Enter}");
    await screen.findByRole("dialog", { name: "Add after Opened? · No" });
    await user.keyboard("wait{Enter}");
    const [made] = now().selection.activities;
    expect(next("split")).toEqual({ yes: "thanks", no: made });
  });
});

describe("paths", () => {
  test("E goes to the path below, → to the next one; Delete cuts it", async () => {
    const { at, user, next, now, focused } = await open();
    await at("split");
    await user.keyboard("e{ArrowRight}");
    expect(now().selection.path).toEqual({ from: "split", outlet: "no" });
    await waitFor(() => expect(focused()).toBe("path:split:no"));
    await user.keyboard("{Delete}");
    expect(next("split")).toEqual({ yes: "thanks" });
    await waitFor(() => expect(focused()).toBe("split"));
  });

  test("J joins: on a split it asks which path, then the arrows choose where to", async () => {
    const { at, user, next, now, focused } = await open();
    await at("thanks");
    await user.keyboard("j{ArrowDown}");
    expect(now().asking).toMatchObject({ kind: "join", to: "nudge" });
    await user.keyboard("{Escape}");
    expect(now().asking).toBeNull();
    await waitFor(() => expect(focused()).toBe("thanks"));
    await user.keyboard("j{ArrowDown}{Enter}");
    expect(next("thanks")).toEqual({ next: "nudge" });
    await at("split");
    await user.keyboard("j");
    await screen.findByRole("menu", { name: "Join which path?" });
    await user.keyboard("{Enter}");
    await waitFor(() => expect(focused()).toBe("split"));
    expect(now().asking).toMatchObject({ kind: "join", from: { outlet: "yes" } });
    await user.keyboard("{ArrowDown}{Enter}");
    expect(next("split")).toEqual({ yes: "nudge", no: "nudge" });
  });
});

describe("changing", () => {
  test("X moves onto a path that the arrows choose", async () => {
    const { at, user, next, now } = await open();
    await at("wait");
    await user.keyboard("x{ArrowDown}{ArrowDown}");
    expect(now().asking).toMatchObject({ kind: "move", at: { from: "mail", outlet: "next" } });
    await user.keyboard("{ArrowUp}{Enter}");
    expect(now().asking).toBeNull();
    expect(next("entry")).toEqual({ next: "wait" });
    expect(next("wait")).toEqual({ next: "mail" });
    await user.keyboard("x{Escape}");
    expect(now().asking).toBeNull();
  });

  test("in free layout X pushes by 18, with Shift by 90, as one step", async () => {
    const free = setLayout(welcomeSeries(), { mode: "free" });
    const { at, user, now } = await open(free.ok ? free.document : welcomeSeries());
    const place = () => now().document.layout.positions["wait"] ?? { x: 0, y: 0 };
    const before = place();
    await at("wait");
    await user.keyboard("{Shift>}{ArrowDown}{/Shift}");
    expect(place()).toEqual(before);
    await at("wait");
    await user.keyboard("x{ArrowRight}{ArrowDown}{Shift>}{ArrowDown}{ArrowLeft}{/Shift}");
    expect(place()).toEqual({ x: before.x + 18 - 90, y: before.y + 18 + 90 });
    expect(now().undoName).toBe("Move on the canvas");
    await user.keyboard("{Enter}");
    expect(now().asking).toBeNull();
    await user.keyboard("{ArrowDown}");
    expect(now().selection.activities).toEqual(["split"]);
  });

  test("a card that goes with the focus leaves the keyboard in the journey", async () => {
    const { at, store, focused } = await open();
    await at("wait");
    const { document } = store.getState();
    const { wait: _wait, ...activities } = document.activities;
    const mail = { ...activities["mail"], next: { next: "split" } } as (typeof activities)[string];
    act(() => store.setState({ document: { ...document, activities: { ...activities, mail } }, selection: { activities: ["mail"], path: null, note: null, at: null } })); // prettier-ignore
    await waitFor(() => expect(focused()).toBe("mail"));
  });

  test.each(["{Delete}", "{Backspace}"])("%s deletes, the keyboard goes back one", async (keys) => {
    const { at, user, next, focused } = await open();
    await at("wait");
    await user.keyboard(keys);
    expect(next("mail")).toEqual({ next: "split" });
    await waitFor(() => expect(focused()).toBe("mail"));
  });

  test("deleting a split asks which path goes on, with the longest chosen", async () => {
    const { at, user, next, now, focused } = await open();
    await at("split");
    await user.keyboard("{Delete}");
    const asked = await screen.findByRole("dialog", { name: "Which path continues after “Opened?”?" }); // prettier-ignore
    await waitFor(() => expect(within(asked).getByRole("radio", { name: "Yes, 1 activity" })).toHaveFocus()); // prettier-ignore
    await user.click(within(asked).getByRole("radio", { name: "No, 1 activity" }));
    await user.click(within(asked).getByRole("button", { name: "Delete split" }));
    expect(next("wait")).toEqual({ next: "nudge" });
    expect(now().document.activities["thanks"]).toBeDefined();
    await waitFor(() => expect(focused()).toBe("wait"));
  });

  test("Ctrl+D duplicates, Shift+D skips, F2 renames, N and Shift+N put notes", async () => {
    const { at, user, next, now } = await open();
    await at("mail");
    await user.keyboard("{Control>}d{/Control}");
    expect(now().undoName).toBe("Duplicate Welcome");
    await at("mail");
    await user.keyboard("{Shift>}D{/Shift}");
    expect(now().document.activities["mail"]?.skipped).toBe(true);
    await at("mail");
    await user.keyboard("{Shift>}D{/Shift}");
    expect(now().document.activities["mail"]?.skipped).toBeUndefined();
    await at("mail");
    await user.keyboard("{F2}");
    await waitFor(() => expect(screen.getByRole("textbox", { name: "Name" })).toHaveFocus());
    await user.keyboard("Hello{Enter}");
    expect(now().document.activities["mail"]?.name).toBe("Hello");
    await at("mail");
    await user.keyboard("n");
    await at("mail");
    await user.keyboard("{Shift>}N{/Shift}");
    const notes = Object.values(now().document.notes);
    expect(notes.map(({ activity }) => activity)).toEqual([null, "mail"]);
    expect(next("entry")).toEqual({ next: "mail" });
  });

  test("Shift+T tidies, and says when there is nothing to tidy", async () => {
    const free = setLayout(welcomeSeries(), {
      mode: "free",
      positions: { wait: { x: 900, y: 9 } },
    });
    const { at, user, now } = await open(free.ok ? free.document : welcomeSeries());
    await at("wait");
    await user.keyboard("{Shift>}T{/Shift}");
    expect(now().document.layout.positions["wait"]?.x).not.toBe(900);
  });
});

describe("the clipboard", () => {
  test("copies as text, pastes after the activity, and with Shift+V beside the journey", async () => {
    const { at, user, next, now } = await open();
    await at("nudge");
    const text = taken("copy");
    expect(text).toContain('"wayline": "activities"');
    await at("mail");
    await user.paste(text);
    const [made = ""] = now().selection.activities;
    expect(next("mail")).toEqual({ next: made });
    expect(next(made)).toEqual({ next: "wait" });
    await navigator.clipboard.writeText(text);
    await at("mail");
    await user.keyboard("{Shift>}V{/Shift}");
    await waitFor(() => expect(now().undoName).toBe("Paste Nudge"));
    expect(next("mail")).toEqual({ next: made });
    await at("nudge");
    expect(taken("cut")).toBe(text);
    expect(next("split")).toEqual({ yes: "thanks" });
  });
});

describe("the view", () => {
  test("+, −, 0, 1, 2 zoom, Shift+Alt+arrows pan", async () => {
    const { at, user } = await open(welcomeSeries(), <Cards />);
    await at("wait");
    await user.keyboard("+=-012{Shift>}{Alt>}{ArrowUp}{ArrowLeft}{/Alt}{/Shift}");
    expect(camera.zoomIn).toHaveBeenCalledTimes(2);
    expect(camera.zoomOut).toHaveBeenCalledTimes(1);
    expect(camera.zoomTo).toHaveBeenCalledWith(1);
    expect(camera.fit.mock.calls).toEqual([[], [["wait"]]]);
    expect(camera.pan.mock.calls).toEqual([
      [0, 90],
      [90, 0],
    ]);
  });

  test("Enter and Space press a button that is there, the letters stay the journey’s", async () => {
    const { at, user, now } = await open(welcomeSeries(), <Cards />);
    await at("wait");
    act(() => screen.getByRole("button", { name: "Zoom out" }).focus());
    await user.keyboard("{Enter}[Space]");
    expect(now().focusField).toBeNull();
    expect(now().selection.at).toBeNull();
    await user.keyboard("j");
    expect(now().asking).toMatchObject({ kind: "join", from: { from: "wait" } });
  });

  test("P, M, H, V, L and / change what is shown", async () => {
    const { at, user } = await open();
    const shown = (): object => {
      const { palette, minimap, tool, list } = useView.getState();
      return { palette, minimap, tool, list };
    };
    await at("mail");
    await user.keyboard("pmhl");
    expect(shown()).toEqual({ palette: false, minimap: false, tool: "hand", list: true });
    await user.keyboard("v/l");
    expect(shown()).toEqual({ palette: true, minimap: false, tool: "pointer", list: false });
  });
});
