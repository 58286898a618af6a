import {
  Area,
  CartesianGrid,
  ComposedChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { ChartCard, type ChartProps, type ChartSeries } from "./chart-card.tsx";
import { axisText, ChartTip, rowsOf, tick, ticksUpTo } from "./chart-parts.tsx";
import classes from "./charts.module.css";

/** Courses over time: an area for the first, dashed for the second. A gap stays a gap. */
export function AreaLines(props: ChartProps) {
  return <ChartCard {...props}>{(shown) => <Lines {...props} shown={shown} />}</ChartCard>;
}

function Lines(props: ChartProps & { shown: readonly ChartSeries[] }) {
  const { points, shown } = props;
  const largest = Math.max(
    0,
    ...points.flatMap(({ values }) => shown.map(({ key }) => values[key] ?? 0)),
  );
  const ticks = ticksUpTo(largest);
  const top = ticks.at(-1) ?? 1;
  return (
    <div className={classes.plot}>
      <ResponsiveContainer width="100%" height={props.height ?? 240}>
        <ComposedChart
          data={rowsOf(points)}
          margin={{ top: 10, right: 22, bottom: 0, left: 0 }}
          title={props.title}
        >
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
            minTickGap={80}
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
            cursor={{ stroke: "var(--border-strong)" }}
            isAnimationActive={false}
            content={({ active, payload }) => (
              <ChartTip active={active} payload={payload} series={shown} format={props.format} />
            )}
          />
          {shown.map(({ key, color, area, dashed }) => (
            <Area
              key={key}
              dataKey={key}
              type="linear"
              stroke={color}
              strokeWidth={1.75}
              {...(dashed ? { strokeDasharray: "4 3" } : {})}
              fill={color}
              fillOpacity={area ? 0.12 : 0}
              dot={false}
              activeDot={{ r: 3.5, stroke: "var(--surface)", strokeWidth: 1.5 }}
              connectNulls={false}
              isAnimationActive={false}
            />
          ))}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
