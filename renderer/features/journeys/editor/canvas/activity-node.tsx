import { Handle, NodeToolbar, Position, type NodeProps } from "@xyflow/react";
import { memo } from "react";
import { isActivityType } from "../../../../../shared/activities/index.ts";
import { readActivity } from "../../../../../shared/journey/graph.ts";
import { viewOf } from "../../../../activities/index.ts";
import { toneColor } from "../../../../ui/tones.ts";
import { useEditor } from "../editor-context.ts";
import { ActivityMenu } from "../inspector/activity-menu.tsx";
import { ActivityTile } from "../inspector/activity-tile.tsx";
import { NodeCount } from "../live/node-live.tsx";
import { useView } from "./canvas-view.ts";
import { CardBadge } from "./card-badge.tsx";
import { CardLine } from "./card-line.tsx";
import { titleOf } from "./card-name.ts";
import { CardWords } from "./card-words.tsx";
import type { ActivityNode } from "./drawing.ts";
import { useLevel } from "./level.ts";
import { matches } from "./matches.ts";
import { Rename } from "./rename.tsx";
import { useShown, useShownName, useSideways } from "./shown.ts";
import classes from "./card.module.css";
import handles from "./handle.module.css";

function Card({ id, data }: NodeProps<ActivityNode>) {
  const activity = useShown(({ document }) => document.activities[id]);
  const entry = useShown(({ document }) => document.entry === id);
  const locked = useShown((show) => show.locked);
  const live = useShown(({ overlay }) => overlay?.nodes.get(id) ?? null);
  const mark = useShown(({ marks }) => marks?.get(id) ?? null);
  const pale = usePale(id);
  const name = useShownName(id);
  const sideways = useSideways();
  const selected = useEditor((editor) => editor.selection.activities.includes(id));
  const first = useEditor(
    (editor) => (editor.selection.at ?? editor.selection.activities[0]) === id,
  );
  const renaming = useEditor((editor) => editor.renaming === id);
  const over = useView((view) => view.drop?.over === id);
  const detail = useLevel();
  if (!activity) return null;
  const known = readActivity(activity).type !== null && isActivityType(activity.type);
  const tone = known && isActivityType(activity.type) ? viewOf(activity.type).tone : "neutral";
  return (
    <div
      className={classes.node}
      data-entry={entry || undefined}
      data-selected={selected || undefined}
      data-first={(selected && first) || undefined}
      data-parked={data.parked || undefined}
      data-skipped={activity.skipped || undefined}
      data-unknown={!known || undefined}
      data-mark={mark ?? undefined}
      data-over={over || undefined}
      data-pale={pale || undefined}
      data-level={detail}
    >
      <CardWords id={id} />
      {entry ? null : (
        <Handle
          id="in"
          type="target"
          position={sideways ? Position.Left : Position.Top}
          className={handles.handle ?? ""}
          isConnectableStart={false}
        />
      )}
      {detail === "block" ? (
        <span className={classes.block} style={{ background: toneColor(tone) }}>
          {live?.big ? <NodeCount live={live} /> : null}
        </span>
      ) : (
        <>
          <span className={classes.head}>
            <ActivityTile type={activity.type} />
            <span className={classes.words}>
              {detail === "full" ? (
                <span className={classes.type}>{titleOf(activity.type)}</span>
              ) : null}{" "}
              {renaming && !locked ? (
                <Rename id={id} name={activity.name} fallback={name} />
              ) : (
                <span className={`${classes.name} ellipsis`} title={name}>
                  {name}
                </span>
              )}
            </span>{" "}
            {live ? <NodeCount live={live} /> : null}{" "}
            {selected && first && !locked && detail === "full" ? (
              // Beside the card, not in it: one control can’t hold another.
              <NodeToolbar isVisible position={Position.Right} align="start" offset={-36}>
                <span className={classes.menu}>
                  <ActivityMenu id={id} />
                </span>
              </NodeToolbar>
            ) : null}
          </span>
          {detail === "full" ? <CardLine id={id} activity={activity} live={live} /> : null}
        </>
      )}
      <CardBadge id={id} mark={mark} skipped={activity.skipped === true} locked={locked} />
      {activity.type === "end" ? null : (
        <Handle
          id="out"
          type="source"
          position={sideways ? Position.Right : Position.Bottom}
          className={handles.handle ?? ""}
          isConnectable={!locked}
          isConnectableEnd={false}
        />
      )}
    </div>
  );
}

/** Whether something else is looked for, or someone is followed who did not come here. */
function usePale(id: string): boolean {
  const finding = useView((view) => view.finding);
  return useShown(
    ({ document, followed }) =>
      (followed !== null && !followed.activities.has(id)) ||
      (finding !== null && finding !== "" && !matches(document, id, finding)),
  );
}

export const ActivityCard = memo(Card);
