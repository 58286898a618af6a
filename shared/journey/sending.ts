import type { ChannelType } from "../domain/channel.ts";
import type { JourneySettings, LateRule, SendChannel } from "../domain/journey.ts";
import type { Reason } from "../domain/message.ts";
import { minute } from "../domain/time.ts";
import { localText, type ZoneMath } from "../domain/zone-math.ts";
import {
  recipientsOf,
  roomUnderCaps,
  type AlreadySent,
  type Recipient,
  type Recipients,
} from "./recipients.ts";
import { sendingTime } from "./sending-hours.ts";

/** What a message activity looks at before a participant gets its message. */
export type SendFacts = {
  now: number;
  zones: ZoneMath;
  /** The zone that stands for one that is not known. */
  projectZone: string;
  endpoints: readonly Recipient[];
  sent: AlreadySent;
  /** Held out of the whole journey. */
  heldOut: boolean;
  /** When the send fell due, if the program was not there then; null while all goes in time, or a person said to send. */
  dueAt: number | null;
};

export type SendDecision =
  | { kind: "send"; to: Recipient[]; refused: Recipients["refused"] }
  /** Stays at the activity; `until` null waits for a person. */
  | { kind: "hold"; until: number | null; reason: HoldReason }
  | { kind: "notSent"; reason: Reason };
export type HoldReason = "quietTime" | "closedHours" | "closedDay" | "late" | "nextWindow";

type Message = {
  sendingTime: "journey" | "any";
  endpointTypes?: readonly ChannelType[] | undefined;
};

/**
 * Whether and to whom a message activity sends. The order is the one in which reasons are told: held out, nobody to send
 * to, over a cap, then the time. The runner, the simulation and the test with a contact all decide here.
 */
export function decideSend(
  settings: JourneySettings,
  message: Message,
  channel: SendChannel,
  facts: SendFacts,
): SendDecision {
  if (facts.heldOut) return { kind: "notSent", reason: "heldOut" };
  const { to, refused, reason } = recipientsOf(channel, facts.endpoints, message.endpointTypes);
  if (reason) return { kind: "notSent", reason };
  const { room, reason: over } = roomUnderCaps(settings.limits, facts.sent);
  if (over) return { kind: "notSent", reason: over };
  const zones = facts.endpoints.flatMap((one) => one.zone ?? []);
  const late = lateness(settings.late, facts, zones[0] ?? facts.projectZone);
  if (late) return late;
  if (message.sendingTime === "journey") {
    const time = sendingTime(settings, channel, {
      now: facts.now,
      zones,
      projectZone: facts.projectZone,
      math: facts.zones,
    });
    if (time.kind === "never") return { kind: "notSent", reason: time.reason };
    if (time.kind === "later")
      return settings.whenClosed === "hold"
        ? { kind: "hold", until: time.at, reason: time.reason }
        : { kind: "notSent", reason: time.reason };
  }
  return { kind: "send", to: to.slice(0, room), refused };
}

/** What the late rule does with a send that fell due while the computer was off; null lets it go. */
function lateness(
  rule: LateRule,
  { dueAt, now, zones }: SendFacts,
  zone: string,
): SendDecision | null {
  if (dueAt === null || now - dueAt <= rule.afterMinutes * minute) return null;
  switch (rule.action) {
    case "send":
      return null;
    case "skip":
      return { kind: "notSent", reason: "skippedLate" };
    case "ask":
      return { kind: "hold", until: null, reason: "late" };
    case "nextWindow":
      return { kind: "hold", until: sameClock(dueAt, now, zone, zones), reason: "nextWindow" };
  }
}

/** The next time the clock shows what it showed at `at`. */
function sameClock(at: number, now: number, zone: string, math: ZoneMath): number {
  const { minute: wanted } = math.local(at, zone);
  for (const days of [0, 1, 2]) {
    const on = math.local(math.plus(now, `P${days}D`, zone), zone);
    const instant = math.instant(localText({ ...on, minute: wanted }), zone);
    if (instant > now) return instant;
  }
  return now;
}
