import { Popover, UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { asDialog } from "../ui/as-dialog.ts";
import classes from "./popover-field.module.css";

/** Looks like a select; opens a small form whose changes count at once. */
export function PopoverField(props: {
  /** What it is, before what it says: “When, in last 30 days”. */
  label: string;
  text: string;
  control?: string;
  error?: boolean;
  describedBy?: string | undefined;
  wide?: boolean;
  children: ReactNode;
}) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={280}
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.button ?? ""}
          data-wide={props.wide || undefined}
          data-error={props.error || undefined}
          data-control={props.control}
          aria-label={`${props.label}, ${props.text}`}
          aria-describedby={props.describedBy}
          aria-haspopup="dialog"
          aria-expanded={opened}
          title={props.text}
          onClick={() => setOpened(!opened)}
        >
          <span className="ellipsis">{props.text}</span>
          <IconChevronDown size={14} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown {...asDialog} aria-label={props.label} className={classes.form ?? ""}>
        {props.children}
      </Popover.Dropdown>
    </Popover>
  );
}
