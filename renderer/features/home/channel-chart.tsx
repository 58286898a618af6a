import { ChannelFamily, familyNames } from "../../../shared/domain/channel.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { StackedBars } from "../../ui/stacked-bars.tsx";
import { toneColor } from "../../ui/tones.ts";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./home.module.css";
import type { HomeData } from "./home-data.ts";

/** Email, and every other channel that has something to show. */
const familiesIn = (days: HomeData["days"]): ChannelFamily[] =>
  ChannelFamily.options.filter(
    (family) => family === "email" || days.some(({ counts }) => (counts[family] ?? 0) > 0),
  );

export function ChannelChart({ home, days }: { home: HomeData; days: number }) {
  const format = useFormat();
  const families = familiesIn(home.days);
  const nothing = home.days.every(({ counts }) => Object.values(counts).every((count) => !count));
  return (
    <StackedBars
      title="Messages by channel"
      className={classes.chart ?? ""}
      height={216}
      format={format.count}
      series={families.map((family) => ({
        key: family,
        name: familyNames[family],
        color: toneColor(family),
      }))}
      points={home.days.map(({ at, partial, counts }) => ({
        label: format.dayMonth(at),
        title: format.dayTitle(at),
        values: Object.fromEntries(families.map((family) => [family, counts[family] ?? 0])),
        partial,
      }))}
      instead={
        nothing ? <EmptyState text={`No message was sent in these ${days} days.`} /> : undefined
      }
    />
  );
}
