import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import classes from "./kpi.module.css";
import { Sparkline } from "./sparkline.tsx";
import type { Tone } from "./tones.ts";

export type KpiProps = {
  label: string;
  /** Already formatted; `—` when it is not measured. */
  value: ReactNode;
  /** The full number when `value` is shortened. */
  full?: string;
  note?: ReactNode;
  noteTone?: "up" | "down" | "plain";
  series?: readonly (number | null)[];
  seriesTone?: Tone;
  /** Every number opens. */
  to?: string;
};

/** One figure: what it is, how much, how it moved. */
export function Kpi(props: KpiProps) {
  const value = <strong className={classes.value}>{props.value}</strong>;
  const words = (
    <>
      <span className={classes.words}>
        <span className={classes.label}>{props.label}</span>
        {props.full ? <Tooltip label={props.full}>{value}</Tooltip> : value}
        <span className={classes.note} data-tone={props.noteTone ?? "plain"}>
          {props.note ?? "\u00a0"}
        </span>
      </span>
      {props.series ? (
        <span className={classes.curve}>
          <Sparkline values={props.series} tone={props.seriesTone ?? "accent"} />
        </span>
      ) : null}
    </>
  );
  return props.to ? (
    <Link to={props.to} className={classes.kpi}>
      {words}
    </Link>
  ) : (
    <div className={classes.kpi}>{words}</div>
  );
}

/** Figures side by side: `tiles` apart from each other, `strip` in one card. */
export function KpiRow(props: { look: "tiles" | "strip"; label: string; children: ReactNode }) {
  return (
    <section className={classes.row} data-look={props.look} aria-label={props.label}>
      {props.children}
    </section>
  );
}
