import { expect, test } from "vitest";
import { createFormat } from "../../ui/format.ts";
import { folderOf } from "./folders.ts";
import { listWords } from "./list-words.ts";
import { rowOf } from "./message-example.ts";
import { listTime, nextTry, reasonOf, rowNote } from "./message-words.ts";

const format = createFormat({ locale: "en", timeZone: "Europe/Vienna", currency: "EUR" });
const now = Date.UTC(2026, 10, 17, 12, 0);

test.each([
  [Date.UTC(2026, 10, 17, 8, 5), "09:05"],
  [Date.UTC(2026, 10, 16, 23, 30), "00:30"],
  [Date.UTC(2026, 10, 16, 8, 0), "16 Nov"],
  [Date.UTC(2025, 10, 16, 8, 0), "16 Nov 2025"],
])("the time of a row", (at, words) => {
  expect(listTime(at, now, format)).toBe(words);
});

test.each([
  [{ reason: "optedOut", detail: null }, "Opted out of this channel"],
  [
    { reason: "providerRejected", detail: "552 Mailbox full" },
    "Rejected by the server or provider (552 Mailbox full)",
  ],
  [{ reason: null, detail: "The connection ended." }, "The connection ended."],
  [{ reason: null, detail: null }, null],
] as const)("the reason %o", (row, words) => {
  expect(reasonOf(row)).toBe(words);
});

test.each([
  [null, null],
  [now - 1, "Due now"],
  [now + 5 * 60_000, "Next try in 5 min"],
  [now + 10_000, "Next try now"],
])("the next try at %s", (nextAttemptAt, words) => {
  expect(nextTry({ nextAttemptAt }, now, format)).toBe(words);
});

test("a row says what there is to know before it is opened", () => {
  expect(rowNote(rowOf(), now, format)).toBe("The first beans of the season are here.");
  const waiting = rowOf({ state: "queued", nextAttemptAt: now + 60_000, detail: "421 Later" });
  expect(rowNote(waiting, now, format)).toBe("Next try in 1 min · 421 Later");
  expect(rowNote(rowOf({ state: "held", detail: null }), now, format)).toBe("Held");
  expect(rowNote(rowOf({ state: "notSent", reason: "dailyLimit" }), now, format)).toBe(
    "Daily message limit reached",
  );
});

test("a list says only what was counted", () => {
  const info = folderOf("sandbox");
  if (!info) throw new Error("no sandbox");
  const words = (change: Partial<Parameters<typeof listWords>[1]>) =>
    listWords(
      info,
      { filtered: false, loaded: 100, complete: false, counts: null, ...change },
      format,
    );
  expect(words({})).toBe("Messages");
  expect(words({ counts: { count: 1_226, unread: 26 } })).toBe("1,226 messages, 26 unread");
  expect(words({ counts: { count: 1, unread: 0 } })).toBe("1 message");
  expect(words({ filtered: true })).toBe("100+ found");
  expect(words({ filtered: true, complete: true, loaded: 3 })).toBe("3 found");
});
