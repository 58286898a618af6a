import { z } from "zod";
import type { Condition } from "../../../shared/activities/condition.ts";
import { day } from "../../../shared/domain/time.ts";
import { eventMatches } from "../../../shared/domain/event-rule.ts";
import { asksAt } from "../../../shared/journey/walk.ts";
import type { Parts } from "../parts.ts";
import { JourneySheet } from "../store/journey-counts.ts";
import { wake, type ParticipantRecord } from "../store/journey-participants.ts";
import {
  documentOfVersion,
  journeysIn,
  type JourneyRecord,
  type VersionRecord,
} from "../store/journey-records.ts";
import { readSetting, writeSetting } from "../store/settings.ts";
import type { Among } from "./asked.ts";
import { reachGoal } from "./endings.ts";
import { enrol } from "./enrol.ts";
import { currentVersion, entryOf } from "./entries.ts";
import { newsOf, recordedEvent, type EventRow } from "./news.ts";

/*
 * What events do to journeys: let people in, wake those who wait for them, and reach goals. The events are read in the order
 * in which they were recorded; how far stands in the database and moves in the transaction of what they did.
 */
type Row = Omit<EventRow, "contact"> & {
  key: number;
  contact: number | null;
  message: number | null;
};
const setting = "journeys.events";
const most = 1000;
const betweenLooks = 60_000;

export function createHappenings(parts: Parts, links: { among: Among }) {
  const { store, clock, topics } = parts;
  let changed = true;
  let looked = 0;
  if (readSetting(store, setting, z.number()) === null) writeSetting(store, setting, newest());

  function newest(): number {
    return store.get<{ key: number | null }>("SELECT max(key) AS key FROM events")?.key ?? 0;
  }

  /** Whom the events let into a journey, in order; asked before the transaction, as the index is another thread. */
  const entriesOf = async (version: VersionRecord, rows: readonly Row[]) => {
    const by = entryOf(version);
    if (by.kind !== "event") return [];
    const contacts = rows.flatMap((row) =>
      row.contact !== null &&
      row.at >= (version.began_at ?? 0) &&
      row.type === by.event.name &&
      eventMatches(by.event, recordedEvent({ ...row, contact: row.contact }))
        ? [row.contact]
        : [],
    );
    if (contacts.length === 0 || by.segmentId === null) return contacts;
    const inside = await links.among({ segmentId: by.segmentId }, contacts).catch(() => new Set());
    return contacts.filter((contact) => inside.has(contact));
  };

  const wakeByEvents = (rows: readonly Row[], now: number) => {
    for (const [type, own] of Map.groupBy(rows, (row) => row.type)) {
      const waiting = store.all<ParticipantRecord>(
        `SELECT * FROM participants WHERE waiting_for = ? AND contact IN (SELECT value FROM json_each(?))`,
        `event:${type}`,
        JSON.stringify(own.flatMap((row) => row.contact ?? [])),
      );
      for (const p of waiting) {
        const event = own.find(
          (row) =>
            row.contact === p.contact &&
            row.at >= p.entered_at &&
            conditionsOf(p).some(
              (one) =>
                one.kind === "event" &&
                one.happened &&
                eventMatches(one.event, recordedEvent({ ...row, contact: p.contact })),
            ),
        );
        if (event) wake(store, [p.key], event.at, now);
      }
    }
  };

  const wakeByMessages = (rows: readonly Row[], now: number) => {
    const messages = rows.flatMap((row) => row.message ?? []);
    if (messages.length === 0) return;
    const waiting = store.all<ParticipantRecord>(
      `SELECT p.* FROM messages AS m JOIN participants AS p ON p.key = m.participant
         WHERE m.key IN (SELECT value FROM json_each(?)) AND p.waiting_for = 'message:' || m.activity`,
      JSON.stringify(messages),
    );
    for (const p of waiting)
      if (conditionsOf(p).some((one) => newsOf(store, one, [p]).has(p.key)))
        wake(store, [p.key], now, now);
  };

  const conditionsOf = (p: ParticipantRecord): Condition[] =>
    asksAt(documentOfVersion(store, p.version), p.activity);

  const reachGoals = (rows: readonly Row[], now: number) => {
    const goals = journeysIn(store, "live", "closed", "paused", "completed").filter((journey) => {
      const goal = currentVersion(store, journey)?.document.settings.goal;
      return goal && rows.some((row) => row.type === goal.event);
    });
    if (goals.length === 0) return;
    const sheet = new JourneySheet();
    for (const journey of goals)
      for (const row of rows) {
        if (row.contact === null) continue;
        const p = store.get<ParticipantRecord>(
          `SELECT * FROM participants WHERE contact = ? AND journey = ? AND goal_at IS NULL AND entered_at <= ?
             ORDER BY entered_at DESC LIMIT 1`,
          row.contact,
          journey.key,
          row.at,
        );
        const document = p && documentOfVersion(store, p.version);
        const goal = document?.settings.goal;
        if (!p || !goal || row.type !== goal.event) continue;
        if (row.at > p.entered_at + goal.withinDays * day) continue;
        reachGoal(sheet, p, row.at, document.entry);
        store.run("UPDATE participants SET goal_at = ? WHERE key = ?", row.at, p.key);
      }
    sheet.write(store, now, parts.settings().timeZone);
  };

  /** Reads on to the newest event. */
  const readEvents = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      const from = readSetting(store, setting, z.number()) ?? 0;
      const rows = store.all<Row>(
        `SELECT key, type, at, contact, message, attributes, metrics FROM events WHERE key > ? ORDER BY key LIMIT ?`,
        from,
        most,
      );
      const last = rows.at(-1);
      if (!last) return;
      const entries: { journey: JourneyRecord; version: VersionRecord; contacts: number[] }[] = [];
      for (const journey of journeysIn(store, "live")) {
        const version = currentVersion(store, journey);
        const contacts = version ? await entriesOf(version, rows) : [];
        if (version && contacts.length > 0) entries.push({ journey, version, contacts });
      }
      const now = clock.now();
      store.transaction(() => {
        for (const { journey, version, contacts } of entries)
          if (journeysIn(store, "live").some((one) => one.key === journey.key))
            enrol(store, journey, version, contacts, { now, zone: parts.settings().timeZone });
        wakeByEvents(rows, now);
        wakeByMessages(rows, now);
        reachGoals(rows, now);
        writeSetting(store, setting, last.key);
      });
      topics.touch("journeys");
      await clock.breathe();
    }
  };

  /** Waits for being in a segment have no event of their own: they are looked at when data has changed, not too often. */
  const lookAtSegments = async (signal: AbortSignal) => {
    if (!changed || Math.abs(clock.now() - looked) < betweenLooks) return;
    changed = false;
    looked = clock.now();
    let after = { contact: 0, key: 0 };
    while (!signal.aborted) {
      const waiting = store.all<ParticipantRecord>(
        `SELECT * FROM participants WHERE waiting_for = 'segment' AND (contact, key) > (?, ?)
           ORDER BY contact, key LIMIT ?`,
        after.contact,
        after.key,
        most,
      );
      for (const group of Map.groupBy(waiting, (p) => `${p.version} ${p.activity}`).values())
        await wakeThoseInside(group);
      const last = waiting.at(-1);
      if (!last || waiting.length < most) return;
      after = last;
      await clock.breathe();
    }
  };

  /** Of some who wait at the same activity. */
  const wakeThoseInside = async (group: ParticipantRecord[]) => {
    const [first] = group;
    const [condition] = first ? conditionsOf(first) : [];
    if (!condition) return;
    const inside = await holding(
      condition,
      group.map((p) => p.contact),
    );
    const now = clock.now();
    const keys = group.filter((p) => inside(p.contact)).map((p) => p.key);
    if (keys.length > 0) wake(store, keys, now, now);
  };

  const holding = async (condition: Condition, contacts: number[]) => {
    if (condition.kind === "criteria") {
      const inside = await links.among({ criteria: condition.criteria }, contacts);
      return (contact: number) => inside.has(contact);
    }
    if (condition.kind !== "segment" || condition.segmentId === null) return () => false;
    const inside = await links
      .among({ segmentId: condition.segmentId }, contacts)
      .catch(() => null);
    return (contact: number) => inside !== null && inside.has(contact) === condition.isIn;
  };

  return {
    readEvents,
    lookAtSegments,
    dataChanged() {
      changed = true;
    },
    /** When waits for segments are looked at again; null while nothing changed. */
    nextLook: (): number | null =>
      changed && store.get("SELECT 1 FROM participants WHERE waiting_for = 'segment' LIMIT 1")
        ? looked + betweenLooks
        : null,
  };
}
