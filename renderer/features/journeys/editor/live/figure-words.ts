import { duration, unknown, type Format } from "../../../../ui/format.ts";
import type { NodeLive } from "./overlay.ts";

/** The figures of a card in the order they are seen, for those who hear it. */
export function figureWords(live: NodeLive | null, format: Format): string {
  if (!live) return "";
  const { big, inside, rates, split, dropOff } = live;
  return [
    big ? [format.brief(big.count), big.unit, big.delta].filter(Boolean).join(" ") : "",
    inside
      ? `${format.brief(inside.now)} in the journey now · ${format.brief(inside.today)} today`
      : "",
    ...rates.map(
      ({ label, share, count }) =>
        `${label} ${count === undefined ? format.percent(share) : format.brief(count)}`,
    ),
    split ? split.text || `${format.percent(split.share)} ${split.word}` : "",
    dropOff ? `${format.percent(dropOff.share)} left here` : "",
    live.showTime ? `${live.time === null ? unknown : duration(live.time)} median` : "",
  ]
    .filter(Boolean)
    .join(", ");
}
