import { hour, minute } from "../../../shared/domain/time.ts";
import { draw } from "../random.ts";
import { between } from "./chance.ts";

/** Nothing comes back later than this, in hours after a message was sent. */
const longest = 45.5;
const wakingHour = 7;

const exponential = (mean: number, ...about: (string | number)[]) =>
  -mean * Math.log(1 - draw(...about));

/** Milliseconds from sending to the first open: half read soon, the rest over two days, few at night. */
export function openDelay(hourOfDay: number, message: number): number {
  let delay =
    draw("soon", message) < 0.52
      ? exponential(1.5, "open after", message)
      : exponential(13, "open after", message);
  delay %= longest - 10;
  const clock = (hourOfDay + delay) % 24;
  const untilWaking = clock >= 23 ? wakingHour + 24 - clock : wakingHour - clock;
  if (untilWaking > 0 && draw("night", message) < 0.85)
    delay += untilWaking + 2.5 * draw("morning", message);
  return delay * hour + between(5, 55, "open second", message) * 1000;
}

/** Further opens of the same message, as delays from sending. */
export function laterOpens(first: number, message: number): number[] {
  const count = draw("again", message);
  const times = count < 0.07 ? 2 : count < 0.3 ? 1 : 0;
  return Array.from(
    { length: times },
    (_, turn) => first + exponential(7, "again after", message, turn) * hour,
  ).filter((delay) => delay < longest * hour);
}

/** Which links are clicked, with delays from the open: the first of a letter most, then less and less. */
export function clicksOf(links: number, message: number): { link: number; delay: number }[] {
  const one = (turn: number) => {
    const at = draw("link", message, turn);
    return Math.min(links - 1, at < 0.56 ? 0 : at < 0.8 ? 1 : at < 0.93 ? 2 : 3);
  };
  const first = { link: one(0), delay: between(12, 150, "click after", message) * 1000 };
  if (draw("clicks again", message) >= 0.2) return [first];
  return [
    first,
    { link: one(1), delay: first.delay + between(0.5, 100, "click again", message) * minute },
  ];
}

/** The `count` messages that something rare happens to. */
export function rarest<One extends { key: number }>(
  what: string,
  count: number,
  messages: readonly One[],
): One[] {
  return messages
    .map((message) => ({ message, rank: draw(what, message.key) }))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map((one) => one.message);
}
