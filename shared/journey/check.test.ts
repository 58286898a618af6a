import { describe, expect, test } from "vitest";
import { activities } from "../activities/index.ts";
import { blankJourneySettings } from "../domain/journey.ts";
import type { About } from "./about.ts";
import { checkDocument, namesOf } from "./check.ts";
import { diffDocuments } from "./diff.ts";
import type { JourneyDocument } from "./graph.ts";
import { insertOnPath } from "./insert.ts";
import { movePart } from "./move-part.ts";
import { outlineMarkdown } from "./outline.ts";
import { deleteActivity } from "./remove.ts";
import { renameActivity, setJourney, setSettings } from "./settings.ts";
import { done, sketch } from "./testing/sketch.ts";

const now = Date.UTC(2026, 10, 4, 12);
const about: About = {
  now,
  zone: "UTC",
  begun: false,
  zones: {
    instant: (local) => Date.parse(`${local}:00Z`),
    local: () => ({ year: 2026, month: 11, day: 4, weekday: 3, minute: 0 }),
    plus: (from) => from,
  },
  segment: (id) => (id === "gone" ? null : { name: `Segment ${id}`, fixed: id === "file" }),
  template: (id) =>
    id === "gone"
      ? null
      : {
          name: `Template ${id}`,
          channel: id === "sms" ? "sms" : "email",
          unknownVariables: id === "open" ? ["User.Nick"] : [],
          unsubscribes: id !== "plain",
        },
  journey: (id) =>
    id === "gone"
      ? null
      : { name: id, status: "live", byHand: id !== "segment", starts: id === "loop" ? ["loop"] : [] }, // prettier-ignore
  channel: (channel) => ({ enabled: channel !== "voice", sandbox: channel === "sms" }),
};

const mail = (templateId = "t") => ({
  type: "email",
  settings: { ...activities.email.blank(), templateId },
});
const asks = (activity: string, more: object = {}) => ({
  type: "yesNoSplit",
  settings: {
    ...activities.yesNoSplit.blank(),
    conditions: [{ kind: "messageEvent", activity, event: "open", happened: true }],
    ...more,
  },
});
const early = { evaluate: { kind: "immediately" }, hiddenWait: false };
const wait = (duration: string) => ({
  type: "wait",
  settings: { wait: { kind: "for", duration } },
});
const until = (at: string) => ({
  type: "wait",
  settings: { wait: { kind: "until", at, contactZone: false } },
});
const segment = (segmentId: string, isIn = true) => ({
  type: "yesNoSplit",
  settings: {
    ...activities.yesNoSplit.blank(),
    conditions: [{ kind: "segment", segmentId, isIn }],
  },
});
const start = (journeyId: string) => ({
  type: "startJourney",
  settings: { journeyId, wait: false },
});
const ready = (document: JourneyDocument, settings: object = {}): JourneyDocument => {
  const { entry = { type: "", name: "", settingsVersion: 1, next: {} } } = document.activities;
  const by = { kind: "segment", segmentId: "new", refresh: null, onUpdate: false };
  const limits = { ...blankJourneySettings().limits, dailyCap: 2 };
  return {
    ...document,
    settings: { ...document.settings, goal: { event: "buy", withinDays: 7 }, limits, ...settings },
    activities: { ...document.activities, entry: { ...entry, settings: { by } } },
  };
};
const oneAfterTheOther = (...given: object[]) =>
  sketch(
    "a0",
    Object.fromEntries(
      given.map((one, index) => [
        `a${index}`,
        index + 1 < given.length ? { ...one, next: { next: `a${index + 1}` } } : one,
      ]),
    ),
  );
const one = (...given: object[]) => ready(oneAfterTheOther(...given));
const byEvent = (document: JourneyDocument, segmentId: string | null) =>
  done(setSettings(document, "entry", { by: { kind: "event", event: { name: "buy", attributes: [], metrics: [] }, segmentId } })); // prettier-ignore
const places = (document: JourneyDocument) =>
  checkDocument(document, about).map(
    ({ code, severity, activity, field }) =>
      `${severity === "error" ? "!" : ""}${code} ${activity ?? "-"} ${field ?? "-"}`,
  );

const table: [string, JourneyDocument, string[]][] = [
  ["a good journey", one(mail()), []],
  ["no entry and nothing after it", sketch(null, {}), ["!noEntry entry segment", "!noActivities - -", "noGoal - goal"]], // prettier-ignore
  ["no template", one({ type: "email" }), ["!noTemplate a0 template"]],
  ["a template that is gone", one(mail("gone")), ["!templateGone a0 template"]],
  ["a template of another channel", one(mail("sms")), ["!otherChannel a0 template"]],
  ["a variable without default", one(mail("open")), ["!unknownVariable a0 template"]],
  ["no link to unsubscribe", one(mail("plain")), ["noUnsubscribe a0 template"]],
  ["a channel that is off", one({ type: "voice", settings: { ...activities.voice.blank(), templateId: "t" } }), ["!channelDisabled a0 -", "!otherChannel a0 template"]], // prettier-ignore
  ["a channel in the sandbox", one({ type: "sms", settings: { ...activities.sms.blank(), templateId: "sms" } }), ["sandbox a0 -"]], // prettier-ignore
  ["a segment that is gone", one(mail(), segment("gone")), ["!segmentGone a1 conditions.0"]],
  ["a reference that is not before it", ready(sketch("s", { s: { ...asks("m"), next: { yes: "m", no: "m" } }, m: mail() })), ["!REF_NOT_UPSTREAM s conditions.0"]], // prettier-ignore
  ["a reference that is gone", one(mail(), asks("x")), ["!REF_GONE a1 conditions.0"]],
  ["a reference to what sends nothing", one(mail(), wait("P1D"), asks("a1")), ["!REF_NO_MESSAGE a2 conditions.0"]], // prettier-ignore
  ["looking at once, without the hidden wait", one(mail(), asks("a0", early)), ["asksTooEarly a1 evaluate"]], // prettier-ignore
  ["the same after a wait", one(mail(), wait("P1D"), asks("a0", early)), []],
  ["looking after minutes", one(mail(), asks("a0", { evaluate: { kind: "after", duration: "PT5M" } })), ["looksTooSoon a1 evaluate"]], // prettier-ignore
  ["two mails at once", one(mail(), mail()), ["noWaitBetween a1 -"]],
  ["two mails with a wait", one(mail(), wait("P1D"), mail()), []],
  ["no message", one(wait("P1D")), ["noMessage - -"]],
  ["a path without a message", ready(sketch("s", { s: { ...segment("x"), next: { yes: "m" } }, m: mail() })), ["noMessage s -"]], // prettier-ignore
  ["a date in the past", one(until("2026-11-03T09:00"), mail()), ["!datePast a0 until"]],
  ["a date after the end", ready(oneAfterTheOther(until("2026-12-03T09:00"), mail()), { end: "2026-12-01T00:00" }), ["!dateAfterEnd a0 until"]], // prettier-ignore
  ["a wait beyond the end", ready(oneAfterTheOther(wait("P60D"), mail()), { end: "2026-12-01T00:00" }), ["!waitAfterEnd a0 duration"]], // prettier-ignore
  ["an end before the start", ready(oneAfterTheOther(mail()), { start: "2026-12-02T00:00", end: "2026-12-01T00:00" }), ["!endBeforeStart - end"]], // prettier-ignore
  ["a start in the past", ready(oneAfterTheOther(mail()), { start: "2026-01-02T00:00" }), ["!startPast - start"]], // prettier-ignore
  ["quiet all day", ready(oneAfterTheOther(mail()), { quietTime: { start: "00:00", end: "00:00" } }), ["!quietAllDay - quietTime"]], // prettier-ignore
  ["quiet in all sending hours", ready(oneAfterTheOther(mail()), { quietTime: { start: "20:00", end: "08:00" }, openHours: { email: { "1": [{ start: "21:00", end: "23:00" }] } } }), ["quietCovers - openHours"]], // prettier-ignore
  ["an imported segment with an event", byEvent(one(mail()), "file"), ["!importedSegment entry segmentId"]], // prettier-ignore
  ["local time with an event", byEvent(ready(oneAfterTheOther(mail()), { localTime: true }), null), ["!localTimeByEvent - localTime"]], // prettier-ignore
  ["a journey that is gone", one(mail(), start("gone")), ["!journeyGone a1 journeyId"]],
  ["journeys that start each other for ever", one(mail(), start("loop")), ["!tooManyHops a1 journeyId"]], // prettier-ignore
  ["an entry that takes nobody by hand", one(mail(), start("segment")), ["notByHand a1 journeyId"]],
  ["what is not connected", ready(sketch("a", { a: mail(), b: { type: "email" } })), ["parked - -"]], // prettier-ignore
  ["a type of another version", one(mail(), { type: "hologram" }), ["notSupported a1 -"]],
];

describe("problems", () => {
  test.each(table.map(([name, document, expected]) => ({ name, document, expected })))(
    "$name",
    ({ document, expected }) => expect(places(document)).toEqual(expected),
  );

  test("what a simulation of the draft showed: ends that nobody reached, contacts without a zone", () => {
    const document = one(mail(), { type: "end" });
    const simulated = { people: 1200, arrived: () => 0, withoutZone: 3 };
    const texts = (more: Partial<typeof about>) =>
      checkDocument(document, { ...about, ...more }).map(({ code, activity, text }) => [
        code,
        activity,
        text,
      ]);
    expect(texts({ simulated })).toEqual([
      ["endNotReached", "a1", "Nobody of 1,200 contacts reached this end in the simulation."],
      [
        "noZone",
        null,
        "3 contacts have no time zone, so they did not enter or got no message in the simulation of 1,200 contacts.",
      ],
    ]);
    expect(texts({ simulated: { ...simulated, arrived: () => 1, withoutZone: 0 } })).toEqual([]);
    expect(texts({ simulated: null })).toEqual([]);
  });

  test("12 says what no longer comes before it, and how many have no address", () => {
    const before = one(mail(), asks("a0"));
    const named = done(renameActivity(before, "a0", "Welcome"));
    const moved = done(movePart(named, ["a0"], { from: "a1", outlet: "no" }));
    const [first] = checkDocument(moved, { ...about, withoutAddress: () => 1234 });
    expect(first).toMatchObject({
      text: "Refers to “Welcome”, which no longer comes before it.",
      fix: { kind: "focus", label: "Pick message…" },
    });
    const found = checkDocument(moved, { ...about, withoutAddress: () => 1234 });
    expect(found.map(({ text }) => text)).toContain(
      "1,234 participants have no email address and will continue without this message.",
    );
  });
});

describe("differences", () => {
  const before = done(renameActivity(one(mail(), wait("P1D"), mail()), "a0", "Welcome"));
  const names = namesOf(before, about);
  test("an activity put between two is one change, and so is one taken away", () => {
    const added = done(insertOnPath(before, { from: "a0", outlet: "next" }, { id: "n", type: "wait" })); // prettier-ignore
    expect(diffDocuments(before, added, names)).toEqual([
      { kind: "added", activity: "n", name: "1 day", fields: [] },
    ]);
    expect(diffDocuments(before, done(deleteActivity(before, "a1")), names)).toEqual([
      { kind: "removed", activity: "a1", name: "1 day", fields: [] },
    ]);
  });
  test("settings are compared in words", () => {
    const changed = done(setSettings(before, "a1", { wait: { kind: "for", duration: "P2D" } }));
    const all = done(setJourney(changed, { settings: { holdout: 10 } }, "Hold out"));
    expect(diffDocuments(before, all, names)).toEqual([
      { kind: "changed", activity: "a1", name: "2 days", fields: [{ field: "Wait › Duration", before: "1 day", after: "2 days" }] }, // prettier-ignore
      { kind: "changed", activity: null, name: "Holdout", fields: [{ field: "Holdout", before: "0", after: "10" }] }, // prettier-ignore
    ]);
  });
  test("moved is what follows something else", () => {
    const moved = done(movePart(before, ["a0"], { from: "a2", outlet: "next" }));
    expect(diffDocuments(before, moved, names).map(({ kind, activity }) => `${kind} ${activity}`)).toEqual(["moved a0", "moved a1"]); // prettier-ignore
  });
});

test("the outline says paths, joins and ends", () => {
  const document = sketch("s", {
    s: { ...segment("x"), next: { yes: "m", no: "w" } },
    m: { ...mail(), name: "Hello", next: { next: "w" } },
    w: wait("P2D"),
    p: mail(),
  });
  expect(outlineMarkdown(document, namesOf(document, about))).toBe(`# Sketch

- **Entry: Choose who enters** — Not set
- **Yes/no split: In segment Segment x?** — Looks immediately
  - Yes:
    - **Send email: Hello** — Template t · latest active
    - **Wait: 2 days**
    - End
  - No:
    - → continues at “2 days”
- Not connected:
  - **Send email: Template t** — Template t · latest active
  - End
`);
});
