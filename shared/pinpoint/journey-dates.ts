import { minute } from "../domain/time.ts";
import { IsoDuration } from "../domain/zone-math.ts";
import { offsetAt } from "../domain/zone-offset.ts";
import { type Path, textOf, wrong } from "./json-read.ts";

/*
 * Pinpoint writes instants, with one offset of UTC for the whole journey; a document writes clock times of a zone.
 */

const offsetText = /^UTC(?:([+-])(\d{2})(?::?(\d{2}))?)?$/;

/** `UTC+05:30` → the minutes its clocks are ahead, and a zone that has them. */
export function zoneFrom(text: string, path: Path): { zone: string; ahead: number } {
  const found = offsetText.exec(text);
  if (!found) throw wrong(path, "an offset like UTC, UTC+01 or UTC-03:30", text);
  const [, sign = "+", hours = "00", minutes = "00"] = found;
  const ahead = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  if (ahead === 0) return { zone: "UTC", ahead };
  if (minutes !== "00") return { zone: `${sign}${hours}:${minutes}`, ahead };
  // The zones of whole hours have their signs the other way round.
  return { zone: `Etc/GMT${sign === "-" ? "+" : "-"}${Number(hours)}`, ahead };
}

/** The offset that a zone has at a local time, as Pinpoint writes it; not `exact` when its clocks change. */
export function zoneTo(
  zone: string,
  local: string,
): { text: string; ahead: number; exact: boolean } {
  const guess = Date.parse(`${local}:00Z`);
  const ahead = Math.round(offsetAt(guess - offsetAt(guess, zone), zone) / minute);
  const size = Math.abs(ahead);
  const part = (value: number) => String(value).padStart(2, "0");
  const rest = size % 60 === 0 ? "" : `:${part(size % 60)}`;
  const text = ahead === 0 ? "UTC" : `UTC${ahead < 0 ? "-" : "+"}${part(Math.floor(size / 60))}${rest}`; // prettier-ignore
  return { text, ahead, exact: /^(UTC|Etc\/.*|[+-].*)$/.test(zone) };
}

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** A date and time of Pinpoint on clocks that are `ahead` minutes; without a zone it is theirs already. */
export function localFrom(value: unknown, ahead: number, path: Path): string {
  const text = textOf(value, path);
  const found = moment.exec(text);
  const instant = found?.[3] ? Date.parse(text) : Date.parse(`${text.slice(0, 16)}:00Z`);
  if (!found || Number.isNaN(instant)) throw wrong(path, "a date and time like 2026-11-04T09:00:00Z", value); // prettier-ignore
  const local = found[3] ? instant + ahead * minute : instant;
  return new Date(local).toISOString().slice(0, 16);
}

export const momentTo = (local: string, ahead: number): string =>
  new Date(Date.parse(`${local}:00Z`) - ahead * minute).toISOString().replace(".000Z", "Z");

export function durationFrom(value: unknown, path: Path): string {
  const text = textOf(value, path);
  if (!IsoDuration.safeParse(text).success) throw wrong(path, "a length of time like PT1H or P2D", value); // prettier-ignore
  return text;
}

/** `09:00`, `T09:00` or `09:00:00` → `09:00`. */
export function clockFrom(value: unknown, path: Path): string {
  const text = textOf(value, path);
  const found = /^T?(([01]\d|2[0-4]):[0-5]\d)(:\d{2})?Z?$/.exec(text);
  if (!found?.[1]) throw wrong(path, "a time of day like 09:00", value);
  return found[1].startsWith("24") ? "00:00" : found[1];
}
