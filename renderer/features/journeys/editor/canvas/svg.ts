import { isActivityType } from "../../../../../shared/activities/index.ts";
import type { Names } from "../../../../../shared/activities/activity.ts";
import {
  outletsOf,
  readActivity,
  type JourneyDocument,
} from "../../../../../shared/journey/graph.ts";
import { viewOf } from "../../../../activities/index.ts";
import { activityName } from "../../../../data/library.tsx";
import { toneColor } from "../../../../ui/tones.ts";
import { titleOf } from "./card-name.ts";
import { drawingOf } from "./drawing.ts";
import { placesOn } from "./path-places.ts";
import { roundedPath } from "./route.ts";

const escape = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
const short = (text: string, length: number) =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;
const margin = 40;

/** The value a token has now, so that the picture stands by itself. */
const colour = (value: string): string => {
  const name = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  return name
    ? getComputedStyle(document.documentElement).getPropertyValue(name).trim() || "#808996"
    : value;
};

/** A journey as a drawing of its own: cards, paths and notes, as they are laid out on the canvas. */
export function svgOf(journey: JourneyDocument, names: Names): string {
  const { edges, nodes, layout } = drawingOf(journey);
  const c = {
    surface: colour("var(--surface)"),
    line: colour("var(--border-strong)"),
    text: colour("var(--text)"),
    quiet: colour("var(--text-3)"),
    edge: colour("var(--edge)"),
    note: colour("var(--note)"),
    noteText: colour("var(--note-text)"),
    back: colour("var(--canvas)"),
  };
  const boxes = nodes.map(({ position, width = 0, height = 0 }) => ({
    ...position,
    width,
    height,
  }));
  const left = Math.min(layout.left, ...boxes.map(({ x }) => x)) - margin;
  const top = Math.min(layout.top, ...boxes.map(({ y }) => y)) - margin;
  const width = Math.max(...boxes.map((box) => box.x + box.width)) + margin - left;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + margin - top;
  const lines = edges.flatMap(({ data }) => {
    if (!data) return [];
    const at = placesOn(data.points, true, journey.layout.direction === "LR").label;
    const label = short(data.label, 18);
    const wide = label.length * 6.6 + 18;
    return [
      `<path d="${roundedPath(data.points)}" fill="none" stroke="${c.edge}" stroke-width="1.6" marker-end="url(#end)"${data.parked ? ' stroke-dasharray="4 4"' : ""}/>`,
      label === ""
        ? ""
        : `<rect x="${at.x - wide / 2}" y="${at.y - 10}" width="${wide}" height="20" rx="10" fill="${c.surface}" stroke="${c.line}"/><text x="${at.x}" y="${at.y + 4}" text-anchor="middle" font-size="11.5" font-weight="600" fill="${c.text}">${escape(label)}</text>`,
    ];
  });
  const cards = nodes.map((node) => {
    const { x, y } = node.position;
    const [w, h] = [node.width ?? 0, node.height ?? 0];
    if (node.type === "end") {
      const { from, outlet } = node.data;
      const activity = journey.activities[from];
      const stub = activity && outletsOf(activity).find(({ id }) => id === outlet)?.stub;
      return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="16" fill="${c.surface}" stroke="${c.line}"/><text x="${x + w / 2}" y="${y + h / 2 + 4}" text-anchor="middle" font-size="12.5" font-weight="600" fill="${c.quiet}">${stub ? "Held out" : "End"}</text>`;
    }
    if (node.type === "note") {
      const note = journey.notes[node.data.note];
      const words = (note?.text ?? "").split("\n").slice(0, Math.floor((h - 12) / 16));
      return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="5" fill="${c.note}"/>${words.map((line, index) => `<text x="${x + 10}" y="${y + 22 + index * 16}" font-size="12" fill="${c.noteText}">${escape(short(line.replaceAll("*", ""), Math.floor(w / 6.4)))}</text>`).join("")}`;
    }
    const activity = journey.activities[node.id];
    if (!activity) return "";
    const tone = isActivityType(activity.type)
      ? colour(toneColor(viewOf(activity.type).tone))
      : c.quiet;
    const { type, settings } = readActivity(activity);
    const summary = type?.describe(settings, names).summary ?? "";
    return [
      `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="11" fill="${c.surface}" stroke="${c.line}"${node.data.parked ? ' stroke-dasharray="5 4"' : ""}/>`,
      `<rect x="${x + 11}" y="${y + 13}" width="28" height="28" rx="8" fill="${tone}" opacity="0.85"/>`,
      `<text x="${x + 48}" y="${y + 22}" font-size="11" fill="${c.quiet}">${escape(titleOf(activity.type))}</text>`,
      `<text x="${x + 48}" y="${y + 38}" font-size="13" font-weight="600" fill="${c.text}">${escape(short(activityName(activity, names), 24))}</text>`,
      h > 60 && summary !== ""
        ? `<text x="${x + 12}" y="${y + 66}" font-size="11.5" fill="${c.quiet}">${escape(short(summary, 36))}</text>`
        : "",
    ].join("");
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="Inter, Segoe UI, sans-serif">`,
    `<title>${escape(journey.name)}</title>`,
    `<defs><marker id="end" markerWidth="12" markerHeight="12" refX="9" refY="6" orient="auto" markerUnits="userSpaceOnUse"><path d="M4 2.5 L9 6 L4 9.5" fill="none" stroke="${c.edge}" stroke-width="1.6"/></marker></defs>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${c.back}"/>`,
    ...lines.flat(),
    ...cards,
    "</svg>",
  ].join("\n");
}
