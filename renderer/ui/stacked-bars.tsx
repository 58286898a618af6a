import { Bar, BarChart } from "recharts";
import { ChartCard, type ChartProps, type ChartSeries } from "./chart-card.tsx";
import { ChartFrame, Plot, plotMargin } from "./chart-frame.tsx";
import { rowsOf } from "./chart-parts.tsx";

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
  return (
    <Plot height={props.height ?? 222} selectable={onSelect !== undefined}>
      <BarChart
        data={rowsOf(points)}
        margin={plotMargin}
        barCategoryGap="21%"
        title={props.title}
        onClick={(state) => {
          const index = Number(state.activeIndex);
          if (Number.isInteger(index)) onSelect?.(index);
        }}
      >
        <ChartFrame
          {...props}
          largest={Math.max(0, ...sums)}
          labelGap={48}
          cursor={{ fill: "var(--surface-3)", opacity: 0.6 }}
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
    </Plot>
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
