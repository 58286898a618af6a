import { Button, Popover } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { asDialog } from "./as-dialog.ts";
import classes from "./confirm.module.css";

/** Tier 1: affects people but can be taken back. Asked at the button; the answer is named after the act. */
export function ConfirmPopover(props: {
  /** “Pause “Welcome series”? 248 people stay where they are.” */
  question: ReactNode;
  confirm: string;
  danger?: boolean;
  onConfirm: () => Promise<unknown> | void;
  children: (open: () => void) => ReactNode;
}) {
  const [opened, setOpened] = useState(false);
  const [busy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    try {
      await props.onConfirm();
      setOpened(false);
    } catch {
      // The act itself reports its failure; the question stays for another try.
    } finally {
      setBusy(false);
    }
  };
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={280}
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <span className={classes.target}>{props.children(() => setOpened(true))}</span>
      </Popover.Target>
      <Popover.Dropdown {...asDialog} aria-label={props.confirm}>
        <p className={classes.question}>{props.question}</p>
        <div className={classes.acts}>
          <Button size="xs" onClick={() => setOpened(false)}>
            Cancel
          </Button>
          <Button
            size="xs"
            variant="filled"
            color={props.danger ? "red" : "accent"}
            loading={busy}
            onClick={() => void act()}
          >
            {props.confirm}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
