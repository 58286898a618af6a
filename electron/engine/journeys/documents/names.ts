import type { Names } from "../../../../shared/activities/activity.ts";
import { readActivity, type JourneyDocument } from "../../../../shared/journey/graph.ts";
import type { Store } from "../../store/database.ts";

type Named = { id: string; name: string };
const mapOf = (rows: readonly Named[]) => new Map(rows.map(({ id, name }) => [id, name]));

/** How what journeys refer to is called, read at once; what was deleted has no name. */
export function namesIn(store: Store): Omit<Names, "activity"> {
  const segments = mapOf(
    store.all<Named>("SELECT id, name FROM segments WHERE deleted_at IS NULL"),
  );
  const templates = mapOf(
    store.all<Named>("SELECT id, name FROM templates WHERE deleted_at IS NULL"),
  );
  const journeys = mapOf(
    store.all<Named>(
      "SELECT id, document ->> '$.name' AS name FROM journeys WHERE deleted_at IS NULL",
    ),
  );
  return {
    segment: (id) => segments.get(id) ?? null,
    template: (id) => templates.get(id) ?? null,
    journey: (id) => journeys.get(id) ?? null,
  };
}

/** The same with the activities of one document. */
export function namesFor(document: JourneyDocument, names: Omit<Names, "activity">): Names {
  const given = (id: string) => document.activities[id]?.name || null;
  // What an unnamed activity is called may say another's name; that one's own is not looked into, so circles can't matter.
  const nested: Names = { ...names, activity: given };
  return {
    ...names,
    activity(id) {
      const activity = document.activities[id];
      if (!activity) return null;
      const { type, settings } = readActivity(activity);
      return activity.name || (type?.describe(settings, nested).name ?? activity.type);
    },
  };
}

/** Who enters, in words. */
export function entryWords(document: JourneyDocument, names: Names): string {
  const activity = document.activities[document.entry];
  if (!activity) return "";
  const { type, settings } = readActivity(activity);
  if (!type) return "";
  const { name, summary } = type.describe(settings, names);
  return summary === "Not set" ? "No entry chosen yet" : summary || name;
}
