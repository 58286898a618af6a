import { unknown, type Format } from "../../ui/format.ts";
import type { KpiProps } from "../../ui/kpi.tsx";
import { isBlank, type HomeData } from "./home-data.ts";

type Direction = "good" | "bad";
type Note = Pick<KpiProps, "note" | "noteTone">;

const toneOf = (difference: number, up: Direction): NonNullable<KpiProps["noteTone"]> =>
  difference === 0 ? "plain" : difference > 0 === (up === "good") ? "up" : "down";

/** How a rate moved, in points; which way is good depends on the rate. */
function moved(format: Format, tile: HomeData["openRate"], up: Direction): Note {
  const words = format.points(tile.value, tile.before);
  if (words === unknown) return { note: "no earlier figure" };
  if (words === "no change") return { note: words };
  return { note: words, noteTone: toneOf((tile.value ?? 0) - (tile.before ?? 0), up) };
}

/** The five tiles: value, what it was before in words, and the place that its number opens. */
export function tilesOf(home: HomeData, days: number, format: Format): KpiProps[] {
  const { contacts, messagesSent, deliveryRate, openRate, optOutRate, newThisWeek } = home;
  const blank = isBlank(home);
  const before = `the ${days} days before`;
  const sent = messagesSent.value ?? 0;

  const count = (label: string, tile: HomeData["contacts"], to: string): KpiProps => ({
    label,
    to,
    value: blank ? unknown : format.brief(tile.value),
    ...((tile.value ?? 0) >= 100_000 ? { full: format.count(tile.value) } : {}),
    ...(blank ? {} : { series: tile.series }),
  });
  // “—” has one of two reasons: nothing was sent, or what was sent is not measured.
  const rate = (
    label: string,
    tile: HomeData["openRate"],
    to: string,
    up: Direction,
    unmeasured: Pick<KpiProps, "note" | "to">,
  ): KpiProps => ({
    label,
    to,
    value: format.percent(tile.value),
    series: tile.series,
    ...(tile.value !== null
      ? moved(format, tile, up)
      : sent > 0
        ? unmeasured
        : { note: blank ? undefined : `nothing sent in ${days} days` }),
  });

  const growth = format.change(messagesSent.value, messagesSent.before);
  const grown = (messagesSent.value ?? 0) - (messagesSent.before ?? 0);
  const tracking = { note: "Turn on tracking", to: "/settings/tracking" };
  return [
    {
      ...count("Contacts", contacts, "/audience"),
      ...(blank
        ? {}
        : newThisWeek > 0
          ? { note: `+${format.count(newThisWeek)} this week`, noteTone: "up" as const }
          : { note: "none new this week" }),
    },
    {
      ...count("Messages sent", messagesSent, "/messages/sent"),
      seriesTone: "email",
      ...(blank
        ? {}
        : growth === unknown
          ? { note: messagesSent.before === 0 ? `none in ${before}` : "no earlier figure" }
          : growth === "no change"
            ? { note: growth }
            : { note: `${growth} on ${before}`, noteTone: toneOf(grown, "good") }),
    },
    {
      ...rate("Delivery rate", deliveryRate, "/audience?status=bounced", "good", {
        note: "not measured for live mail",
        to: "/messages/sent",
      }),
      seriesTone: "success",
    },
    { ...rate("Email open rate", openRate, "/campaigns", "good", tracking), seriesTone: "email" },
    {
      ...rate("Opt-out rate", optOutRate, "/audience?status=optedOut", "bad", tracking),
      seriesTone: "danger",
    },
  ];
}
