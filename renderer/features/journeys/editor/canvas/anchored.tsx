import { Popover, type FloatingPosition } from "@mantine/core";
import { useId, type ReactNode, type Ref } from "react";
import { asDialog } from "../../../../ui/as-dialog.ts";
import type { Spot } from "./anchor.ts";
import classes from "./anchored.module.css";

/** Holds a place on screen for a popover or a menu about something that is drawn there. */
export function SpotTarget({ spot, ref }: { spot: Spot; ref?: Ref<HTMLSpanElement> }) {
  return <span ref={ref} className={classes.spot} style={spot} />;
}

/** A question asked where it belongs: beside a card, a “+”, or a point of the canvas. */
export function Anchored(props: {
  spot: Spot;
  title: string;
  width: number;
  position: FloatingPosition;
  onClose: () => void;
  children: ReactNode;
}) {
  const title = useId();
  return (
    <Popover
      opened
      onDismiss={props.onClose}
      position={props.position}
      width={props.width}
      offset={6}
      trapFocus
      withRoles={false}
      hideDetached={false}
      shadow="lg"
    >
      <Popover.Target>
        <SpotTarget spot={props.spot} />
      </Popover.Target>
      <Popover.Dropdown {...asDialog} aria-labelledby={title} className={classes.dropdown ?? ""}>
        <h2 id={title} className={classes.title}>
          {props.title}
        </h2>
        {props.children}
      </Popover.Dropdown>
    </Popover>
  );
}
