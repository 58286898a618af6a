import { IconArrowRight, IconFlag3 } from "@tabler/icons-react";
import { useEffect, useState, type MouseEvent } from "react";
import { layoutOf } from "../../../../../shared/journey/layout.ts";
import { outlineOf, type OutlineRow } from "../../../../../shared/journey/outline.ts";
import { useNames } from "../../../../data/library.tsx";
import { plural } from "../../../../ui/format.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor, useEditorStore } from "../editor-context.ts";
import { ActivityTile } from "../inspector/activity-tile.tsx";
import { figureWords } from "../live/figure-words.ts";
import { pathKey } from "../live/overlay.ts";
import { focusedIn, samePath } from "../navigate.ts";
import { useCanvasShow } from "./canvas-view.ts";
import { rowWords } from "./card-name.ts";
import { CanvasMenu, type MenuAt } from "./context-menu.tsx";
import { cardSize } from "./drawing.ts";
import { focusCard } from "./focus-card.ts";
import { Rename } from "./rename.tsx";
import { useCanvasKeys } from "./keys/use-canvas-keys.ts";
import { useClipboard } from "./use-clipboard.ts";
import classes from "./list-view.module.css";

/** The same journey as a tree, with the same keys: for screen readers, for reading and for printing. */
export function ListView() {
  const { document, locked, overlay } = useCanvasShow();
  const names = useNames(document);
  const store = useEditorStore();
  const problems = useEditor((editor) => editor.problems);
  const selection = useEditor((editor) => editor.selection);
  const renaming = useEditor((editor) => editor.renaming);
  const format = useFormat();
  const rows = outlineOf(document, names);
  const keys = useCanvasKeys(() => layoutOf(document, cardSize(document)), { rows });
  useClipboard(locked);
  const besideOf = (row: OutlineRow): string => {
    if (row.kind === "activity")
      return overlay ? figureWords(overlay.nodes.get(row.id) ?? null, format) : row.summary;
    if (row.kind === "parked") return plural(String(row.count), "activity", "activities");
    const count =
      row.kind === "path" ? overlay?.paths.get(pathKey(row.from, row.outlet))?.count : null;
    return count === null || count === undefined ? "" : format.count(count);
  };
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const first = focusedIn(document, selection);
  useEffect(() => focusCard(first), []); // oxlint-disable-line react/exhaustive-deps

  const choose = (row: OutlineRow) => {
    const { select, set } = store.getState();
    if (row.kind === "activity") select({ activities: [row.id] });
    if (row.kind === "path") select({ path: { from: row.from, outlet: row.outlet } });
    if (row.kind === "join") {
      select({ activities: [row.to] });
      focusCard(row.to);
    }
    if (row.kind === "end" && !locked)
      set({ asking: { kind: "pick", at: { from: row.from, outlet: row.outlet } } });
  };
  const openMenu = (event: MouseEvent, row: OutlineRow) => {
    if (row.kind === "parked") return;
    event.preventDefault();
    const at = { x: event.clientX, y: event.clientY };
    if (row.kind === "activity") setMenu({ kind: "activity", id: row.id, ...at });
    else setMenu({ kind: "path", path: { from: row.from, outlet: row.outlet }, ...at });
  };
  return (
    <div className={classes.frame} data-journey-focus>
      <div className={classes.head} aria-hidden>
        <span>Activity</span>
        <span>{overlay ? "Counts" : "Summary"}</span>
      </div>
      <div
        role="tree"
        tabIndex={-1}
        aria-label={`Activities of ${document.name}`}
        aria-multiselectable
        className={classes.tree}
        {...keys}
      >
        {rows.map((row) => {
          const id = row.kind === "activity" ? row.id : row.key;
          const beside = besideOf(row);
          const chosen =
            row.kind === "activity"
              ? selection.activities.includes(row.id)
              : "outlet" in row && samePath(selection.path, { from: row.from, outlet: row.outlet });
          return (
            // Its keys bubble up to the tree.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={row.key}
              role="treeitem"
              data-id={id}
              data-kind={row.kind}
              aria-level={row.level}
              aria-selected={chosen}
              {...(row.kind === "path" || row.kind === "parked" ? { "aria-expanded": true } : {})}
              aria-label={
                row.kind === "activity"
                  ? rowWords(document, row.id, { names, problems, beside })
                  : [wordsOf(row), beside].filter(Boolean).join(", ")
              }
              tabIndex={row.kind === "activity" && row.id === first ? 0 : -1}
              className={classes.row}
              style={{ paddingLeft: 12 + (row.level - 1) * 26 }}
              onClick={() => choose(row)}
              onContextMenu={(event) => openMenu(event, row)}
              onDoubleClick={() => {
                if (row.kind === "activity" && !locked) store.getState().show(row.id, "");
              }}
            >
              {row.kind === "activity" ? (
                <>
                  <ActivityTile type={document.activities[row.id]?.type ?? ""} size={20} />
                  <span className={classes.words}>
                    <small>{row.title}</small>
                    {renaming === row.id && !locked ? (
                      <Rename
                        id={row.id}
                        name={document.activities[row.id]?.name ?? ""}
                        fallback={row.name}
                      />
                    ) : (
                      <strong className="ellipsis">{row.name}</strong>
                    )}
                    {row.skipped ? <em>Skipped</em> : null}
                  </span>
                  <span className={`${classes.summary} ellipsis`} title={beside}>
                    {beside}
                  </span>
                </>
              ) : (
                <>
                  {row.kind === "end" ? <IconFlag3 size={14} aria-hidden /> : null}
                  {row.kind === "join" ? <IconArrowRight size={14} aria-hidden /> : null}
                  <span className={classes.words}>{wordsOf(row)}</span>
                  <span className={classes.summary}>{beside}</span>
                </>
              )}
            </div>
          );
        })}
      </div>
      {menu ? <CanvasMenu at={menu} onClose={() => setMenu(null)} camera={null} /> : null}
    </div>
  );
}

function wordsOf(row: OutlineRow): string {
  switch (row.kind) {
    case "path":
      return row.label || row.outlet;
    case "join":
      return `continues at “${row.name}”`;
    case "end":
      return "End";
    case "parked":
      return "Not connected";
    case "activity":
      return row.name;
  }
}
