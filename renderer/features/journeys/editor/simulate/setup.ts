import { activities } from "../../../../../shared/activities/index.ts";
import type { SimulatedAnswers, SimulationSetup } from "../../../../../shared/contract/trials.ts";
import { day, hour } from "../../../../../shared/domain/time.ts";
import { offsetAt } from "../../../../../shared/domain/zone-offset.ts";
import type { JourneyDocument } from "../../../../../shared/journey/graph.ts";
import { instantOf } from "../instant.ts";
import type { SetupForm } from "./simulate-store.ts";

/** How the journey lets people in; null when its entry can’t be read. */
export function entryOf(document: JourneyDocument) {
  const read = activities.entry.settings.safeParse(document.activities[document.entry]?.settings);
  return read.success ? read.data.by : null;
}

/** An instant as a local time, `2026-11-04T09:00`. */
export const localOf = (instant: number, zone: string): string =>
  new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 16);

/** A set-up to begin with: who the entry names, from the next full hour, for ninety days. */
export function blankSetup(document: JourneyDocument, now: number, zone: string): SetupForm {
  const by = entryOf(document);
  const start = Math.ceil(now / hour) * hour;
  return {
    who: by?.kind === "event" ? "events" : "segment",
    segmentId: by && "segmentId" in by ? by.segmentId : null,
    sample: "1000",
    from: localOf(start - 30 * day, zone),
    to: localOf(start, zone),
    start: localOf(start, zone),
    until: localOf(start + 90 * day, zone),
    answers: "rates",
    open: 40,
    click: 10,
    bounce: 1,
    seed: 1,
  };
}

type Read = { setup: SimulationSetup } | { problem: string };

/** The set-up as the engine takes it, or what has to be mended first. */
export function readSetup(form: SetupForm, zone: string): Read {
  const [from, to, start, until] = [form.from, form.to, form.start, form.until].map((local) =>
    instantOf(local, zone),
  );
  const begins = form.who === "events" ? from : start;
  if (begins === null || begins === undefined) return { problem: "Choose when it starts." };
  if (until === null || until === undefined) return { problem: "Choose how long it goes on." };
  if (until <= begins) return { problem: "“Until” must be after the start." };
  if (form.who === "events" && (to === null || to === undefined || to <= begins))
    return { problem: "The last day of events must be after the first." };
  if (form.who === "segment" && form.segmentId === null)
    return { problem: "Choose a segment: its contacts take part." };
  return {
    setup: {
      who:
        form.who === "events"
          ? { kind: "events", from: begins, to: to ?? until }
          : {
              kind: "segment",
              segmentId: form.segmentId ?? "",
              sample: form.sample === "all" ? null : Number(form.sample),
            },
      start: begins,
      until,
      answers: answersOf(form),
      seed: form.seed,
      version: "draft",
    },
  };
}

function answersOf({ answers, open, click, bounce }: SetupForm): SimulatedAnswers {
  return answers === "custom"
    ? { kind: answers, open: open / 100, click: click / 100, bounce: bounce / 100 }
    : { kind: answers };
}
