import { ORPCError } from "@orpc/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { JourneyDetail } from "../../../../shared/contract/journeys.ts";
import { renameActivity } from "../../../../shared/journey/settings.ts";
import type { JourneyDocument } from "../../../../shared/journey/graph.ts";
import type { JourneyCalls } from "./saver.ts";
import { createEditor, type EditorStore } from "./store.ts";
import { detailOf } from "./testing/editor-window.tsx";

/** An engine that keeps one draft and its steps, as the real one does. */
function draftEngine() {
  let detail = detailOf();
  const steps: string[] = [];
  let fail: Error | null = null;
  const keep = (document: JourneyDocument, undo: string | null): JourneyDetail => {
    detail = { ...detail, document, undo, revision: detail.revision + 1 };
    return detail;
  };
  const calls: JourneyCalls = {
    get: () => Promise.resolve(detail),
    edit: ({ revision, step, document }) => {
      if (fail) return Promise.reject(fail);
      if (revision !== detail.revision)
        return Promise.reject(new ORPCError("CONFLICT", { message: "Changed in another window." }));
      steps.push(step);
      return Promise.resolve(keep(document, step));
    },
    undo: async () => {
      await Promise.resolve();
      await Promise.resolve();
      return keep(detailOf().document, null);
    },
    redo: () => Promise.resolve(detail),
  };
  return {
    calls,
    steps,
    detail: () => detail,
    failWith: (error: Error | null) => {
      fail = error;
    },
    otherWindow: (name: string) => keep(renamed(detail.document, name), `Rename to ${name}`),
  };
}

function renamed(document: JourneyDocument, name: string): JourneyDocument {
  const edited = renameActivity(document, "mail", name);
  return edited.ok ? edited.document : document;
}
const rename = (store: EditorStore, name: string, group?: string) => {
  const { run, document } = store.getState();
  return run(renameActivity(document, "mail", name), group);
};
const nameOf = ({ activities }: JourneyDocument) => activities["mail"]?.name;

describe("an open journey saves itself", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("saves each step by its name, a moment after the last change", async () => {
    const engine = draftEngine();
    const store = createEditor(engine.detail(), engine.calls);
    rename(store, "First");
    rename(store, "Second");
    expect(store.getState().saving).toBe("saving");
    expect(engine.steps).toEqual([]);
    await vi.advanceTimersByTimeAsync(400);
    expect(engine.steps).toHaveLength(2);
    expect(nameOf(engine.detail().document)).toBe("Second");
    expect(store.getState().saving).toBe("saved");
  });

  it("saves what is typed in one field as one step", async () => {
    const engine = draftEngine();
    const store = createEditor(engine.detail(), engine.calls);
    for (const text of ["H", "He", "Hello"]) rename(store, text, "name");
    await vi.advanceTimersByTimeAsync(400);
    expect(engine.steps).toHaveLength(1);
    expect(nameOf(engine.detail().document)).toBe("Hello");
  });

  it("undoes only after everything is saved, and takes what comes back", async () => {
    const engine = draftEngine();
    const store = createEditor(engine.detail(), engine.calls);
    rename(store, "Hello");
    await store.getState().undo();
    expect(engine.steps).toHaveLength(1);
    expect(nameOf(store.getState().document)).toBe("Welcome");
    expect(store.getState().said.text).toMatch(/^Undone: /);
  });

  it("keeps what is changed while an undo is on its way", async () => {
    const engine = draftEngine();
    const store = createEditor(engine.detail(), engine.calls);
    rename(store, "Hello");
    await vi.advanceTimersByTimeAsync(400);
    const undone = store.getState().undo();
    await Promise.resolve();
    rename(store, "Meanwhile");
    await undone;
    await vi.advanceTimersByTimeAsync(400);
    expect(nameOf(store.getState().document)).toBe("Meanwhile");
    expect(nameOf(engine.detail().document)).toBe("Meanwhile");
  });

  it("keeps a change that could not be saved and tries it again", async () => {
    const engine = draftEngine();
    const store = createEditor(engine.detail(), engine.calls);
    engine.failWith(new Error("no line"));
    rename(store, "Hello");
    await vi.advanceTimersByTimeAsync(400);
    expect(store.getState().saving).toMatchObject({ kind: "failed" });
    engine.failWith(null);
    await store.getState().retry();
    expect(nameOf(engine.detail().document)).toBe("Hello");
    expect(store.getState().saving).toBe("saved");
  });

  it("stops at another window’s change until somebody chooses", async () => {
    const engine = draftEngine();
    const mine = createEditor(engine.detail(), engine.calls);
    engine.otherWindow("Theirs");
    rename(mine, "Mine");
    await vi.advanceTimersByTimeAsync(400);
    expect(mine.getState().saving).toMatchObject({ kind: "conflict" });
    rename(mine, "Mine, still");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(nameOf(engine.detail().document)).toBe("Theirs");
    await mine.getState().keepMine();
    expect(nameOf(engine.detail().document)).toBe("Mine, still");
    expect(mine.getState().saving).toBe("saved");
  });

  it("loads another window’s change when asked to, or when nothing here would be lost", async () => {
    const engine = draftEngine();
    const store = createEditor(engine.detail(), engine.calls);
    store.getState().arrive(engine.otherWindow("Theirs"));
    expect(nameOf(store.getState().document)).toBe("Theirs");
    rename(store, "Mine");
    store.getState().arrive(engine.otherWindow("Theirs again"));
    expect(nameOf(store.getState().document)).toBe("Mine");
    await vi.advanceTimersByTimeAsync(400);
    expect(store.getState().saving).toMatchObject({ kind: "conflict" });
    await store.getState().loadTheirs();
    expect(nameOf(store.getState().document)).toBe("Theirs again");
    expect(store.getState().saving).toBe("saved");
  });

  it("says a refusal at once and changes nothing", () => {
    const engine = draftEngine();
    const store = createEditor(engine.detail(), engine.calls);
    const { document, run } = store.getState();
    expect(run({ ok: false, code: "LOOP", text: "That would make a loop." })).toBe(false);
    expect(store.getState().document).toBe(document);
    expect(store.getState().said).toEqual({
      text: "That would make a loop.",
      urgent: true,
      count: 1,
    });
  });
});
