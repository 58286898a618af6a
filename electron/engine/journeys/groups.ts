import type { WaitingGroup } from "../../../shared/contract/journey-runs.ts";
import { readActivity, type JourneyDocument } from "../../../shared/journey/graph.ts";
import type { Store } from "../store/database.ts";
import {
  versionsOfJourney,
  type JourneyRecord,
  type VersionRecord,
} from "../store/journey-records.ts";
import type { Plan } from "./migrate.ts";

/** What an activity is called: its name, or what its settings say. */
export function nameOfActivity(document: JourneyDocument, id: string, store: Store): string {
  const activity = document.activities[id];
  if (!activity) return id;
  if (activity.name !== "") return activity.name;
  const { type, settings } = readActivity(activity);
  const named = (table: string, of: string) =>
    store.get<{ name: string }>(`SELECT name FROM ${table} WHERE id = ?`, of)?.name ?? null;
  return (
    type?.describe(settings, {
      segment: (of) => named("segments", of),
      template: (of) => named("templates", of),
      activity: (of) => (of === id ? null : nameOfActivity(document, of, store)),
      journey: (of) =>
        store.get<{ name: string }>(
          "SELECT document ->> '$.name' AS name FROM journeys WHERE id = ?",
          of,
        )?.name ?? null,
    }).name ?? activity.type
  );
}

/** Those who are inside published versions, by activity, and what a new document did to it. */
export function waitingGroups(
  store: Store,
  journey: JourneyRecord,
  document: JourneyDocument,
  plan: Plan,
): WaitingGroup[] {
  const groups: WaitingGroup[] = [];
  for (const version of versionsOfJourney(store, journey.key)) {
    const rows = store.all<{ activity: string; waiting: number }>(
      "SELECT activity, count AS waiting FROM journey_counts WHERE version = ? AND measure = 'here' AND count > 0 ORDER BY activity",
      version.key,
    );
    for (const { activity, waiting } of rows)
      groups.push({
        version: version.number,
        activity,
        name: nameOfActivity(version.document, activity, store),
        waiting,
        change: changeOf(version, document, activity),
        choice:
          plan.find((one) => one.version === version.number && one.activity === activity)?.choice ??
          null,
      });
  }
  return groups;
}

function changeOf(
  version: VersionRecord,
  document: JourneyDocument,
  activity: string,
): WaitingGroup["change"] {
  const now = document.activities[activity];
  if (!now) return "removed";
  return JSON.stringify(now) === JSON.stringify(version.document.activities[activity])
    ? "same"
    : "changed";
}
