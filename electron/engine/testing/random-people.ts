import type { MessageEvent } from "../../../shared/activities/condition.ts";
import type { SendChannel } from "../../../shared/domain/journey.ts";
import { hour } from "../../../shared/domain/time.ts";
import type { PlayedKind } from "../../../shared/domain/event.ts";
import type { SimulatedAnswer } from "../../../shared/journey/simulation/person.ts";
import { draw } from "../random.ts";
import { addressKind } from "../store/key-hash.ts";
import { enterKey } from "../store/lookups.ts";
import type { TestEngine } from "./engine.ts";
import { chance, laterDay, type Chance } from "./random-journeys.ts";

/** A contact with endpoints on some channels in some zones, some of which can't be sent to. Returns the contact. */
export function randomContact(t: TestEngine, name: string, batch: number): number {
  const { store, clock } = t.engine.project().parts;
  const { pick, odds } = chance(name);
  const now = clock.now();
  const today = new Date(now).toISOString().slice(0, 10);
  const attributes = {
    Batch: [String(batch)],
    Birthday: [laterDay(today, pick([0, 1, 2, 3, 4])).replace(/^\d+/, "1988")],
    ...(odds(0.6) ? { Plan: [pick(["gold", "free"])] } : {}),
  };
  const contact = Number(
    store.run(
      "INSERT INTO contacts (user_id, attributes, created_at) VALUES (?, ?, ?)",
      name,
      JSON.stringify(attributes),
      now,
    ).lastInsertRowid,
  );
  const home = pick(["Asia/Tokyo", "Europe/Vienna", "America/New_York", null]);
  const add = (channel: string, address: string, zone: string | null) => {
    const { lastInsertRowid } = store.run(
      `INSERT INTO endpoints (id, contact, channel, address, active, opted_out, cohort, document, created_at, effective_at)
         VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?)`,
      `${channel} ${address} ${contact}`,
      contact,
      channel,
      address,
      odds(0.95) ? 1 : 0,
      odds(0.9) ? 0 : 1,
      JSON.stringify(zone === null ? {} : { demographic: { Timezone: zone } }),
      now,
      now,
    );
    enterKey(store, addressKind(channel), address, Number(lastInsertRowid));
  };
  add("EMAIL", `${contact}@example.com`, home);
  if (odds(0.2)) add("EMAIL", `second${contact}@example.com`, odds(0.5) ? home : "Asia/Tokyo");
  if (odds(0.6)) add("SMS", `+1425555${String(contact).padStart(4, "0")}`, home);
  if (odds(0.6)) add("GCM", `token-${contact}`, home);
  if (odds(0.5)) add("VOICE", `+1425555${String(contact).padStart(4, "0")}`, home);
  if (odds(0.6)) add("CUSTOM", `id-${contact}`, home);
  return contact;
}

export type Happened = {
  at: number;
  contact: number;
  type: string;
  attributes: Record<string, string>;
  metrics: Record<string, number>;
};

/** Events of a contact on full hours of the days after `start`. */
export function randomEvents({ pick }: Chance, contact: number, start: number): Happened[] {
  return Array.from({ length: pick([0, 1, 3, 5]) }, (_, index) => ({
    at: start + (1 + Math.floor(draw("event", contact, index) * 118)) * hour,
    contact,
    type: pick(["purchase", "visit"]),
    attributes: { colour: pick(["red", "blue"]) },
    metrics: { price: pick([5, 50]) },
  })).filter((one, index, all) => all.findIndex((other) => other.at === one.at) === index);
}

export const recordHappened = (t: TestEngine, one: Happened): void => {
  t.engine
    .project()
    .parts.store.run(
      "INSERT INTO events (type, at, contact, attributes, metrics, simulated) VALUES (?, ?, ?, ?, ?, 0)",
      one.type,
      one.at,
      one.contact,
      JSON.stringify(one.attributes),
      JSON.stringify(one.metrics),
    );
};

type Received = { contact: number; endpoint: number; at: number; channel: SendChannel };

/** What somebody does with a message: the same in a simulation and in the sandbox. A mail that left is delivered. */
export function answersTo({ contact, endpoint, at, channel }: Received): SimulatedAnswer[] {
  const { odds, pick } = chance(`answer ${contact} ${endpoint} ${at}`);
  const after = (hours: number) => at + hours * hour;
  const first = pick([1, 2, 4, 30]);
  const answer = (event: MessageEvent, hours: number): SimulatedAnswer => ({
    event,
    at: after(hours),
  });
  switch (channel) {
    case "email": {
      const delivered = answer("delivered", 0);
      if (odds(0.08)) return [delivered, answer(pick(["hardBounce", "softBounce"]), first)];
      if (!odds(0.6)) return [delivered];
      return [
        delivered,
        answer("open", first),
        ...(odds(0.5) ? [answer("click", first)] : []),
        ...(odds(0.15) ? [answer("unsubscribe", first + 1)] : []),
      ];
    }
    case "sms":
      if (odds(0.1)) return [answer("failed", 1)];
      return [answer("delivered", 1), ...(odds(0.15) ? [answer("optOut", first + 1)] : [])];
    case "push":
      return odds(0.5) ? [answer("openedNotification", first)] : [];
    case "voice":
      return [answer(odds(0.5) ? "answered" : "failed", 1)];
    case "custom":
      return [answer("delivered", 0)];
  }
}

const played: Partial<Record<SendChannel, Partial<Record<MessageEvent, PlayedKind>>>> = {
  sms: { delivered: "smsDelivered", failed: "smsFailed", optOut: "smsReply" },
  push: { openedNotification: "pushOpened" },
  voice: { answered: "voiceAnswered", failed: "voiceNotAnswered" },
};

/** Plays an answer in the sandbox, as a person would who clicks there. */
export async function playAnswer(
  t: TestEngine,
  message: { key: number; channel: SendChannel },
  event: MessageEvent,
): Promise<void> {
  const { key, channel } = message;
  const kind = played[channel]?.[event];
  if (kind) {
    const id = `message:${key}`;
    await t.api.messages.play({ id, kind, ...(kind === "smsReply" ? { text: "STOP" } : {}) });
  } else if (channel === "email" && event !== "delivered" && event !== "send")
    t.engine.project().feedback.record(key, event as "open");
}
