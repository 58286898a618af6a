import { Background, BackgroundVariant, ReactFlow, SelectionMode } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useMemo } from "react";
import { useEditor } from "../editor-context.ts";
import { ActivityCard } from "./activity-node.tsx";
import { useView } from "./canvas-view.ts";
import { CanvasMenu } from "./context-menu.tsx";
import type { CanvasNode, drawingOf, PathEdge } from "./drawing.ts";
import { EndCapsule } from "./end-node.tsx";
import { Find } from "./find.tsx";
import { Floats } from "./floats.tsx";
import { Hint } from "./hint.tsx";
import { useCanvasKeys } from "./keys/use-canvas-keys.ts";
import { NotConnected } from "./not-connected.tsx";
import { NoteCard } from "./note-node.tsx";
import { Overview } from "./overview.tsx";
import { PathLine } from "./path-edge.tsx";
import { PathMarker } from "./path-marker.tsx";
import { Guides } from "./pointer/guides.tsx";
import { useCardDrags } from "./pointer/use-card-drags.ts";
import { useClicks } from "./pointer/use-clicks.ts";
import { useJoins } from "./pointer/use-joins.ts";
import { usePaletteDrops } from "./pointer/use-palette-drops.ts";
import { useLatest, useScene } from "./scene.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { ShownContext, useShownStore } from "./shown.ts";
import { useCamera } from "./use-camera.ts";
import { useClipboard } from "./use-clipboard.ts";
import { useFirstView } from "./use-first-view.ts";
import { useFlowNodes } from "./use-flow-nodes.ts";
import { useInView } from "./use-in-view.ts";
import { useSteady } from "./use-steady.ts";
import { edgesWith } from "./while-dragged.ts";
import classes from "./canvas.module.css";

const nodeTypes = { activity: ActivityCard, end: EndCapsule, note: NoteCard };
const edgeTypes = { path: PathLine };
/** Only large journeys leave out what is off screen: mounting cards again costs more than drawing them. */
const manyNodes = 150;
// What React Flow is given stays the same object: it goes through all its listeners for every prop that does not.
const noCredit = { hideAttribution: true };
const pans = { pointer: [1], hand: [0, 1] };
const neverDelete = () => Promise.resolve(false);

/** The drawing of a journey and everything a pointer does with it. */
export function Canvas({ paths }: { paths?: Parameters<typeof drawingOf>[1] }) {
  const scene = useScene(paths);
  const now = useLatest(scene);
  const { document, locked, drawing } = scene;
  const shown = useShownStore();
  const asking = useEditor((editor) => editor.asking);
  const tool = useView((view) => view.tool);
  const dragging = useView((view) => view.dragging !== null);
  const camera = useCamera();
  const keys = useCanvasKeys(() => drawing.layout, { camera });
  const { moved, handlers: drags } = useCardDrags(now);
  const { menu, closeMenu, handlers: clicks } = useClicks(now);
  const joins = useJoins(now);
  const drops = usePaletteDrops(now);
  const nodes = useFlowNodes(scene, moved);
  const { mode, direction } = document.layout;
  const edges = useMemo(
    () => (mode === "free" ? edgesWith(drawing, moved, direction === "LR") : drawing.edges),
    [drawing, moved, mode, direction],
  );
  const start = useFirstView(now);
  useSteady(scene);
  useInView(now);
  useClipboard(locked);
  return (
    <ShownContext value={shown}>
      {/* The keys of the focused card bubble up to here. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        className={classes.canvas}
        // Pressed on a path or beside everything, the keys go on being about the journey.
        tabIndex={-1}
        data-canvas
        data-journey-focus
        data-tool={tool}
        data-gliding={(moved.size === 0 && !dragging) || undefined}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing is no set of form fields
        role="group"
        aria-roledescription="journey canvas"
        aria-label={`Canvas of ${document.name}`}
        {...keys}
        {...drops}
      >
        <PathMarker />
        <ReactFlow<CanvasNode, PathEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onInit={start}
          {...clicks}
          {...drags}
          {...joins}
          onBeforeDelete={neverDelete}
          nodesDraggable={!locked}
          nodesConnectable={!locked}
          edgesReconnectable={!locked}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionMode={SelectionMode.Partial}
          selectionOnDrag={tool === "pointer"}
          panOnDrag={pans[tool]}
          panActivationKeyCode={locked ? null : "Space"}
          panOnScroll
          zoomOnDoubleClick={false}
          minZoom={0.1}
          maxZoom={2}
          connectionRadius={28}
          reconnectRadius={14}
          nodeDragThreshold={4}
          connectionDragThreshold={3}
          elevateNodesOnSelect
          onlyRenderVisibleElements={drawing.nodes.length > manyNodes}
          proOptions={noCredit}
        >
          <Background variant={BackgroundVariant.Dots} gap={18} size={1.4} />
          <Overview />
          <SelectionBar />
          <Guides />
          <NotConnected {...scene} />
        </ReactFlow>
        <Floats camera={camera} />
        <Find />
        <Hint asking={asking} />
        {menu ? <CanvasMenu at={menu} onClose={closeMenu} camera={camera} /> : null}
      </div>
    </ShownContext>
  );
}
