import { ActionIcon, Tooltip } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { JourneyDocument, Position } from "../../../../../shared/journey/graph.ts";
import type { Names } from "../../../../../shared/activities/activity.ts";
import { activityName } from "../../../../data/library.tsx";
import { Keys } from "../../../../ui/keys.tsx";
import { useEditor } from "../editor-context.ts";
import { pathKey } from "../live/overlay.ts";
import { samePath } from "../navigate.ts";
import type { PathRef } from "../store.ts";
import { useView } from "./canvas-view.ts";
import { middleAt } from "./path-places.ts";
import { useShownWords } from "./shown.ts";
import classes from "./path.module.css";

/** The “+” of a path. Its tooltip is made only when it is pointed at: there is a “+” on each of hundreds of paths. */
export function PathPlus(props: { path: PathRef; at: Position; chosen: boolean }) {
  const { from, outlet } = props.path;
  const armed = useView((view) => samePath(view.drop?.at ?? null, { from, outlet }));
  const open = useView((view) => view.dragging !== null);
  const set = useEditor((editor) => editor.set);
  const [pointed, setPointed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const label = useShownWords(
    ({ document }, names) => `Add activity ${between(document, names, { from, outlet })}`,
  );
  return (
    <span
      className={classes.plus}
      data-plus={pathKey(from, outlet)}
      style={{ transform: middleAt(props.at) }}
      data-armed={armed || undefined}
      data-open={open || props.chosen || undefined}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
    >
      <ActionIcon
        ref={button}
        aria-label={label}
        tabIndex={-1}
        onClick={(event) => {
          event.stopPropagation();
          set({ asking: { kind: "pick", at: { from, outlet } } });
        }}
      >
        <IconPlus size={12} stroke={2.2} />
      </ActionIcon>
      {pointed ? (
        <Tooltip
          target={button}
          position="right"
          opened
          label={
            <>
              {label}
              <Keys shortcut="A" plain />
            </>
          }
        />
      ) : null}
    </span>
  );
}

function between(document: JourneyDocument, names: Names, { from, outlet }: PathRef): string {
  const nameAt = (id: string | undefined) => {
    const found = document.activities[id ?? ""];
    return found ? activityName(found, names) : "End";
  };
  return `between ${nameAt(from)} and ${nameAt(document.activities[from]?.next[outlet])}`;
}
