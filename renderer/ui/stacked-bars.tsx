import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { ChartCard, type ChartProps, type ChartSeries } from "./chart-card.tsx";
import { axisText, ChartTip, rowsOf, tick, ticksUpTo } from "./chart-parts.tsx";
import classes from "./charts.module.css";

type Shape = {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  payload?: { point?: { partial?: boolean } };
};

/** Days of messages, stacked by channel, in the order of the series. */
export function StackedBars(props: ChartProps & { onSelect?: (index: number) => void }) {
  return <ChartCard {...props}>{(shown) => <Bars {...props} shown={shown} />}</ChartCard>;
}

function Bars(props: Parameters<typeof StackedBars>[0] & { shown: readonly ChartSeries[] }) {
  const { points, shown, onSelect } = props;
  const sums = points.map(({ values }) =>
    shown.reduce((sum, { key }) => sum + (values[key] ?? 0), 0),
  );
  const ticks = ticksUpTo(Math.max(0, ...sums));
  const top = ticks.at(-1) ?? 1;
  return (
    <div className={classes.plot} data-selectable={onSelect ? true : undefined}>
      <ResponsiveContainer width="100%" height={props.height ?? 222}>
        <BarChart
          data={rowsOf(points)}
          margin={{ top: 10, right: 22, bottom: 0, left: 0 }}
          barCategoryGap="21%"
          title={props.title}
          onClick={(state) => {
            const index = Number(state.activeIndex);
            if (Number.isInteger(index)) onSelect?.(index);
          }}
        >
          <CartesianGrid vertical={false} stroke="var(--border)" />
          <XAxis
            dataKey="label"
            tickLine={false}
            axisLine={false}
            tick={axisText}
            tickMargin={6}
            height={26}
            interval="preserveStartEnd"
            minTickGap={48}
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
            cursor={{ fill: "var(--surface-3)", opacity: 0.6 }}
            isAnimationActive={false}
            content={({ active, payload }) => (
              <ChartTip active={active} payload={payload} series={shown} format={props.format} />
            )}
          />
          {shown.map(({ key, color }) => (
            <Bar
              key={key}
              dataKey={key}
              stackId="all"
              fill={color}
              isAnimationActive={false}
              maxBarSize={40}
              shape={(shape: Shape) => <Segment {...shape} color={color} />}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** One channel's part of a bar, a pixel apart from its neighbours. */
function Segment({
  x = 0,
  y = 0,
  width = 0,
  height = 0,
  payload,
  color,
}: Shape & { color: string }) {
  if (!(height > 0)) return null;
  return (
    <rect
      x={x}
      y={y}
      width={width}
      height={Math.max(0.8, height - 1.2)}
      rx={Math.min(1.5, height / 2)}
      fill={color}
      opacity={payload?.point?.partial ? 0.45 : 1}
    />
  );
}
