import { Popover } from "@mantine/core";
import { useState, type ReactNode } from "react";
import classes from "./status.module.css";

/** One cell of the status bar: a button that opens what is behind it. */
export function StatusCell(props: {
  children: ReactNode;
  label: string;
  popover?: (close: () => void) => ReactNode;
  onClick?: () => void;
  tone?: "danger" | "warning";
  align?: "start" | "end";
  width?: number;
}) {
  const [opened, setOpened] = useState(false);
  const { popover } = props;
  const button = (
    <button
      type="button"
      className={classes.cell}
      data-tone={props.tone}
      onClick={() => {
        props.onClick?.();
        if (popover) setOpened(!opened);
      }}
    >
      {props.children}
    </button>
  );
  if (!popover) return button;
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position={props.align === "end" ? "top-end" : "top-start"}
      width={props.width ?? 320}
      trapFocus
      returnFocus
    >
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown className={classes.popover ?? ""} aria-label={props.label}>
        {popover(() => setOpened(false))}
      </Popover.Dropdown>
    </Popover>
  );
}
