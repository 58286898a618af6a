import type { Facts } from "../../../shared/activities/activity.ts";
import type { Condition } from "../../../shared/activities/condition.ts";
import { latestZone } from "../../../shared/journey/contact-zone.ts";
import { channelOf, type JourneyDocument } from "../../../shared/journey/graph.ts";
import { Untold } from "../../../shared/journey/move.ts";
import type { AlreadySent, Recipient } from "../../../shared/journey/recipients.ts";
import type { SendFacts } from "../../../shared/journey/sending.ts";
import type { Store } from "../store/database.ts";
import { sentTo } from "../store/journey-messages.ts";
import type { ParticipantRecord } from "../store/journey-participants.ts";
import { zoneMath } from "../zone-math.ts";
import type { Asked } from "./asked.ts";
import type { Content } from "./contents.ts";
import { draws } from "./draws.ts";
import { newsOf } from "./news.ts";
import { endpointsOfContacts } from "./people.ts";

/** Thrown where an answer of the index is missing: the participant has to wait for the next batch. */
export class NotAsked extends Error {}

const nothingSent: AlreadySent = { day: 0, total: 0, timeframe: 0 };

export type FactsAt = {
  journey: { id: string; versions: readonly number[] };
  document: JourneyDocument;
  now: number;
  journeyZone: string;
  asked: Asked;
  contents: ReadonlyMap<string, Content>;
};

/**
 * What is known about those who are at one activity. Each fact is read for all of them with one statement, when the first
 * of them is asked for it.
 */
export function factsOfGroup(store: Store, at: FactsAt, group: readonly ParticipantRecord[]) {
  const { document, now, journeyZone } = at;
  const news = new Map<Condition, Set<number>>();
  const contacts = () => group.map((one) => one.contact);
  let endpoints: Map<number, Recipient[]> | null = null;
  let sent: Map<number, AlreadySent> | null = null;

  const endpointsOf = (contact: number): Recipient[] => {
    endpoints ??= endpointsOfContacts(store, contacts(), document.settings.zoneEstimation);
    return endpoints.get(contact) ?? [];
  };
  const zoneOf = (contact: number): string =>
    latestZone(
      endpointsOf(contact).flatMap((one) => one.zone ?? []),
      now,
      zoneMath,
    ) ?? journeyZone;
  const sentOf = (contact: number): AlreadySent => {
    const { dailyCap, totalCap, timeframeCap } = document.settings.limits;
    if (dailyCap === 0 && totalCap === 0 && timeframeCap === null) return nothingSent;
    sent ??= sentTo(store, contacts(), {
      versions: at.journey.versions,
      now,
      days: timeframeCap?.days ?? 1,
    });
    return sent.get(contact) ?? nothingSent;
  };
  const holds = (condition: Condition, p: ParticipantRecord): boolean => {
    if (condition.kind === "segment" || condition.kind === "criteria") {
      const answer = at.asked.holds(condition, p.contact);
      if (answer === "gone") throw new Untold("segmentGone");
      if (answer === null) throw new NotAsked();
      return answer;
    }
    const known = news.get(condition) ?? newsOf(store, condition, group);
    news.set(condition, known);
    return known.has(p.key);
  };

  return {
    facts: (p: ParticipantRecord): Facts => ({
      now,
      enteredAt: p.entered_at,
      arrivedAt: p.arrived_at,
      woken:
        p.state !== "waiting"
          ? null
          : p.woken_at === null
            ? { by: "time" }
            : { by: "event", at: p.woken_at },
      ...draws(at.journey.id, p),
      get zone() {
        return zoneOf(p.contact);
      },
      journeyZone,
      zones: zoneMath,
      channelOf: (id) => channelOf(document, id),
      holds: (condition) => holds(condition, p),
    }),
    /** `dueAt` is when the participant fell due, to see whether a send is late. */
    sending(p: ParticipantRecord, dueAt: number | null): SendFacts {
      const content = at.contents.get(p.activity);
      if (!content) throw new NotAsked();
      if ("problem" in content && p.held_out === 0) throw new Untold("templateGone");
      return {
        now,
        zones: zoneMath,
        projectZone: journeyZone,
        endpoints: endpointsOf(p.contact),
        sent: sentOf(p.contact),
        heldOut: p.held_out === 1,
        dueAt,
      };
    },
  };
}
