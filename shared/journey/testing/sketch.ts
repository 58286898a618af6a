import { activities, isActivityType } from "../../activities/index.ts";
import type { Edited } from "../edited.ts";
import { blankDocument, type JourneyDocument, parkedIn, pathsOf } from "../graph.ts";

type Sketched = { type?: string; settings?: unknown; name?: string; next?: Record<string, string> };

/** A document by its activities; those without a type are mails. `entry` is there by itself and leads to `first`. */
export function sketch(first: string | null, given: Record<string, Sketched>): JourneyDocument {
  const blank = blankDocument("Sketch");
  const made = Object.entries(given).map(([id, { type = "email", settings, name = "", next }]) => {
    const own = settings ?? (isActivityType(type) ? activities[type].blank() : null);
    return [id, { type, name, settings: own, settingsVersion: 1, next: next ?? {} }] as const;
  });
  const { entry } = blank.activities;
  if (!entry) throw new Error("a document begins with an entry");
  return {
    ...blank,
    activities: {
      entry: { ...entry, next: first === null ? {} : { next: first } },
      ...Object.fromEntries(made),
    },
  };
}

/** `a>b` for the only way out, `s.yes>b` for one of several; paths to the end are not named. Parked ones follow a bar. */
export function drawn(document: JourneyDocument): string {
  const paths = pathsOf(document)
    .filter(({ to }) => to !== null)
    .map(({ from, outlet, to }) =>
      outlet === "next" ? `${from}>${to}` : `${from}.${outlet}>${to}`,
    );
  const parked = parkedIn(document);
  return [paths.toSorted().join(" "), ...(parked.length ? [parked.toSorted().join(" ")] : [])].join(
    " | ",
  );
}

export function done(edited: Edited): JourneyDocument {
  if (!edited.ok) throw new Error(`refused: ${edited.code}`);
  return edited.document;
}
