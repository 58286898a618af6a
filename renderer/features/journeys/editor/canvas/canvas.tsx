import {
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  type Connection,
  type NodeChange,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useCallback, useEffect, useMemo, useRef, useState, type DragEvent } from "react";
import type { ActivityType } from "../../../../../shared/activities/index.ts";
import { isActivityType } from "../../../../../shared/activities/index.ts";
import { everythingUnder } from "./everything-under.ts";
import { setLayout } from "../../../../../shared/journey/arrange.ts";
import { addParked, insertOnPath } from "../../../../../shared/journey/insert.ts";
import { canJoin, cutPath, joinPath, reconnectSource } from "../../../../../shared/journey/join.ts";
import { movePart } from "../../../../../shared/journey/move-part.ts";
import { changeNote } from "../../../../../shared/journey/notes.ts";
import { refusals } from "../../../../../shared/journey/edited.ts";
import { viewOf } from "../../../../activities/index.ts";
import { showToast } from "../../../../ui/toast.tsx";
import { toneColor } from "../../../../ui/tones.ts";
import { useEditor, useEditorStore } from "../editor-context.ts";
import { freshId } from "../fresh-id.ts";
import { focusedIn, openPaths, pathAfter, readingOrder } from "../navigate.ts";
import type { PathRef } from "../store.ts";
import { ActivityCard } from "./activity-node.tsx";
import { useCanvasShow, useView } from "./canvas-view.ts";
import { cardLabelledBy } from "./card-words.tsx";
import { CanvasMenu, type MenuAt } from "./context-menu.tsx";
import { drawingOf, type CanvasNode, type PathEdge } from "./drawing.ts";
import { EndCapsule } from "./end-node.tsx";
import { Find } from "./find.tsx";
import { Floats } from "./floats.tsx";
import { Hint } from "./hint.tsx";
import { activityAt, nearestPath } from "./nearest.ts";
import { NoteCard } from "./note-node.tsx";
import { insertPart, useKeptParts } from "./kept-parts.ts";
import { draggedPart, dragType } from "./palette-drag.ts";
import { PathLine } from "./path-edge.tsx";
import { remember } from "./palette-types.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { useCamera } from "./use-camera.ts";
import { useCanvasKeys } from "./keys/use-canvas-keys.ts";
import { useClipboard } from "./use-clipboard.ts";
import classes from "./canvas.module.css";

const nodeTypes = { activity: ActivityCard, end: EndCapsule, note: NoteCard };
const edgeTypes = { path: PathLine };
/** Only large journeys leave out what is off screen: mounting cards again costs more than drawing them. */
const manyNodes = 150;

const wayOf = (
  source: string,
  document: ReturnType<typeof useCanvasShow>["document"],
): PathRef | null => {
  if (source.startsWith("end:")) {
    const [, from = "", outlet = ""] = source.split(":");
    return { from, outlet };
  }
  return pathAfter(document, source);
};

/** The drawing of a journey and everything a pointer does with it. */
export function Canvas({ paths }: { paths?: Parameters<typeof drawingOf>[1] }) {
  const show = useCanvasShow();
  const { document, locked } = show;
  const store = useEditorStore();
  const selection = useEditor((editor) => editor.selection);
  const asking = useEditor((editor) => editor.asking);
  const view = useView();
  const parts = useKeptParts();
  const camera = useCamera();
  const flow = useReactFlow();
  const [moved, setMoved] = useState<ReadonlyMap<string, { x: number; y: number }>>(new Map());
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const alt = useRef(false);
  const lastSelected = useRef<string[]>([]);
  const drawing = useMemo(() => drawingOf(document, paths), [document, paths]);
  const keys = useCanvasKeys(() => drawing.layout, { camera });
  useClipboard(locked);
  const first = focusedIn(document, selection);
  const sideways = document.layout.direction === "LR";

  const nodes = useMemo(
    (): CanvasNode[] =>
      drawing.nodes.map((node) => {
        const at = moved.get(node.id);
        const placed = at ? { ...node, position: at } : node;
        if (placed.type !== "activity")
          return { ...placed, draggable: placed.type === "note" && !locked };
        return {
          ...placed,
          selected: selection.activities.includes(node.id),
          draggable: !locked && placed.draggable !== false,
          focusable: false,
          ariaRole: "button",
          domAttributes: {
            tabIndex: node.id === first ? 0 : -1,
            "aria-labelledby": cardLabelledBy(node.id),
            "aria-pressed":
              (selection.activities.length > 1 || selection.at !== null) &&
              selection.activities.includes(node.id),
            "aria-roledescription": "activity",
          } as never,
        };
      }),
    [drawing, moved, selection, first, locked],
  );

  // The entry in view at the beginning; afterwards the camera stays where it is put.
  const began = useRef(false);
  const start = useCallback(() => {
    if (began.current) return;
    began.current = true;
    void flow.fitView({ padding: 0.08, maxZoom: 1, minZoom: 0.75 }).then(() => {
      const { x, zoom } = flow.getViewport();
      const small = drawing.layout.height * zoom < 400;
      if (!small) void flow.setViewport({ x, y: 12 - drawing.layout.top * zoom, zoom });
    });
  }, [flow, drawing]);

  useEffect(() => {
    const id = selection.at ?? selection.activities[0];
    if (id === undefined || (selection.at === null && selection.activities.length !== 1)) return;
    const box = drawing.layout.positions[id];
    if (!box) return;
    const { x, y, zoom } = flow.getViewport();
    const pane = window.document
      .querySelector<HTMLElement>("[data-canvas]")
      ?.getBoundingClientRect();
    if (!pane) return;
    const left = box.x * zoom + x;
    const top = box.y * zoom + y;
    const out =
      left < 0 ||
      top < 0 ||
      left + box.width * zoom > pane.width ||
      top + box.height * zoom > pane.height;
    if (out)
      void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom, duration: 160 });
    // Only a new selection brings something into view, not a change of the drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selection, flow]);

  const insert = (
    type: ActivityType,
    at: PathRef | null,
    position: { x: number; y: number } | null,
  ) => {
    const { run } = store.getState();
    const id = freshId();
    const edited = at
      ? insertOnPath(document, at, { id, type })
      : addParked(document, { id, type, ...(position ? { position } : {}) });
    if (!run(edited)) return;
    remember(type);
    if (at) return;
    showToast({
      text: "Not connected yet.",
      tone: "info",
      action: {
        label: "Connect to the last path",
        run: () => {
          const { document: now, run: runNow, say } = store.getState();
          const free = readingOrder(now)
            .toReversed()
            .flatMap((from) => openPaths(now, from))
            .find(
              (path) =>
                path.from !== id &&
                now.activities[path.from]?.next[path.outlet] === undefined &&
                canJoin(now, path, id) === null,
            );
          if (free) runNow(joinPath(now, free, id));
          else say("No path ends here. Drag it onto a path instead.", true);
        },
      },
    });
  };

  /** Where something dropped at a point would go: onto the nearest path, or after an activity. */
  const targetAt = (x: number, y: number, without: readonly string[]) => {
    const point = flow.screenToFlowPosition({ x, y });
    const over = activityAt(drawing.nodes, point, without);
    const at = nearestPath(drawing.edges, point, { without, sideways });
    const [under] = over === null ? [] : openPaths(document, over);
    return { at: at ?? under ?? null, over: at ? null : over, point };
  };

  const dragOver = (event: DragEvent) => {
    if (locked || !event.dataTransfer.types.includes(dragType)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    const { at, over } = targetAt(event.clientX, event.clientY, []);
    view.set({ drop: { at, over } });
  };
  const drop = (event: DragEvent) => {
    const type = event.dataTransfer.getData(dragType);
    const part = parts.find(({ id }) => id === draggedPart(type));
    view.set({ drop: null, dragging: null });
    if (locked || !(part || isActivityType(type))) return;
    event.preventDefault();
    const { at, point } = targetAt(event.clientX, event.clientY, []);
    if (part) store.getState().run(insertPart(document, part, at));
    else if (isActivityType(type)) insert(type, at, point);
  };

  const free = document.layout.mode === "free";
  const dragged = (id: string): string[] => {
    if (alt.current) return everythingUnder(document, id);
    return selection.activities.includes(id) ? selection.activities : [id];
  };

  const changed = (changes: NodeChange<CanvasNode>[]) => {
    const places = changes.flatMap((change) =>
      change.type === "position" && change.dragging && change.position
        ? [[change.id, change.position] as const]
        : [],
    );
    if (places.length > 0) setMoved((before) => new Map([...before, ...places]));
    const selected = changes.filter((change) => change.type === "select");
    if (selected.length === 0) return;
    const now = new Set(store.getState().selection.activities);
    for (const change of selected)
      if (document.activities[change.id])
        if (change.selected) now.add(change.id);
        else now.delete(change.id);
    const next = [...now];
    const before = store.getState().selection.activities;
    if (next.length !== before.length || next.some((id) => !before.includes(id)))
      store.getState().select({ activities: next });
  };

  const dropNode = (node: CanvasNode, x: number, y: number) => {
    const { run } = store.getState();
    const places = moved;
    setMoved(new Map());
    view.set({ drop: null, dragging: null });
    if (node.type === "note") {
      const id = node.data.note;
      const note = document.notes[id];
      const anchor = note?.activity ? drawing.layout.positions[note.activity] : undefined;
      run(
        changeNote(document, id, {
          at: { x: node.position.x - (anchor?.x ?? 0), y: node.position.y - (anchor?.y ?? 0) },
        }),
      );
      return;
    }
    if (node.type !== "activity") return;
    if (free) {
      const positions = Object.fromEntries(
        [...places, [node.id, node.position]].filter(([id]) => document.activities[id as string]),
      );
      run(
        setLayout(document, { positions: positions as Record<string, { x: number; y: number }> }),
      );
      return;
    }
    const ids = dragged(node.id);
    const { at } = targetAt(x, y, ids);
    if (at) run(movePart(document, ids, at));
  };

  const connect = ({ source, target }: Connection) => {
    const way = wayOf(source, document);
    if (!way) return;
    store.getState().run(joinPath(document, way, target));
  };

  return (
    // The keys of the focused card bubble up to here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={classes.canvas}
      // Pressed on a path or beside everything, the keys go on being about the journey.
      tabIndex={-1}
      data-canvas
      data-journey-focus
      data-tool={view.tool}
      data-gliding={moved.size === 0 && view.dragging === null ? true : undefined}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing is no set of form fields
      role="group"
      aria-roledescription="journey canvas"
      aria-label={`Canvas of ${document.name}`}
      onKeyDown={(event) => {
        alt.current = event.altKey;
        keys.onKeyDown(event);
      }}
      onKeyUp={(event) => {
        alt.current = event.altKey;
        keys.onKeyUp(event);
      }}
      onDragOver={dragOver}
      onDragLeave={() => view.set({ drop: null })}
      onDrop={drop}
    >
      <svg width="0" height="0" className={classes.markers} aria-hidden>
        <defs>
          <marker
            id="path-end"
            markerWidth="12"
            markerHeight="12"
            refX="9"
            refY="6"
            orient="auto"
            markerUnits="userSpaceOnUse"
          >
            <path d="M4 2.5 L9 6 L4 9.5" className={classes.marker} />
          </marker>
        </defs>
      </svg>
      <ReactFlow<CanvasNode, PathEdge>
        nodes={nodes}
        edges={drawing.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={start}
        onNodesChange={changed}
        onNodeClick={(event, node) => {
          if (node.type !== "activity") return;
          const { select, selection: now } = store.getState();
          const others = now.activities.filter((id) => id !== node.id);
          if (event.ctrlKey || event.metaKey) {
            // React Flow may have put it in already, so what counts is whether it was there before.
            const had = lastSelected.current.includes(node.id);
            select({ activities: had ? others : [node.id, ...others] });
          } else if (event.shiftKey) select({ activities: [node.id, ...others] });
          else select({ activities: [node.id] });
          lastSelected.current = store.getState().selection.activities;
        }}
        onNodeDoubleClick={(_, node) => {
          if (node.type === "activity" && !locked) store.getState().show(node.id, "");
        }}
        onEdgeClick={(_, edge) => {
          if (edge.data && !locked)
            store.getState().select({ path: { from: edge.data.from, outlet: edge.data.outlet } });
        }}
        onPaneClick={() => {
          store.getState().select({});
          setMenu(null);
        }}
        onNodeContextMenu={(event, node) => {
          event.preventDefault();
          if (node.type === "activity")
            setMenu({ kind: "activity", id: node.id, x: event.clientX, y: event.clientY });
        }}
        onEdgeContextMenu={(event, edge) => {
          event.preventDefault();
          if (edge.data)
            setMenu({
              kind: "path",
              path: { from: edge.data.from, outlet: edge.data.outlet },
              x: event.clientX,
              y: event.clientY,
            });
        }}
        onPaneContextMenu={(event) => {
          event.preventDefault();
          setMenu({ kind: "canvas", x: event.clientX, y: event.clientY });
        }}
        onNodeDragStart={(_, node) =>
          view.set({ dragging: node.type === "activity" && !free ? dragged(node.id) : null })
        }
        onNodeDrag={(event, node) => {
          if (node.type !== "activity" || free) return;
          const { clientX, clientY } = "touches" in event ? { clientX: 0, clientY: 0 } : event;
          const { at, over } = targetAt(clientX, clientY, dragged(node.id));
          view.set({ drop: { at, over } });
        }}
        onNodeDragStop={(event, node) => {
          const { clientX, clientY } = "clientX" in event ? event : { clientX: 0, clientY: 0 };
          dropNode(node, clientX, clientY);
        }}
        onConnect={connect}
        onConnectEnd={(event, state) => {
          // Let go on a card that can't be joined: said with its way out. On the empty canvas: the picker.
          const source = state.fromNode?.id;
          const way = source === undefined ? null : wayOf(source, document);
          if (!way || state.isValid) return;
          if (state.toNode) {
            const code = canJoin(document, way, state.toNode.id);
            if (code !== null) store.getState().say(refusals[code], true);
          } else {
            const { clientX: left, clientY: top } =
              "touches" in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
            store.getState().set({ asking: { kind: "pick", at: way, point: { left, top } } });
          }
        }}
        isValidConnection={({ source, target }) => {
          const way = wayOf(source, document);
          return way !== null && canJoin(document, way, target) === null;
        }}
        onReconnect={(edge, { source, target }) => {
          const { run } = store.getState();
          if (!edge.data) return;
          const way = { from: edge.data.from, outlet: edge.data.outlet };
          if (source !== edge.source) {
            const to = wayOf(source, document);
            if (to) run(reconnectSource(document, way, to));
          } else run(joinPath(document, way, target));
        }}
        onReconnectEnd={(_, edge, __, state) => {
          if (state.isValid || state.toNode || !edge.data || locked) return;
          store
            .getState()
            .run(cutPath(document, { from: edge.data.from, outlet: edge.data.outlet }));
        }}
        onBeforeDelete={() => Promise.resolve(false)}
        nodesDraggable={!locked}
        nodesConnectable={!locked}
        edgesReconnectable={!locked}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionMode={SelectionMode.Partial}
        selectionOnDrag={view.tool === "pointer"}
        panOnDrag={view.tool === "pointer" ? [1] : [0, 1]}
        panActivationKeyCode={locked ? null : "Space"}
        panOnScroll
        zoomOnDoubleClick={false}
        minZoom={0.1}
        maxZoom={2}
        snapToGrid={free && !alt.current}
        snapGrid={[18, 18]}
        connectionRadius={28}
        reconnectRadius={14}
        nodeDragThreshold={4}
        connectionDragThreshold={3}
        elevateNodesOnSelect
        onlyRenderVisibleElements={drawing.nodes.length > manyNodes}
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={18} size={1.4} />
        {view.minimap && !view.dragging ? (
          <MiniMap<CanvasNode>
            className={classes.minimap ?? ""}
            position="bottom-right"
            style={{ width: 136, height: 100, margin: 12 }}
            pannable
            zoomable
            ariaLabel="Overview of the journey"
            nodeColor={(node) => colourOf(document.activities[node.id]?.type)}
            nodeBorderRadius={8}
            bgColor="transparent"
            maskColor="color-mix(in srgb, var(--surface-3) 60%, transparent)"
          />
        ) : null}
        <SelectionBar />
      </ReactFlow>
      <Floats camera={camera} />
      <Find />
      <Hint asking={asking} />
      {menu ? <CanvasMenu at={menu} onClose={() => setMenu(null)} camera={camera} /> : null}
    </div>
  );
}

const colourOf = (type: string | undefined): string =>
  type !== undefined && isActivityType(type)
    ? toneColor(viewOf(type).tone)
    : "var(--border-strong)";
