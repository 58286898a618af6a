import { IconUsers } from "@tabler/icons-react";
import { Bar } from "../../../../ui/bar.tsx";
import { duration, unknown } from "../../../../ui/format.ts";
import type { Tone } from "../../../../ui/tones.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import classes from "./node-live.module.css";
import type { NodeLive } from "./overlay.ts";

/** The figure at the right of a card’s head. */
export function NodeCount({ live }: { live: NodeLive }) {
  const format = useFormat();
  if (!live.big) return null;
  return (
    <span className={classes.count} title={format.count(live.big.count)}>
      <span className="num">{format.brief(live.big.count)}</span>{" "}
      <em>
        {live.big.unit}{" "}
        {live.big.delta === undefined ? null : (
          <span className={classes.delta}>{live.big.delta}</span>
        )}
      </em>
    </span>
  );
}

/** The row under a card’s line; null where there is nothing to say. */
export function NodeFigures({ live, tone }: { live: NodeLive; tone: Tone }) {
  const format = useFormat();
  const { rates, split, inside, dropOff } = live;
  return (
    <>
      {inside ? (
        <span className={classes.nodeRow}>
          <IconUsers size={14} aria-hidden />
          <span className="ellipsis num">
            <strong>{format.brief(inside.now)}</strong> in the journey now ·{" "}
            <strong>{format.brief(inside.today)}</strong> today
          </span>
        </span>
      ) : null}
      {rates.length > 0 ? (
        <span className={classes.rates}>
          {rates.map(({ label, share, count, tone: own }) => (
            <span key={label}>
              <span>{label}</span>{" "}
              <b className="num" data-tone={own}>
                {count === undefined ? format.percent(share) : format.brief(count)}
              </b>{" "}
              <Bar share={share ?? 0} tone={own ?? tone} height={3} />
            </span>
          ))}
        </span>
      ) : null}
      {split ? (
        <span className={classes.nodeRow}>
          <span className={classes.grow}>
            <Bar share={split.share} tone={tone} height={8} />
          </span>
          <strong className="num">{split.text || format.percent(split.share)}</strong>{" "}
          {split.text ? null : split.word}
        </span>
      ) : null}
      {dropOff || live.showTime ? (
        <span className={classes.extra}>
          {dropOff ? (
            <span className={dropOff.count > 0 ? classes.lost : ""}>
              {format.percent(dropOff.share)} left here
            </span>
          ) : null}
          {live.showTime ? (
            <span>{live.time === null ? unknown : duration(live.time)} median</span>
          ) : null}
        </span>
      ) : null}
    </>
  );
}

/** Whether a card has a row under its line in Live, for its height. */
export const hasFigures = ({ rates, split, inside, dropOff, showTime }: NodeLive): boolean =>
  rates.length > 0 || split !== null || inside !== null || dropOff !== null || showTime;
