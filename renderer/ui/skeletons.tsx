import { useEffect, useState } from "react";
import classes from "./skeletons.module.css";

/** False for the first 150 ms, so that what is quick never flashes. */
export function useSlow(pending: boolean, after = 150): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!pending) return undefined;
    const timer = setTimeout(() => setSlow(true), after);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [pending, after]);
  return pending && slow;
}

/** A grey bar where text will be; `width` in percent of its place. */
export const SkeletonBar = (props: { width?: number; height?: number }) => (
  <span
    className={classes.bar}
    style={{ width: `${props.width ?? 100}%`, height: props.height ?? 10 }}
    aria-hidden
  />
);

/** Rows of a list that is being fetched. */
export function SkeletonRows(props: { rows?: number; height?: number; label?: string }) {
  return (
    <div aria-busy aria-label={props.label ?? "Loading"}>
      {Array.from({ length: props.rows ?? 6 }, (_, index) => (
        <div key={index} className={classes.row} style={{ height: props.height ?? 36 }}>
          <SkeletonBar width={[62, 48, 71, 55][index % 4] ?? 60} />
        </div>
      ))}
    </div>
  );
}

/** Axes and a grey area where a chart will be. */
export const SkeletonChart = ({ height }: { height: number }) => (
  <div className={classes.chart} style={{ height }} aria-busy aria-label="Loading" />
);

/** A figure that is being worked out. */
export const SkeletonKpi = () => (
  <div className={classes.kpi} aria-hidden>
    <SkeletonBar width={40} />
    <SkeletonBar width={60} height={20} />
    <SkeletonBar width={50} />
  </div>
);
