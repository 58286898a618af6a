import type { ReactElement } from "react";
import {
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type TooltipProps,
} from "recharts";
import type { ChartProps, ChartSeries } from "./chart-card.tsx";
import { axisText, ChartTip, tick, ticksUpTo } from "./chart-parts.tsx";
import classes from "./charts.module.css";

export const plotMargin = { top: 10, right: 22, bottom: 0, left: 0 };

/** The place of a chart; `height` in px. */
export const Plot = (props: { height: number; selectable?: boolean; children: ReactElement }) => (
  <div className={classes.plot} data-selectable={props.selectable || undefined}>
    <ResponsiveContainer width="100%" height={props.height}>
      {props.children}
    </ResponsiveContainer>
  </div>
);

/** Grid, axes and what is pointed at, inside a chart. The value axis ends at a round step above `largest`. */
export function ChartFrame(
  props: Pick<ChartProps, "axisLabels" | "format"> & {
    shown: readonly ChartSeries[];
    largest: number;
    /** Least room between two labels, in px. */
    labelGap: number;
    cursor: TooltipProps["cursor"];
  },
) {
  const ticks = ticksUpTo(props.largest);
  const top = ticks.at(-1) ?? 1;
  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--border)" />
      <XAxis
        dataKey="label"
        tickLine={false}
        axisLine={false}
        tick={axisText}
        tickMargin={6}
        height={26}
        {...(props.axisLabels
          ? { ticks: [...props.axisLabels], interval: 0 }
          : { interval: "preserveStartEnd" })}
        minTickGap={props.labelGap}
      />
      <YAxis
        width={44}
        tickLine={false}
        axisLine={false}
        tick={axisText}
        ticks={ticks}
        domain={[0, top]}
        tickFormatter={(value: number) => tick(value, top)}
      />
      <Tooltip
        cursor={props.cursor}
        isAnimationActive={false}
        content={({ active, payload }) => (
          <ChartTip active={active} payload={payload} series={props.shown} format={props.format} />
        )}
      />
    </>
  );
}
