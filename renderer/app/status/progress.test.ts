import { expect, test } from "vitest";
import { createFormat } from "../../ui/format.ts";
import { pace } from "./queue-cell.tsx";
import { taskProgress } from "./task-tray.tsx";

const format = createFormat({ locale: "en-GB", timeZone: "UTC", currency: "EUR" });
const task = {
  id: "t",
  kind: "import" as const,
  name: "Import customers.csv",
  state: "running" as const,
  done: 312_400,
  total: 1_000_000,
  unit: "rows",
  perSecond: 41_000,
  startedAt: 0,
  endedAt: null,
  error: null,
  link: null,
  cancellable: true,
};

test("a task says how far, how fast and how long", () =>
  expect(taskProgress(task, format)).toBe("312,400 of 1,000,000 · 41,000 /s · 16 s left"));

test("what is not known is left out", () => {
  expect(taskProgress({ ...task, total: null, perSecond: null }, format)).toBe("312,400 rows");
  expect(pace({ perSecond: null, sentOfRunning: 1, totalOfRunning: 2 })).toBeNull();
});

test("a failed task says why", () =>
  expect(taskProgress({ ...task, state: "failed", error: "The disk is full." }, format)).toBe(
    "The disk is full.",
  ));

test("the pace of sending ends with the time that is left", () =>
  expect(pace({ perSecond: 14, sentOfRunning: 2_914, totalOfRunning: 12_480 })).toBe(
    "14 /s · about 11 min left",
  ));
