import { useReactFlow } from "@xyflow/react";
import type { KeyboardEvent } from "react";
import { joinPath, cutPath, canJoin } from "../../../../../shared/journey/join.ts";
import { movePart } from "../../../../../shared/journey/move-part.ts";
import { addNote } from "../../../../../shared/journey/notes.ts";
import { duplicate } from "../../../../../shared/journey/clipboard.ts";
import { tidy, setLayout } from "../../../../../shared/journey/arrange.ts";
import type { Layout } from "../../../../../shared/journey/layout.ts";
import { skip } from "../../../../../shared/journey/settings.ts";
import { outletsOf, pathsOf } from "../../../../../shared/journey/graph.ts";
import { useWindowSettings } from "../../../../ui/window-settings.tsx";
import { useEditorStore } from "../editor-context.ts";
import { freshId } from "../fresh-id.ts";
import { useActivityActs } from "../inspector/use-activity-acts.ts";
import { keyOf, type CanvasKey } from "../keymap.ts";
import {
  after,
  before,
  beside,
  everythingAfter,
  last,
  nextSplit,
  openPaths,
  pathTo,
  readingOrder,
  samePath,
} from "../navigate.ts";
import type { EditorState, PathRef } from "../store.ts";
import { useView } from "./canvas-view.ts";
import { focusCard } from "./focus-card.ts";

type Camera = {
  zoomIn(): void;
  zoomOut(): void;
  zoomTo(zoom: number): void;
  fit(ids?: string[]): void;
  pan(x: number, y: number): void;
};

export function useCamera(): Camera {
  const flow = useReactFlow();
  const glide = { duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 160 };
  return {
    zoomIn: () => void flow.zoomIn(glide),
    zoomOut: () => void flow.zoomOut(glide),
    zoomTo: (zoom) => void flow.zoomTo(zoom, glide),
    fit: (ids) =>
      void flow.fitView({
        padding: 0.15,
        maxZoom: 1,
        ...glide,
        ...(ids && ids.length > 0 ? { nodes: ids.map((id) => ({ id })) } : {}),
      }),
    pan(x, y) {
      const view = flow.getViewport();
      void flow.setViewport({ ...view, x: view.x + x, y: view.y + y }, { duration: 0 });
    },
  };
}

const plainLetter = /^[a-z/]$/i;

/** Everything the keyboard does in the canvas and in the list: the same for both. */
export function useCanvasKeys(layout: () => Layout, camera: Camera | null) {
  const store = useEditorStore();
  const acts = useActivityActs();
  const view = useView;
  const { singleKeys } = useWindowSettings();

  const go = (id: string | null) => {
    if (id === null) return;
    store.getState().select({ activities: [id] });
    focusCard(id);
  };
  const focused = (state: EditorState) => state.selection.activities[0] ?? state.document.entry;

  /** In join and move mode the arrows go through where it can go. */
  const choosing = (key: CanvasKey, state: EditorState): boolean => {
    const { asking, document, set, run, say } = state;
    if (asking?.kind === "move") {
      const ways = pathsOf(document)
        .filter(
          ({ from, outlet }) =>
            !asking.ids.includes(from) &&
            openPaths(document, from).some((one) => one.outlet === outlet),
        )
        .map(({ from, outlet }): PathRef => ({ from, outlet }));
      if (
        stepThrough(
          key,
          ways,
          (at) => samePath(at, asking.at),
          (at) => set({ asking: { ...asking, at } }),
        )
      )
        return true;
      if (key === "open" && asking.at) {
        set({ asking: null });
        run(movePart(document, asking.ids, asking.at));
        const [id] = asking.ids;
        if (id !== undefined) focusCard(id);
        return true;
      }
    }
    if (asking?.kind === "join") {
      const targets = readingOrder(document).filter(
        (id) => canJoin(document, asking.from, id) === null,
      );
      if (
        stepThrough(
          key,
          targets,
          (to) => to === asking.to,
          (to) => {
            set({ asking: { ...asking, to } });
            state.select({ activities: [to] });
            focusCard(to);
          },
        )
      )
        return true;
      if (key === "open" && asking.to !== null) {
        set({ asking: null });
        run(joinPath(document, asking.from, asking.to));
        focusCard(asking.to);
        return true;
      }
    }
    if ((asking?.kind === "join" || asking?.kind === "move") && key === "escape") {
      set({ asking: null });
      say("Cancelled.");
      return true;
    }
    return false;
  };

  const onPath = (key: CanvasKey, state: EditorState, path: PathRef): boolean => {
    const { document, set, run, select } = state;
    const siblings = openPaths(document, path.from);
    const at = siblings.findIndex((one) => samePath(one, path));
    switch (key) {
      case "right":
      case "left": {
        const next = siblings[at + (key === "right" ? 1 : -1)];
        if (next) select({ path: next });
        return true;
      }
      case "addAfter":
      case "open":
        set({ asking: { kind: "pick", at: path } });
        return true;
      case "remove":
        run(cutPath(document, path));
        focusCard(path.from);
        return true;
      case "join":
        startJoin(state, path);
        return true;
      case "escape":
      case "previous":
        go(path.from);
        return true;
      case "next": {
        const to = document.activities[path.from]?.next[path.outlet];
        if (to !== undefined) go(to);
        return true;
      }
      default:
        return false;
    }
  };

  const startJoin = (state: EditorState, from: PathRef) => {
    const [first] = readingOrder(state.document).filter(
      (id) => canJoin(state.document, from, id) === null,
    );
    if (first === undefined) {
      state.say("There is nothing this path could lead to.", true);
      return;
    }
    state.set({ asking: { kind: "join", from, to: null } });
    state.say("Choose where the path leads with the arrow keys, Enter joins, Escape cancels.");
  };

  const askPath = (id: string, then: (path: PathRef) => void, state: EditorState) => {
    const paths = openPaths(state.document, id);
    const free = paths.find(
      (path) => state.document.activities[id]?.next[path.outlet] === undefined,
    );
    const chosen = paths.length > 1 ? (free ?? paths[0]) : paths[0];
    if (chosen) then(chosen);
    else state.say("Nothing can come after it.", true);
  };

  const onActivity = (key: CanvasKey, state: EditorState): boolean => {
    const { document, selection, select, set, run, say } = state;
    const id = focused(state);
    const ids = selection.activities.length === 0 ? [id] : selection.activities;
    const extend = (to: string | null) => {
      if (to === null) return;
      select({ activities: [to, ...selection.activities.filter((one) => one !== to)] });
      focusCard(to);
    };
    const free = document.layout.mode === "free";
    const nudge = (x: number, y: number) => {
      const places = layout().positions;
      const positions = Object.fromEntries(
        ids.flatMap((one) => {
          const at = places[one];
          return at ? [[one, { x: at.x + x, y: at.y + y }]] : [];
        }),
      );
      run(setLayout(document, { positions }), "nudge");
    };
    switch (key) {
      case "next":
        go(after(document, id));
        return true;
      case "previous":
        go(before(document, id));
        return true;
      case "right":
      case "left":
        go(beside(document, layout().positions, id, key === "right" ? 1 : -1));
        return true;
      case "first":
        go(document.entry);
        return true;
      case "last":
        go(last(document, id));
        return true;
      case "nextSplit":
      case "previousSplit":
        go(nextSplit(document, id, key === "nextSplit" ? 1 : -1));
        return true;
      case "open":
        state.show(id, "");
        return true;
      case "toggle":
        select({
          activities:
            selection.activities.length > 1 && selection.activities.includes(id)
              ? selection.activities.filter((one) => one !== id)
              : [id, ...selection.activities.filter((one) => one !== id)],
        });
        return true;
      case "extendNext":
        if (free) nudge(0, 90);
        else extend(after(document, id));
        return true;
      case "extendPrevious":
        if (free) nudge(0, -90);
        else extend(before(document, id));
        return true;
      case "farLeft":
      case "farRight":
        if (free) nudge(key === "farLeft" ? -90 : 90, 0);
        return free;
      case "selectAll":
        select({ activities: readingOrder(document) });
        return true;
      case "selectAfter":
        select({ activities: [id, ...everythingAfter(document, id)] });
        return true;
      case "addAfter":
        askPath(id, (at) => set({ asking: { kind: "pick", at } }), state);
        return true;
      case "addBefore": {
        if (id === document.entry) say("Entry is always first.", true);
        else set({ asking: { kind: "pick", at: pathTo(document, id), before: id } });
        return true;
      }
      case "path":
        askPath(
          id,
          (path) => {
            select({ path });
            say(`Path ${pathName(state, path)}`);
            focusCard(id);
          },
          state,
        );
        return true;
      case "join":
        askPath(id, (path) => startJoin(state, path), state);
        return true;
      case "move":
        if (id === document.entry) say("Entry is always first.", true);
        else {
          set({ asking: { kind: "move", ids, at: null } });
          say("Choose a path with the arrow keys, Enter moves here, Escape cancels.");
        }
        return true;
      case "remove": {
        const next = before(document, id);
        acts.remove(ids);
        if (store.getState().asking === null && next !== null) go(next);
        return true;
      }
      case "duplicate":
        run(duplicate(document, [...ids], freshId));
        return true;
      case "skip":
        run(skip(document, ids, !ids.every((one) => document.activities[one]?.skipped)));
        return true;
      case "rename":
        set({ renaming: id });
        return true;
      case "note":
      case "noteOf": {
        const place = layout().positions[id] ?? { x: 0, y: 0, width: 224, height: 76 };
        const note = freshId();
        const linked = key === "noteOf";
        const aside = { x: place.width + 40, y: 0 };
        const at = linked ? aside : { x: place.x + aside.x, y: place.y };
        if (run(addNote(document, { id: note, text: "", at, activity: linked ? id : null })))
          store.getState().select({ note });
        return true;
      }
      case "tidy":
        run(tidy(document));
        return true;
      case "escape":
        if (selection.activities.length > 1) select({ activities: [id] });
        else set({ inspecting: false });
        return true;
      default:
        return false;
    }
  };

  const onView = (key: CanvasKey, state: EditorState): boolean => {
    const { set } = view.getState();
    const pan: Partial<Record<CanvasKey, [number, number]>> = {
      panUp: [0, 90],
      panDown: [0, -90],
      panLeft: [90, 0],
      panRight: [-90, 0],
    };
    const by = pan[key];
    if (by && camera) {
      camera.pan(...by);
      return true;
    }
    switch (key) {
      case "zoomIn":
        camera?.zoomIn();
        return true;
      case "zoomOut":
        camera?.zoomOut();
        return true;
      case "zoomFull":
        camera?.zoomTo(1);
        return true;
      case "fit":
        camera?.fit();
        return true;
      case "fitSelection":
        camera?.fit(state.selection.activities);
        return true;
      case "hand":
        set({ tool: "hand" });
        return true;
      case "pointer":
        set({ tool: "pointer" });
        return true;
      case "palette":
        set({ palette: !view.getState().palette });
        return true;
      case "minimap":
        set({ minimap: !view.getState().minimap });
        return true;
      case "list":
        set({ list: !view.getState().list });
        focusCard(focused(state));
        return true;
      case "search":
        set({ palette: true });
        requestAnimationFrame(() =>
          document.querySelector<HTMLElement>("[data-palette-search]")?.focus(),
        );
        return true;
      default:
        return false;
    }
  };

  return (event: KeyboardEvent, locked: boolean): void => {
    const target = event.target as HTMLElement;
    if (target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]"))
      return;
    const key = keyOf(event);
    if (
      key === null ||
      (!singleKeys && plainLetter.test(event.key) && !event.ctrlKey && !event.metaKey)
    )
      return;
    const state = store.getState();
    const moves: CanvasKey[] = [
      "next",
      "previous",
      "right",
      "left",
      "first",
      "last",
      "nextSplit",
      "previousSplit",
      "open",
      "escape",
    ];
    const done = locked
      ? (moves.includes(key) && onActivity(key, state)) || onView(key, state)
      : choosing(key, state) ||
        (state.selection.path !== null && onPath(key, state, state.selection.path)) ||
        onActivity(key, state) ||
        onView(key, state);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** Arrows go to the next or previous of what can be chosen; false for other keys. */
function stepThrough<Item>(
  key: CanvasKey,
  items: readonly Item[],
  is: (item: Item) => boolean,
  choose: (item: Item) => void,
): boolean {
  const step =
    key === "next" || key === "right" ? 1 : key === "previous" || key === "left" ? -1 : 0;
  if (step === 0 || items.length === 0) return false;
  const at = items.findIndex(is);
  const to =
    items[
      at === -1 ? (step === 1 ? 0 : items.length - 1) : (at + step + items.length) % items.length
    ];
  if (to !== undefined) choose(to);
  return true;
}

function pathName({ document }: EditorState, { from, outlet }: PathRef): string {
  const activity = document.activities[from];
  return (activity && outletsOf(activity).find(({ id }) => id === outlet)?.label) || "below";
}
