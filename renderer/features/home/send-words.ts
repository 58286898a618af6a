import { cityOf, createFormat, plural, type Format } from "../../ui/format.ts";
import type { LateCause } from "../../../shared/domain/campaign.ts";
import type { NextSend } from "./home-data.ts";

const zones = new Map<string, Format>();

/** Times of a send are said in the zone it was set in, which the row names. */
function inZone(zone: string | null, format: Format): Format {
  if (zone === null || zone === format.timeZone) return format;
  const known = zones.get(zone) ?? createFormat({ locale: "en", timeZone: zone, currency: "EUR" });
  zones.set(zone, known);
  return known;
}

const sixDays = 6 * 24 * 60 * 60 * 1000;

/** “18:00” today, “Thu 10:00” within the week, “1 Dec” after that. */
export function clockOf(
  at: number,
  now: number,
  format: Format,
  zone: string | null = null,
): string {
  const local = inZone(zone, format);
  if (local.date(at) === local.date(now)) return local.time(at);
  if (Math.abs(at - now) < sixDays) return `${local.dayTitle(at).slice(0, 3)} ${local.time(at)}`;
  return local.dayMonth(at);
}

const missedFacts: Record<LateCause, string> = {
  computerOff: "Computer was off",
  sendingPaused: "Sending was paused",
};

export type SendTime = { text: string; tone: "now" | "warning" | "danger" | "plain" };

/** The first column of a row. */
export function sendTime(send: NextSend, now: number, format: Format): SendTime {
  if (send.status === "missed") return { text: "Missed", tone: "danger" };
  if (send.status === "paused") return { text: "Paused", tone: "warning" };
  if (send.status === "sending") return { text: "Now", tone: "now" };
  return {
    text: send.at === null ? "—" : clockOf(send.at, now, format, send.zone),
    tone: "plain",
  };
}

/** The second line of a row: how many, in which zone, how often. */
export function sendFacts(send: NextSend, format: Format): string {
  const people =
    send.people === null ? null : plural(format.count(send.people), "contact", "contacts");
  if (send.status === "missed")
    return [missedFacts[send.cause ?? "computerOff"], people].filter(Boolean).join(" · ");
  if (send.sent !== null) return `${format.count(send.sent)} of ${format.count(send.people)} sent`;
  return [people, send.zone === null ? null : `${cityOf(send.zone)} time`, send.repeats]
    .filter(Boolean)
    .join(" · ");
}
