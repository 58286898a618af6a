import type { ReactNode } from "react";
import { Canvas } from "./canvas/canvas.tsx";
import { CanvasShowContext, useView, type CanvasShow } from "./canvas/canvas-view.ts";
import { ListView } from "./canvas/list-view.tsx";
import classes from "./editor.module.css";
import { SaveProblem } from "./save-problem.tsx";

/** The four places around and in the middle of the frame. */
export function Places(props: {
  left: ReactNode;
  right: ReactNode;
  bottom: ReactNode;
  show: CanvasShow;
  paths?: Parameters<typeof Canvas>[0]["paths"];
  /** What is at the sides needs more room. */
  wide?: boolean;
  /** The right side can't be closed. */
  docked?: boolean;
}) {
  const list = useView((view) => view.list);
  const wide = props.wide || undefined;
  const docked = props.docked || undefined;
  const side = (place: string | undefined, content: ReactNode, over?: true) =>
    content ? (
      <div className={place} data-wide={wide} data-docked={docked} data-beside-canvas={over}>
        {content}
      </div>
    ) : null;
  return (
    <>
      {side(classes.left, props.left)}
      <CanvasShowContext value={props.show}>
        <div className={classes.canvas}>
          {list ? <ListView /> : <Canvas {...(props.paths ? { paths: props.paths } : {})} />}
          <SaveProblem />
        </div>
      </CanvasShowContext>
      {side(classes.right, props.right, true)}
      <div className={classes.bottom}>{props.bottom}</div>
    </>
  );
}
