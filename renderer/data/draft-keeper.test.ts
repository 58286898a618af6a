import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyEmail, type CampaignDraft } from "../../shared/domain/campaign.ts";
import { keepDraft } from "./draft-keeper.ts";

const blank: CampaignDraft = {
  name: "A",
  segmentId: null,
  message: emptyEmail(),
  schedule: { kind: "immediately" },
  latePolicy: "ask",
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function keeper(
  save = vi.fn((_draft: CampaignDraft, revision: number) =>
    Promise.resolve({ revision: revision + 1, savedAt: 1 }),
  ),
) {
  const kept = keepDraft({
    draft: blank,
    revision: 1,
    save,
    isConflict: (error) => error === "conflict",
  });
  return { kept, save };
}

test("saves 400 ms after the last change, with the revision of the save before", async () => {
  const { kept, save } = keeper();
  kept.change({ name: "B" }, "Name");
  await vi.advanceTimersByTimeAsync(399);
  kept.change({ name: "BC" }, "Name");
  await vi.advanceTimersByTimeAsync(399);
  expect(save).not.toHaveBeenCalled();
  expect(kept.state().unsaved).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  kept.change({ name: "D" }, "Name");
  await kept.flush();
  expect(save.mock.calls.map(([draft, revision]) => [draft.name, revision])).toEqual([
    ["BC", 1],
    ["D", 2],
  ]);
  expect(kept.state()).toMatchObject({ revision: 3, unsaved: false });
});

test("what is typed while a save is on its way goes with the next one", async () => {
  let finish: (() => void)[] = [];
  const save = vi.fn(
    (_draft: CampaignDraft, revision: number) =>
      new Promise<{ revision: number; savedAt: number }>((resolve) => {
        finish = [...finish, () => resolve({ revision: revision + 1, savedAt: 1 })];
      }),
  );
  const { kept } = keeper(save);
  kept.change({ name: "B" }, "Name");
  const all = kept.flush();
  kept.change({ name: "C" }, "Name");
  finish[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  finish[1]?.();
  await all;
  expect(save.mock.calls.map(([draft, revision]) => [draft.name, revision])).toEqual([
    ["B", 1],
    ["C", 2],
  ]);
});

test("a conflict stops saving until the newer draft is loaded", async () => {
  const { kept, save } = keeper(vi.fn(() => Promise.reject("conflict")));
  kept.change({ name: "Mine" }, "Name");
  await kept.flush();
  kept.change({ name: "Mine too" }, "Name");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(save).toHaveBeenCalledTimes(1);
  expect(kept.state().problem?.kind).toBe("conflict");
  kept.arrive({ draft: { ...blank, name: "Theirs" }, revision: 7 });
  expect(kept.state().draft.name).toBe("Mine too");
  kept.arrive({ draft: { ...blank, name: "Theirs" }, revision: 7 }, true);
  expect(kept.state()).toMatchObject({ draft: { name: "Theirs" }, problem: null, unsaved: false });
});

test("a failed save is tried again with the next change", async () => {
  const save = vi
    .fn((_draft: CampaignDraft, _revision: number) => Promise.resolve({ revision: 2, savedAt: 1 }))
    .mockRejectedValueOnce(new Error("disk full"));
  const { kept } = keeper(save);
  kept.change({ name: "B" }, "Name");
  await kept.flush();
  expect(kept.state()).toMatchObject({ unsaved: true, problem: { kind: "failed" } });
  kept.change({ name: "C" }, "Name");
  await vi.advanceTimersByTimeAsync(400);
  expect(kept.state()).toMatchObject({ unsaved: false, problem: null });
});

test("undo goes back by field and pause, redo forth", async () => {
  const { kept } = keeper();
  kept.change({ name: "B" }, "Name");
  kept.change({ name: "BC" }, "Name");
  await vi.advanceTimersByTimeAsync(900);
  kept.change({ name: "BCD" }, "Name");
  kept.change({ segmentId: "s" }, "Segment");
  expect(kept.state().undo).toBe("Segment");
  kept.undo();
  kept.undo();
  expect(kept.state()).toMatchObject({ draft: { name: "BC", segmentId: null }, redo: "Name" });
  kept.undo();
  expect(kept.state()).toMatchObject({ draft: { name: "A" }, undo: null });
  kept.redo();
  expect(kept.state().draft.name).toBe("BC");
});

test("a newer draft is taken over only while nothing here would be lost", () => {
  const { kept } = keeper();
  kept.arrive({ draft: { ...blank, name: "Old" }, revision: 1 });
  expect(kept.state().draft.name).toBe("A");
  kept.arrive({ draft: { ...blank, name: "New" }, revision: 2 });
  expect(kept.state().draft.name).toBe("New");
  kept.change({ name: "Mine" }, "Name");
  kept.arrive({ draft: { ...blank, name: "Newer" }, revision: 3 });
  expect(kept.state().draft.name).toBe("Mine");
});
