import { Area, ComposedChart } from "recharts";
import { ChartCard, type ChartProps, type ChartSeries } from "./chart-card.tsx";
import { ChartFrame, Plot, plotMargin } from "./chart-frame.tsx";
import { rowsOf } from "./chart-parts.tsx";

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
  return (
    <Plot height={props.height ?? 240}>
      <ComposedChart data={rowsOf(points)} margin={plotMargin} title={props.title}>
        <ChartFrame
          {...props}
          largest={largest}
          labelGap={80}
          cursor={{ stroke: "var(--border-strong)" }}
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
    </Plot>
  );
}
