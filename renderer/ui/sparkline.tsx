import { toneColor, type Tone } from "./tones.ts";

const [pad, dot] = [2, 2.2];

/** Points of a line over `width` × `height`; the largest value touches the top, nulls are left out. */
export function linePoints(values: readonly (number | null)[], width: number, height: number) {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const step = width / Math.max(1, values.length - 1);
  return values.flatMap((value, index) => {
    if (value === null) return [];
    const share = high === low ? 0.5 : (value - low) / (high - low);
    return [{ x: index * step, y: height - pad - share * (height - 2 * pad) }];
  });
}

/** The small curve of a figure; the figure beside it says the number, so it is hidden from readers. */
export function Sparkline(props: {
  values: readonly (number | null)[];
  tone?: Tone;
  width?: number;
  height?: number;
}) {
  const { values, tone = "accent", width = 72, height = 34 } = props;
  const points = linePoints(values, width, height);
  const last = points.at(-1);
  const first = points[0];
  if (!first || !last || points.length < 2) return null;
  const line = points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L");
  const color = toneColor(tone);
  return (
    <svg width={width} height={height} overflow="visible" aria-hidden display="block">
      <path d={`M${line}L${last.x} ${height}L${first.x} ${height}Z`} fill={color} opacity={0.1} />
      <path d={`M${line}`} fill="none" stroke={color} strokeWidth={1.5} strokeLinejoin="round" />
      <circle cx={last.x} cy={last.y} r={dot} fill={color} />
    </svg>
  );
}
