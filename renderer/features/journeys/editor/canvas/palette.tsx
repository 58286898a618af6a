import { IconSearch } from "@tabler/icons-react";
import { useRef, useState, type KeyboardEvent } from "react";
import type { JourneyPart } from "../../../../../shared/contract/journey-parts.ts";
import { activities, type ActivityType } from "../../../../../shared/activities/index.ts";
import { Keys } from "../../../../ui/keys.tsx";
import { useEditorStore } from "../editor-context.ts";
import { freshId } from "../fresh-id.ts";
import { ActivityTile } from "../inspector/activity-tile.tsx";
import { focusedIn, pathAfter } from "../navigate.ts";
import { focusCard } from "./focus-card.ts";
import { insertPart, useKeptParts } from "./kept-parts.ts";
import { dragType } from "./palette-drag.ts";
import { PalettePart } from "./palette-parts.tsx";
import { paletteTypes, remember } from "./palette-types.ts";
import { insertAt } from "./picks.ts";
import { useView } from "./canvas-view.ts";
import classes from "./palette.module.css";

/** What can be put into a journey: dragged onto a path, or added after what is selected. */
export function Palette() {
  const [wanted, setWanted] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const store = useEditorStore();
  const setView = useView((view) => view.set);
  const groups = paletteTypes(wanted);
  const parts = useKeptParts(wanted);
  const here = () => {
    const { document, selection } = store.getState();
    return selection.path ?? pathAfter(document, focusedIn(document, selection));
  };
  const insert = (type: ActivityType, byMouse = false) => {
    const { document, run, show } = store.getState();
    const made = freshId();
    if (!run(insertAt(document, { at: here() }, { id: made, type }))) return;
    remember(type);
    if (byMouse) focusCard(made);
    else show(made, "");
  };
  const insertKept = (part: JourneyPart) => {
    const { document, run } = store.getState();
    if (!run(insertPart(document, part, here()))) return;
    const [first] = store.getState().selection.activities;
    if (first !== undefined) focusCard(first);
  };
  const move = (event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>("[data-type]") ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = event.key === "ArrowDown" ? at + 1 : event.key === "ArrowUp" ? at - 1 : -1;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    items[Math.max(0, Math.min(items.length - 1, to))]?.focus();
  };
  return (
    <aside className={classes.palette} aria-label="Activities" data-region="palette">
      <label className={classes.search}>
        <IconSearch size={15} aria-hidden />
        <input
          aria-label="Find an activity"
          placeholder="Find an activity"
          value={wanted}
          data-palette-search
          onChange={(event) => setWanted(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown") move(event);
            const type = groups[0]?.types[0];
            if (event.key !== "Enter") return;
            if (type) insert(type);
            else if (parts[0]) insertKept(parts[0]);
          }}
        />
        <Keys shortcut="/" />
      </label>
      <div ref={list}>
        {groups.map(({ group, types }, section) => (
          <section key={group} aria-label={group}>
            <h2 className={classes.heading}>{group}</h2>
            {types.map((type, index) => (
              <button
                key={type}
                type="button"
                data-type={type}
                tabIndex={section === 0 && index === 0 ? 0 : -1}
                className={classes.item}
                title={activities[type].purpose}
                draggable
                onDragStart={(event) => {
                  event.dataTransfer.setData(dragType, type);
                  event.dataTransfer.effectAllowed = "copy";
                  setView({ dragging: [] });
                }}
                onDragEnd={() => setView({ dragging: null, drop: null })}
                onDoubleClick={() => insert(type, true)}
                onKeyDown={(event) => {
                  move(event);
                  if (event.key === "Enter") {
                    event.preventDefault();
                    insert(type);
                  }
                }}
              >
                <ActivityTile type={type} size={28} />
                {activities[type].title}
              </button>
            ))}
          </section>
        ))}
        {parts.length > 0 ? (
          <section aria-label="Template parts">
            <h2 className={classes.heading}>Template parts</h2>
            {parts.map((part) => (
              <PalettePart
                key={part.id}
                part={part}
                onInsert={() => insertKept(part)}
                onKeyDown={move}
              />
            ))}
          </section>
        ) : null}
        {groups.length + parts.length === 0 ? (
          <p className={classes.none}>No activity is called “{wanted}”.</p>
        ) : null}
      </div>
    </aside>
  );
}
