import { beforeEach, describe, expect, test } from "vitest";
import { createEditor } from "../../store.ts";
import { detailOf } from "../../testing/editor-window.tsx";
import { useView } from "../canvas-view.ts";
import { drawingOf } from "../drawing.ts";
import { createJoins } from "./joins.ts";

const never = () => Promise.reject(new Error("Nothing is saved here."));

function canvas() {
  const store = createEditor(detailOf(), { get: never, edit: never, undo: never, redo: never });
  const scene = () => {
    const { document } = store.getState();
    return { document, locked: false, drawing: drawingOf(document) };
  };
  const joins = createJoins(scene, store, (point) => point);
  const middleOf = (id: string) => {
    const box = scene().drawing.layout.positions[id];
    if (!box) throw new Error(`${id} is not drawn.`);
    return new MouseEvent("mouseup", { clientX: box.x + 100, clientY: box.y + 20 });
  };
  const next = (id: string) => store.getState().document.activities[id]?.next;
  const edge = (id: string) => {
    const found = scene().drawing.edges.find((one) => one.id === id);
    if (!found) throw new Error(`There is no path ${id}.`);
    return found;
  };
  return { store, joins, middleOf, next, edge };
}

const letGo = (from: string) => ({ fromNode: { id: from }, toNode: null, isValid: null }) as never;
const beside = new MouseEvent("mouseup", { clientX: -900, clientY: -900 });

beforeEach(() => useView.setState({ joinable: null }));

describe("a path drawn by hand", () => {
  test("while it is drawn, what it may lead to stays bright", () => {
    const { joins } = canvas();
    joins.onConnectStart?.(beside as never, { nodeId: "thanks", handleId: null, handleType: "source" }); // prettier-ignore
    expect([...(useView.getState().joinable ?? [])].toSorted()).toEqual(["nudge", "thanks"]);
    joins.onConnectEnd?.(beside, letGo("thanks"));
    expect(useView.getState().joinable).toBeNull();
  });

  test("let go anywhere on a card, it leads there; on one that would make a loop, that is said", () => {
    const { joins, middleOf, next, store } = canvas();
    joins.onConnectEnd?.(middleOf("nudge"), letGo("thanks"));
    expect(next("thanks")).toEqual({ next: "nudge" });
    joins.onConnectEnd?.(middleOf("wait"), letGo("end:nudge:next"));
    expect(next("nudge")).toEqual({});
    expect(store.getState().said).toMatchObject({ urgent: true });
    expect(store.getState().said.text).toContain("loop");
  });

  test("let go beside everything, it asks what to add there", () => {
    const { joins, store } = canvas();
    joins.onConnectEnd?.(beside, letGo("thanks"));
    expect(store.getState().asking).toMatchObject({ kind: "pick", at: { from: "thanks", outlet: "next" } }); // prettier-ignore
  });
});

describe("an end of a path moved by hand", () => {
  test("let go beside everything, the path is cut, and nothing is asked", () => {
    const { joins, store, next, edge } = canvas();
    const path = edge("split:yes");
    joins.onReconnectStart?.(beside as never, path, "target");
    joins.onConnectEnd?.(beside, letGo("split"));
    joins.onReconnectEnd?.(beside, path, "source", letGo("split"));
    expect(next("split")).toEqual({ no: "nudge" });
    expect(store.getState().asking).toBeNull();
  });

  test("let go on another card, that very path leads there", () => {
    const { joins, middleOf, next, edge } = canvas();
    const path = edge("split:yes");
    joins.onReconnectStart?.(beside as never, path, "target");
    joins.onConnectEnd?.(middleOf("nudge"), letGo("split"));
    joins.onReconnectEnd?.(middleOf("nudge"), path, "source", letGo("split"));
    expect(next("split")).toEqual({ yes: "nudge", no: "nudge" });
  });
});
