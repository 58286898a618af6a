import { toneColor, type Tone } from "./tones.ts";

const [pad, dot] = [2, 2.2];

type Point = { x: number; y: number };

/** Stretches of a line over `width` × `height`; the largest value touches the top, nulls leave a gap. */
export function lineStretches(
  values: readonly (number | null)[],
  width: number,
  height: number,
): Point[][] {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const step = width / Math.max(1, values.length - 1);
  const stretches: Point[][] = [[]];
  for (const [index, value] of values.entries()) {
    if (value === null) stretches.push([]);
    else {
      const share = high === low ? 0.5 : (value - low) / (high - low);
      stretches.at(-1)?.push({ x: index * step, y: height - pad - share * (height - 2 * pad) });
    }
  }
  return stretches.filter((stretch) => stretch.length > 0);
}

/** The same points without their gaps. */
export const linePoints = (values: readonly (number | null)[], width: number, height: number) =>
  lineStretches(values, width, height).flat();

/** The small curve of a figure; the figure beside it says the number, so it is hidden from readers. */
export function Sparkline(props: {
  values: readonly (number | null)[];
  tone?: Tone;
  width?: number;
  height?: number;
}) {
  const { values, tone = "accent", width = 72, height = 34 } = props;
  const stretches = lineStretches(values, width, height);
  const last = stretches.at(-1)?.at(-1);
  if (!last || stretches.flat().length < 2) return null;
  const color = toneColor(tone);
  return (
    <svg width={width} height={height} overflow="visible" aria-hidden display="block">
      {stretches.map((points) => (
        <Stretch key={points[0]?.x} points={points} height={height} color={color} />
      ))}
      <circle cx={last.x} cy={last.y} r={dot} fill={color} />
    </svg>
  );
}

function Stretch({ points, height, color }: { points: Point[]; height: number; color: string }) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  // A single measured day between two gaps is a point, not a line.
  if (first === last) return <circle cx={first.x} cy={first.y} r={1.4} fill={color} />;
  const line = points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L");
  return (
    <>
      <path d={`M${line}L${last.x} ${height}L${first.x} ${height}Z`} fill={color} opacity={0.1} />
      <path d={`M${line}`} fill="none" stroke={color} strokeWidth={1.5} strokeLinejoin="round" />
    </>
  );
}
