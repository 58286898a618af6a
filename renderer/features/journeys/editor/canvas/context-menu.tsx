import { Menu } from "@mantine/core";
import { useReactFlow } from "@xyflow/react";
import { setLayout, tidy } from "../../../../../shared/journey/arrange.ts";
import { outletsOf } from "../../../../../shared/journey/graph.ts";
import { cutPath } from "../../../../../shared/journey/join.ts";
import { Keys } from "../../../../ui/keys.tsx";
import { useEditor, useEditorStore } from "../editor-context.ts";
import { useActivityActs } from "../inspector/use-activity-acts.ts";
import { everythingAfter, focusedIn, openPaths, pathTo, readingOrder } from "../navigate.ts";
import type { Asking, PathRef } from "../store.ts";
import { useCanvasShow } from "./canvas-view.ts";
import { SpotTarget } from "./anchored.tsx";
import { cardSize } from "./drawing.ts";
import { focusCard } from "./focus-card.ts";
import { startMove } from "./keys/acting.ts";
import { goOn } from "./keys/hands.ts";
import { newNote } from "./new-note.ts";
import { pasteApart } from "./paste-apart.ts";
import { useExports } from "./use-exports.ts";
import type { Camera } from "./use-camera.ts";

export type MenuAt = { x: number; y: number } & (
  | { kind: "activity"; id: string }
  | { kind: "path"; path: PathRef }
  | { kind: "canvas" }
);

/** Where the keyboard goes on after the menu; null where what is asked takes the focus itself. */
function placeAfter(asking: Asking | null, here: string): string | null {
  switch (asking?.kind) {
    case undefined:
      return here;
    case "join":
      return asking.from.from;
    case "move":
    case "nudge":
      return asking.ids[0] ?? null;
    default:
      return null;
  }
}

const menuNames = { activity: "Activity", path: "Path", canvas: "Canvas" };

/** The menu of the right button. */
export function CanvasMenu(props: {
  at: MenuAt;
  onClose: () => void;
  /** Null in the list. */
  camera: Camera | null;
}) {
  const { at, camera } = props;
  const store = useEditorStore();
  const { document } = useCanvasShow();
  const close = () => {
    props.onClose();
    const { renaming, ...state } = store.getState();
    const id = renaming === null ? placeAfter(state.asking, focusedIn(document, state.selection)) : null; // prettier-ignore
    if (id !== null) focusCard(id);
  };
  return (
    <Menu opened onClose={close} position="bottom-start" offset={2}>
      <Menu.Target>
        <SpotTarget spot={{ left: at.x, top: at.y, width: 0, height: 0 }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={menuNames[at.kind]} aria-labelledby={undefined}>
        {at.kind === "activity" ? <ActivityItems id={at.id} /> : null}
        {at.kind === "path" ? <PathItems path={at.path} /> : null}
        {at.kind === "canvas" && camera ? <CanvasItems at={at} camera={camera} /> : null}
      </Menu.Dropdown>
    </Menu>
  );
}

const key = (shortcut: string) => <Keys shortcut={shortcut} plain />;

function ActivityItems({ id }: { id: string }) {
  const { document, locked } = useCanvasShow();
  const store = useEditorStore();
  const acts = useActivityActs();
  const entry = id === document.entry;
  const paths = openPaths(document, id);
  const activity = document.activities[id];
  const labels = new Map(
    (activity ? outletsOf(activity) : []).map(({ id: outlet, label }) => [outlet, label || outlet]),
  );
  // On one of several that are selected it is about all of them.
  const chosen = useEditor((editor) => editor.selection.activities);
  const ids = chosen.includes(id) ? chosen : [id];
  const skipped = ids.every((one) => document.activities[one]?.skipped);
  const { set } = store.getState();
  const copyId = () =>
    void navigator.clipboard
      .writeText(id)
      .catch(() => store.getState().say("The clipboard can’t be used here.", true));
  if (locked) return <Menu.Item onClick={copyId}>Copy ID</Menu.Item>;
  return (
    <>
      <Menu.Item
        disabled={entry}
        rightSection={key("Shift+A")}
        onClick={() => set({ asking: { kind: "pick", at: pathTo(document, id), before: id } })}
      >
        Add before…
      </Menu.Item>
      {paths.map((at, index) => (
        <Menu.Item
          key={at.outlet}
          rightSection={index === 0 ? key("A") : null}
          onClick={() => set({ asking: { kind: "pick", at } })}
        >
          {paths.length > 1 ? `Add after, on ${labels.get(at.outlet)}…` : "Add after…"}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item rightSection={key("F2")} onClick={() => set({ renaming: id })}>
        Rename
      </Menu.Item>
      <Menu.Item disabled={entry} rightSection={key("Mod+C")} onClick={() => void acts.copy(ids)}>
        Copy
      </Menu.Item>
      <Menu.Item disabled={entry} rightSection={key("Mod+D")} onClick={() => acts.duplicate(ids)}>
        Duplicate
      </Menu.Item>
      <Menu.Item
        disabled={entry || paths.length > 1}
        rightSection={key("Shift+D")}
        onClick={() => acts.skip(ids, !skipped)}
      >
        {skipped ? "Stop skipping" : "Skip"}
      </Menu.Item>
      <Menu.Item
        disabled={entry}
        rightSection={key("X")}
        onClick={() => startMove(store.getState(), ids)}
      >
        {document.layout.mode === "free" ? "Move" : "Move under…"}
      </Menu.Item>
      <Menu.Item disabled={entry} onClick={() => acts.makePart(ids)}>
        Make template part…
      </Menu.Item>
      <Menu.Item
        onClick={() =>
          store.getState().select({ activities: [id, ...everythingAfter(document, id)] })
        }
      >
        Select what follows
      </Menu.Item>
      <Menu.Item onClick={copyId}>Copy ID</Menu.Item>
      <Menu.Divider />
      <Menu.Item
        color="red"
        disabled={entry}
        rightSection={key("Delete")}
        onClick={() => acts.remove(ids)}
      >
        Delete
      </Menu.Item>
    </>
  );
}

function PathItems({ path }: { path: PathRef }) {
  const { document, locked } = useCanvasShow();
  const store = useEditorStore();
  const to = document.activities[path.from]?.next[path.outlet];
  const { set, run, select } = store.getState();
  return (
    <>
      <Menu.Item disabled={locked} onClick={() => set({ asking: { kind: "pick", at: path } })}>
        Add activity…
      </Menu.Item>
      <Menu.Item disabled={locked || to === undefined} onClick={() => run(cutPath(document, path))}>
        Cut path
      </Menu.Item>
      <Menu.Item disabled={locked} onClick={() => goOn(store.getState(), path, "join")}>
        Join to…
      </Menu.Item>
      <Menu.Item
        disabled={to === undefined}
        onClick={() => {
          if (to !== undefined) select({ activities: [to, ...everythingAfter(document, to)] });
        }}
      >
        Select what follows
      </Menu.Item>
    </>
  );
}

function CanvasItems({ at, camera }: { at: MenuAt; camera: Camera }) {
  const flow = useReactFlow();
  const { document, locked } = useCanvasShow();
  const store = useEditorStore();
  const exports = useExports();
  const { run, select } = store.getState();
  const free = document.layout.mode === "free";
  const sideways = document.layout.direction === "LR";
  return (
    <>
      <Menu.Item
        disabled={locked}
        rightSection={key("Shift+V")}
        onClick={() => void pasteApart(store)}
      >
        Paste, not connected
      </Menu.Item>
      <Menu.Item
        disabled={locked}
        rightSection={key("N")}
        onClick={() => newNote(store.getState(), flow.screenToFlowPosition(at))}
      >
        Add note
      </Menu.Item>
      <Menu.Item
        rightSection={key("Mod+A")}
        onClick={() => select({ activities: readingOrder(document) })}
      >
        Select all
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        disabled={locked || !free}
        rightSection={key("Shift+T")}
        onClick={() => run(tidy(document, cardSize(document)))}
      >
        Tidy
      </Menu.Item>
      <Menu.Item
        disabled={locked}
        onClick={() =>
          run(setLayout(document, { mode: free ? "auto" : "free" }, cardSize(document)))
        }
      >
        {free ? "Arrange by itself" : "Arrange freely"}
      </Menu.Item>
      <Menu.Item
        disabled={locked}
        onClick={() =>
          run(setLayout(store.getState().document, { direction: sideways ? "TB" : "LR" }))
        }
      >
        {sideways ? "Top to bottom" : "Left to right"}
      </Menu.Item>
      <Menu.Item rightSection={key("1")} onClick={() => camera.fit()}>
        Fit all
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item onClick={() => void exports.png()}>Export as PNG</Menu.Item>
      <Menu.Item onClick={exports.svg}>Export as SVG</Menu.Item>
      <Menu.Item onClick={exports.outline}>Export outline</Menu.Item>
    </>
  );
}
