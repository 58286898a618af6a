import { expect, test } from "vitest";
import { createFormat } from "../../../ui/format.ts";
import {
  alsoSentence,
  leftOut,
  progressWords,
  resultSentence,
  undoQuestion,
} from "./import-words.ts";
import { sampleCounts } from "./sample-import.fixture.ts";

const format = createFormat({ locale: "en", timeZone: "Europe/Vienna", currency: "EUR" });
const task = {
  id: "t",
  kind: "import" as const,
  name: "Import people.csv",
  state: "running" as const,
  done: 0,
  total: 1_000_000,
  unit: "rows",
  perSecond: 41_000.4,
  startedAt: 0,
  endedAt: null,
  error: null,
  link: null,
  cancellable: true,
};

test("an import is done", () => {
  expect(resultSentence(sampleCounts, format)).toBe("9,310 added, 690 updated, 12 rejected.");
  expect(resultSentence({ ...sampleCounts, rejected: 0 }, format)).toBe(
    "9,310 added, 690 updated.",
  );
  expect(alsoSentence(sampleCounts, format)).toBe("20 duplicates, 40 warnings");
});

test.each([
  [{}, "9,310 contacts are removed and 690 get their old values back."],
  [{ updated: 0 }, "9,310 contacts are removed."],
  [{ added: 1, updated: 1 }, "1 contact is removed and 1 gets its old values back."],
  [{ added: 0 }, "690 contacts get their old values back."],
])("undoing says what it does: %o", (part, consequence) =>
  expect(
    undoQuestion({ fileName: "customers.csv", counts: { ...sampleCounts, ...part } }, format),
  ).toBe(`Undo import of customers.csv? ${consequence}`),
);

test("a check says what will be left out", () => {
  expect(leftOut(sampleCounts, format)).toBe("12 rows will be left out.");
  expect(leftOut({ ...sampleCounts, rejected: 0 }, format)).toBe("Every row can be imported.");
  expect(leftOut({ ...sampleCounts, rejected: 10_012 }, format)).toBe(
    "Every row would be left out.",
  );
});

test("progress says what is known and invents nothing", () => {
  const imported = { rowsDone: 312_400, bytesDone: 15, bytes: 48 };
  expect(progressWords(imported, task, format, 10_000)).toBe(
    "312,400 of 1,000,000 rows · 41,000 /s · 22 s left",
  );
  expect(progressWords(imported, { ...task, total: null, perSecond: null }, format, 500)).toBe(
    "312,400 rows",
  );
  expect(progressWords(imported, undefined, format, 500)).toBe("312,400 rows");
});
