import { startFor } from "../../../shared/journey/local-start.ts";
import type { Store } from "../store/database.ts";
import { JourneySheet } from "../store/journey-counts.ts";
import { addStep, insertParticipant, writeParticipant } from "../store/journey-participants.ts";
import type { JourneyRecord, VersionRecord } from "../store/journey-records.ts";
import { zoneMath } from "../zone-math.ts";
import { isHeldOut } from "./draws.ts";
import { contactsThere, endpointsOfContacts } from "./people.ts";

export type Rejected = "active" | "reentryCap" | "reentryInterval" | "missingZone" | "gone";
export type Entries = { entered: number; rejected: Record<string, number> };
export type EntryAt = {
  now: number;
  /** The project's zone: stands for one that is not known, and counts by its hours. */
  zone: string;
  /** When each is due, where that is not now. */
  due?: ReadonlyMap<number, number>;
  /** Those who were inside once are passed over, and not counted as turned down. */
  onlyNew?: boolean;
  hops?: number;
  parent?: number | null;
};

type Before = { contact: number; entries: number; last: number; active: number };

/** Lets contacts enter a version, inside the caller's transaction; who can't is counted by reason. */
export function enrol(
  store: Store,
  journey: JourneyRecord,
  version: VersionRecord,
  contacts: readonly number[],
  at: EntryAt,
): Entries {
  const { settings, entry } = version.document;
  const before = new Map(
    store
      .all<Before>(
        `SELECT contact, count(*) AS entries, max(entered_at) AS last, sum(ended_at IS NULL) AS active
         FROM participants WHERE contact IN (SELECT value FROM json_each(?)) AND journey = ? GROUP BY contact`,
        JSON.stringify(contacts),
        journey.key,
      )
      .map((row) => [row.contact, row]),
  );
  const there = contactsThere(store, contacts);
  const starts = localStarts(store, version, contacts, at);
  const sheet = new JourneySheet();
  const rejected: Record<string, number> = {};
  let entered = 0;
  const refuse = (reason: Rejected) => {
    rejected[reason] = (rejected[reason] ?? 0) + 1;
    sheet.add(version.key, entry, `rejected:${reason}`);
  };
  for (const contact of new Set(contacts)) {
    const known = before.get(contact);
    if (at.onlyNew && known) continue;
    const start = starts === null ? at.now : starts.get(contact);
    const reason = !there.has(contact)
      ? "gone"
      : (refusal(known, version, at.now) ?? (start === undefined ? "missingZone" : null));
    if (reason !== null) {
      refuse(reason);
      continue;
    }
    const heldOut = isHeldOut(journey.id, contact, settings.holdout);
    const p = insertParticipant(store, {
      journey: journey.key,
      version: version.key,
      contact,
      entry: (known?.entries ?? 0) + 1,
      activity: entry,
      held_out: heldOut ? 1 : 0,
      hops: at.hops ?? 0,
      parent: at.parent ?? null,
      at: at.now,
      // A date that came before the journey begins for them waits for that.
      due: start !== undefined && start > at.now ? start : (at.due?.get(contact) ?? at.now),
    });
    addStep(store, p, at.now, { kind: "entered", arrived: true, outlet: null, detail: null });
    writeParticipant(store, p);
    sheet.add(version.key, entry, "entered");
    if (heldOut) sheet.add(version.key, entry, "enteredHeldOut");
    sheet.add(version.key, entry, "arrived");
    sheet.add(version.key, entry, "here");
    entered += 1;
  }
  sheet.write(store, at.now, at.zone);
  return { entered, rejected };
}

function refusal(
  known: Before | undefined,
  { document }: VersionRecord,
  now: number,
): Rejected | null {
  if (!known) return null;
  if (known.active > 0) return "active";
  const { reentryCap, reentryInterval } = document.settings.limits;
  if (reentryCap > 0 && known.entries >= reentryCap) return "reentryCap";
  if (reentryInterval !== null && zoneMath.plus(known.last, reentryInterval, "UTC") > now)
    return "reentryInterval";
  return null;
}

/** When a journey that starts by local time begins for each; missing are those whose zone is not known. Null: now for all. */
function localStarts(
  store: Store,
  { document }: VersionRecord,
  contacts: readonly number[],
  at: EntryAt,
): Map<number, number> | null {
  const { settings } = document;
  if (!settings.localTime || settings.start === null) return null;
  const endpoints = endpointsOfContacts(store, contacts, settings.zoneEstimation);
  const starts = new Map<number, number>();
  for (const contact of contacts) {
    const start = startFor(settings, {
      at: at.now,
      zones: (endpoints.get(contact) ?? []).flatMap((one) => one.zone ?? []),
      journeyZone: settings.zone ?? at.zone,
      math: zoneMath,
    });
    if (start !== null) starts.set(contact, start);
  }
  return starts;
}
