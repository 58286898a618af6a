import { useQuery } from "@tanstack/react-query";
import { useEngine } from "../../../data/engine.tsx";
import { unknown } from "../../../ui/format.ts";
import { Sparkline } from "../../../ui/sparkline.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "./list.module.css";

/** How its size changed in the last seven days, as far as sizes were recorded. */
export function SizeTrend({ id }: { id: string }) {
  const format = useFormat();
  const sizes = useQuery(
    useEngine().segments.overTime.queryOptions({ input: { id, days: 8 } }),
  ).data;
  const [first, last] = [sizes?.[0], sizes?.at(-1)];
  if (!sizes || sizes.length < 2 || !first || !last)
    return <span className={classes.quiet}>{unknown}</span>;
  const change = last.contacts - first.contacts;
  return (
    <span className={classes.trend}>
      <Sparkline values={sizes.map(({ contacts }) => contacts)} width={56} height={20} />
      <span className={classes.age}>
        {change === 0 ? "no change" : `${change > 0 ? "+" : "−"}${format.count(Math.abs(change))}`}
      </span>
    </span>
  );
}
