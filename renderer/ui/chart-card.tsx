import { IconChartBar, IconTable } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { Card } from "./card.tsx";
import classes from "./charts.module.css";
import { IconAction } from "./icon-action.tsx";

export type ChartSeries = {
  key: string;
  name: string;
  /** A CSS value, such as `toneColor("email")`. */
  color: string;
  dashed?: boolean;
  /** Filled down to the axis. */
  area?: boolean;
};
export type ChartPoint = {
  /** On the axis, short. */
  label: string;
  /** When pointed at or read out, and in the table. */
  title: string;
  values: Readonly<Record<string, number | null>>;
  /** Not over yet: drawn lighter. */
  partial?: boolean;
};
export type ChartProps = {
  title: string;
  icon?: ReactNode;
  note?: ReactNode;
  series: readonly ChartSeries[];
  points: readonly ChartPoint[];
  /** Labels to write on the axis where evenly spaced ones would be odd, such as every twelfth hour. */
  axisLabels?: readonly string[];
  format: (value: number | null) => string;
  height?: number;
  className?: string;
  /** Instead of the chart: an `EmptyState`, an `ErrorState`, a `SkeletonChart`. */
  instead?: ReactNode;
};

/** A chart with its legend, which hides and shows series, and its twin as a table. */
export function ChartCard(
  props: ChartProps & { children: (shown: readonly ChartSeries[]) => ReactNode },
) {
  const { series, instead } = props;
  const [asTable, setAsTable] = useState(false);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string) => {
    const next = new Set(hidden);
    if (!next.delete(key) && next.size < series.length - 1) next.add(key);
    setHidden(next);
  };
  const shown = series.filter(({ key }) => !hidden.has(key));
  const tools = (
    <>
      {series.length > 1
        ? series.map(({ key, name, color }) => (
            <button
              key={key}
              type="button"
              className={classes.legend}
              aria-pressed={!hidden.has(key)}
              onClick={() => toggle(key)}
            >
              <span className={classes.swatch} style={{ background: color }} />
              {name}
            </button>
          ))
        : null}
      <IconAction
        size="sm"
        label={asTable ? "Show as chart" : "Show as table"}
        onClick={() => setAsTable(!asTable)}
      >
        {asTable ? <IconChartBar size={16} /> : <IconTable size={16} />}
      </IconAction>
    </>
  );
  return (
    <Card
      title={props.title}
      icon={props.icon}
      note={props.note}
      aside={instead ? null : tools}
      {...(props.className ? { className: props.className } : {})}
    >
      {instead ?? (asTable ? <Twin {...props} shown={shown} /> : props.children(shown))}
    </Card>
  );
}

function Twin(props: ChartProps & { shown: readonly ChartSeries[] }) {
  return (
    <div className={classes.twin} style={{ maxHeight: props.height ?? 222 }}>
      <table>
        <caption className="visually-hidden">{props.title}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">When</span>
            </th>
            {props.shown.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.points.map((point) => (
            <tr key={point.title}>
              <th scope="row">{point.title}</th>
              {props.shown.map(({ key }) => (
                <td key={key}>{props.format(point.values[key] ?? null)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
