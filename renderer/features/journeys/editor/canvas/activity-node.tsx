import { VisuallyHidden } from "@mantine/core";
import { Handle, NodeToolbar, Position, useStore, type NodeProps } from "@xyflow/react";
import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconPlayerSkipForward,
  IconPuzzle,
} from "@tabler/icons-react";
import { memo } from "react";
import { isActivityType } from "../../../../../shared/activities/index.ts";
import { readActivity } from "../../../../../shared/journey/graph.ts";
import { viewOf } from "../../../../activities/index.ts";
import { activityName, useNames } from "../../../../data/library.tsx";
import { toneColor } from "../../../../ui/tones.ts";
import { useEditor } from "../editor-context.ts";
import { ActivityMenu } from "../inspector/activity-menu.tsx";
import { ActivityTile } from "../inspector/activity-tile.tsx";
import { hasFigures, NodeCount, NodeFigures } from "../live/node-live.tsx";
import { useCanvasShow, useView } from "./canvas-view.ts";
import { titleOf } from "./card-name.ts";
import { CardWords, cardLineId } from "./card-words.tsx";
import type { ActivityNode } from "./drawing.ts";
import { Rename } from "./rename.tsx";
import classes from "./canvas.module.css";

const markSigns = { added: "+", removed: "−", changed: "Δ" } as const;
const markWords = { added: "Added", removed: "Removed", changed: "Changed" } as const;

/** The level of detail by zoom: a whole card, a name, or a block of colour. */
const level = (zoom: number) => (zoom >= 0.7 ? "full" : zoom >= 0.4 ? "name" : "block");
export const useLevel = () => useStore((flow) => level(flow.transform[2]));

function Card({ id, data }: NodeProps<ActivityNode>) {
  const { document, locked, overlay, marks, followed } = useCanvasShow();
  const activity = document.activities[id];
  const selected = useEditor((editor) => editor.selection.activities.includes(id));
  const first = useEditor(
    (editor) => (editor.selection.at ?? editor.selection.activities[0]) === id,
  );
  const renaming = useEditor((editor) => editor.renaming === id);
  const worst = useEditor((editor) => worstOf(editor.problems, id));
  const over = useView((view) => view.drop?.over === id);
  const pale = useView(
    (view) => view.finding !== null && view.finding !== "" && !matches(document, id, view.finding),
  );
  const names = useNames(document);
  const detail = useLevel();
  if (!activity) return null;
  const { type, settings } = readActivity(activity);
  const view = type && isActivityType(activity.type) ? viewOf(activity.type) : null;
  const name = activityName(activity, names);
  const live = overlay?.nodes.get(id) ?? null;
  const mark = marks?.get(id) ?? null;
  const tone = view?.tone ?? "neutral";
  const sideways = document.layout.direction === "LR";
  return (
    <div
      className={classes.node}
      data-entry={id === document.entry || undefined}
      data-selected={selected || undefined}
      data-first={(selected && first) || undefined}
      data-parked={data.parked || undefined}
      data-skipped={activity.skipped || undefined}
      data-unknown={type === null || undefined}
      data-mark={mark ?? undefined}
      data-over={over || undefined}
      data-pale={pale || (followed && !followed.activities.has(id)) || undefined}
      data-level={detail}
    >
      <CardWords id={id} />
      {id === document.entry ? null : (
        <Handle
          id="in"
          type="target"
          position={sideways ? Position.Left : Position.Top}
          className={classes.handle ?? ""}
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
          {detail === "full" ? (
            live && hasFigures(live) ? (
              <span className={classes.below}>
                <NodeFigures live={live} tone={tone} />
              </span>
            ) : view ? (
              <span id={cardLineId(id)} className={classes.summary}>
                <view.Summary activity={activity} settings={settings} document={document} />
              </span>
            ) : (
              <span id={cardLineId(id)} className={classes.below}>
                <IconPuzzle size={14} aria-hidden /> Kept as it is
              </span>
            )
          ) : null}
        </>
      )}
      {mark ? (
        <span className={classes.badge} data-kind={mark} title={markWords[mark]}>
          <span aria-hidden>{markSigns[mark]}</span>
          <VisuallyHidden>{markWords[mark]}</VisuallyHidden>
        </span>
      ) : activity.skipped ? (
        <span
          className={classes.badge}
          data-kind="skipped"
          title="Skipped: people pass straight through"
        >
          <IconPlayerSkipForward size={13} />
        </span>
      ) : worst && !locked ? (
        <span className={classes.badge} data-kind={worst}>
          {worst === "error" ? <IconAlertOctagon size={13} /> : <IconAlertTriangle size={13} />}
        </span>
      ) : null}
      {activity.type === "end" ? null : (
        <Handle
          id="out"
          type="source"
          position={sideways ? Position.Right : Position.Bottom}
          className={classes.handle ?? ""}
          isConnectable={!locked}
          isConnectableEnd={false}
        />
      )}
    </div>
  );
}

function worstOf(
  problems: readonly { activity: string | null; severity: "error" | "warning" }[],
  id: string,
): "error" | "warning" | null {
  const own = problems.filter((problem) => problem.activity === id);
  if (own.length === 0) return null;
  return own.some(({ severity }) => severity === "error") ? "error" : "warning";
}

/** Whether an activity says what is looked for: its name, remark, id, or anything in its settings. */
export function matches(
  document: ReturnType<typeof useCanvasShow>["document"],
  id: string,
  wanted: string,
): boolean {
  const activity = document.activities[id];
  if (!activity) return false;
  const text = `${id} ${activity.name} ${titleOf(activity.type)} ${activity.note ?? ""} ${JSON.stringify(activity.settings)}`;
  return text.toLowerCase().includes(wanted.toLowerCase());
}

export const ActivityCard = memo(Card);
