import { Menu } from "@mantine/core";
import { useId, useState } from "react";
import { outletsOf } from "../../../../../shared/journey/graph.ts";
import { activityName, useNames } from "../../../../data/library.tsx";
import { useEditor, useEditorStore } from "../editor-context.ts";
import { openPaths } from "../navigate.ts";
import type { Asking, PathRef } from "../store.ts";
import { cardSpot } from "./anchor.ts";
import { SpotTarget } from "./anchored.tsx";
import { focusCard } from "./focus-card.ts";
import { goOn } from "./keys/hands.ts";
import classes from "./picker.module.css";

/** Asks at a split which of its paths is meant. */
export function WhichPath() {
  const asking = useEditor((editor) => (editor.asking?.kind === "path" ? editor.asking : null));
  return asking ? <Asked key={`${asking.from}:${asking.act}`} asking={asking} /> : null;
}

function Asked({ asking }: { asking: Extract<Asking, { kind: "path" }> }) {
  const { from, act } = asking;
  const store = useEditorStore();
  const document = useEditor((editor) => editor.document);
  const names = useNames(document);
  const title = useId();
  const [spot] = useState(() => cardSpot(from));
  const split = document.activities[from];
  if (!split) return null;
  const close = () => {
    // A path that was chosen asks something else by now.
    if (store.getState().asking !== asking) return;
    store.getState().set({ asking: null });
    focusCard(from);
  };
  const labels = new Map(outletsOf(split).map(({ id, label }) => [id, label || id]));
  const target = ({ outlet }: PathRef) => {
    const to = document.activities[split.next[outlet] ?? ""];
    return to ? activityName(to, names) : "End";
  };
  return (
    <Menu
      opened
      onClose={close}
      position="bottom"
      offset={6}
      width={240}
      hideDetached={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <SpotTarget spot={spot} />
      </Menu.Target>
      <Menu.Dropdown aria-labelledby={title}>
        <Menu.Label id={title}>
          {act === "pick" ? "Add on which path?" : "Join which path?"}
        </Menu.Label>
        {openPaths(document, from).map((path, index) => (
          <Menu.Item
            key={path.outlet}
            data-autofocus={index === 0 || undefined}
            rightSection={<span className={classes.target}>to {target(path)}</span>}
            onClick={() => goOn(store.getState(), path, act)}
          >
            {labels.get(path.outlet)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
