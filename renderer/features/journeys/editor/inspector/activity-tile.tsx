import { IconPuzzle } from "@tabler/icons-react";
import { isActivityType } from "../../../../../shared/activities/index.ts";
import { viewOf } from "../../../../activities/index.ts";
import { Tile } from "../../../../ui/tile.tsx";

/** Icon and colour of an activity, also of one this version does not know. */
export function ActivityTile({ type, size = 28 }: { type: string; size?: 20 | 28 }) {
  const view = isActivityType(type) ? viewOf(type) : null;
  const Sign = view?.icon ?? IconPuzzle;
  return (
    <Tile tone={view?.tone ?? "neutral"} size={size}>
      <Sign size={size === 20 ? 14 : 16} />
    </Tile>
  );
}
