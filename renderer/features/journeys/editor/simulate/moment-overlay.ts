import type { ActivityCounts } from "../../../../../shared/contract/journey-runs.ts";
import type { SimulationResult } from "../../../../../shared/contract/trials.ts";
import { channelOf } from "../../../../../shared/journey/graph.ts";
import { overlayOf, type Overlay } from "../live/overlay.ts";

const shown = { counts: true, flow: true, dropOff: false, time: false };

/** “+12”, “−3”. */
export const signed = (difference: number): string =>
  `${difference > 0 ? "+" : "−"}${Math.abs(difference)}`;

/**
 * Counts of an instant as the canvas draws them, against those of another run if there is one. Only what a simulation
 * measures: no deliveries, nobody “today”.
 */
export function momentOverlay(
  { live }: SimulationResult,
  activities: ActivityCounts[],
  other: ActivityCounts[] | null,
): Overlay {
  const draw = (counts: ActivityCounts[]) => overlayOf({ ...live, activities: counts }, shown);
  const { nodes, paths } = draw(activities);
  const others = other === null ? null : draw(other).nodes;
  const counted = new Map(activities.map((counts) => [counts.activity, counts]));
  return {
    paths,
    nodes: new Map(
      [...nodes].map(([id, node]) => {
        const notSent = Object.values(counted.get(id)?.notSent ?? {}).reduce((a, b) => a + b, 0);
        const sent = counted.get(id)?.sent ?? 0;
        const asked = sent + notSent;
        const before = others?.get(id)?.big ?? null;
        const big =
          node.big && before && node.big.count !== before.count
            ? { ...node.big, delta: signed(node.big.count - before.count) }
            : node.big;
        const rates =
          channelOf(live.document, id) === null || notSent === 0
            ? []
            : [
                { label: "Sent", share: sent / asked, count: sent },
                {
                  label: "Not sent",
                  share: notSent / asked,
                  count: notSent,
                  tone: "warning" as const,
                },
              ];
        return [id, { ...node, big, rates, inside: null }];
      }),
    ),
  };
}
