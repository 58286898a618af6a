import { Menu } from "@mantine/core";
import { setLayout, tidy } from "../../../../../shared/journey/arrange.ts";
import { cutPath } from "../../../../../shared/journey/join.ts";
import { addNote } from "../../../../../shared/journey/notes.ts";
import { Keys } from "../../../../ui/keys.tsx";
import { useEditorStore } from "../editor-context.ts";
import { freshId } from "../fresh-id.ts";
import { useActivityActs } from "../inspector/use-activity-acts.ts";
import { everythingAfter, openPaths, pathTo, readingOrder } from "../navigate.ts";
import type { PathRef } from "../store.ts";
import { useCanvasShow } from "./canvas-view.ts";
import { SpotTarget } from "./anchored.tsx";
import { cardSize } from "./drawing.ts";
import { pasteApart } from "./paste-apart.ts";
import { useExports } from "./use-exports.ts";
import type { Camera } from "./use-camera.ts";

export type MenuAt = { x: number; y: number } & (
  | { kind: "activity"; id: string }
  | { kind: "path"; path: PathRef }
  | { kind: "canvas" }
);

const menuNames = { activity: "Activity", path: "Path", canvas: "Canvas" };

/** The menu of the right button. */
export function CanvasMenu(props: { at: MenuAt; onClose: () => void; camera: Camera }) {
  const { at, onClose } = props;
  return (
    <Menu opened onClose={onClose} position="bottom-start" offset={2}>
      <Menu.Target>
        <SpotTarget spot={{ left: at.x, top: at.y, width: 0, height: 0 }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={menuNames[at.kind]} aria-labelledby={undefined}>
        {at.kind === "activity" ? <ActivityItems id={at.id} /> : null}
        {at.kind === "path" ? <PathItems path={at.path} /> : null}
        {at.kind === "canvas" ? <CanvasItems camera={props.camera} /> : null}
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
  const skipped = document.activities[id]?.skipped === true;
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
          {paths.length > 1 ? `Add after, on ${at.outlet}…` : "Add after…"}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item rightSection={key("F2")} onClick={() => set({ renaming: id })}>
        Rename
      </Menu.Item>
      <Menu.Item disabled={entry} rightSection={key("Mod+C")} onClick={() => void acts.copy([id])}>
        Copy
      </Menu.Item>
      <Menu.Item disabled={entry} rightSection={key("Mod+D")} onClick={() => acts.duplicate([id])}>
        Duplicate
      </Menu.Item>
      <Menu.Item
        disabled={entry || paths.length > 1}
        rightSection={key("Shift+D")}
        onClick={() => acts.skip([id], !skipped)}
      >
        {skipped ? "Stop skipping" : "Skip"}
      </Menu.Item>
      <Menu.Item
        disabled={entry}
        rightSection={key("X")}
        onClick={() => set({ asking: { kind: "move", ids: [id], at: null } })}
      >
        Move under…
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
        onClick={() => acts.remove([id])}
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
      <Menu.Item
        disabled={locked}
        onClick={() => set({ asking: { kind: "join", from: path, to: null } })}
      >
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

function CanvasItems({ camera }: { camera: Camera }) {
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
        onClick={() => {
          const id = freshId();
          if (
            run(
              addNote(store.getState().document, {
                id,
                text: "",
                at: { x: 260, y: 40 },
                activity: null,
              }),
            )
          )
            select({ note: id });
        }}
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
