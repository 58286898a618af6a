import type { ChartPoint, ChartSeries } from "./chart-card.tsx";
import classes from "./charts.module.css";

export const axisText = { fontSize: 10.5, fontWeight: 450, fill: "var(--text-3)" };

/** recharts reads plain rows; the point itself rides along for the tooltip. */
export const rowsOf = (points: readonly ChartPoint[]) =>
  points.map((point) => ({ ...point.values, label: point.label, point }));

/** “6k”, “0k”: short ticks, all in the same unit. */
export const tick = (value: number, top: number): string =>
  top >= 1_000_000 ? `${value / 1_000_000}M` : top >= 2_000 ? `${value / 1_000}k` : String(value);

/** Round steps that end above the largest value: 1, 2 or 5 times a power of ten, never a fraction of a message. */
export function ticksUpTo(largest: number, about = 3): number[] {
  const raw = Math.max(1, largest) / about;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((each) => each * power).find((each) => each >= raw) ?? raw,
  );
  const count = Math.max(1, Math.ceil(largest / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** What is pointed at, or reached with ←/→; it is read out as it changes. */
export function ChartTip(props: {
  active: boolean;
  payload: readonly { payload?: unknown }[];
  series: readonly ChartSeries[];
  format: (value: number | null) => string;
}) {
  const row: unknown = props.payload[0]?.payload;
  if (!props.active || typeof row !== "object" || row === null || !("point" in row)) return null;
  const point = row.point as ChartPoint;
  return (
    <output className={classes.tip}>
      <span className={classes.tipTitle}>
        {point.title}
        {point.partial ? " so far" : ""}
      </span>
      {props.series.map(({ key, name, color }) => (
        <span key={key} className={classes.tipRow}>
          <span className={classes.swatch} style={{ background: color }} />
          <span className={classes.tipName}>{name}</span>
          <span className="num">{props.format(point.values[key] ?? null)}</span>
        </span>
      ))}
    </output>
  );
}
