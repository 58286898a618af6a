import { Popover } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { asDialog } from "../../../ui/as-dialog.ts";
import classes from "./details.module.css";
import fields from "../../../criteria/popover-field.module.css";

/** “category is Coffee ×”: its words open the form that changes them. */
export function DetailChip(props: {
  words: readonly [name: string, how: string, value: string];
  opened: boolean;
  onOpen: (opened: boolean) => void;
  onRemove: () => void;
  children: ReactNode;
}) {
  const [name, how, value] = props.words;
  const said = [name || "Choose an attribute", ...(name ? [how, value] : [])].join(" ").trim();
  return (
    <Popover
      opened={props.opened}
      onChange={props.onOpen}
      position="bottom-start"
      width={280}
      trapFocus
      returnFocus
      withRoles={false}
    >
      <span className={classes.chip} data-empty={name === "" || undefined}>
        <Popover.Target>
          <button
            type="button"
            className={classes.words}
            aria-haspopup="dialog"
            aria-expanded={props.opened}
            aria-label={said}
            onClick={() => props.onOpen(!props.opened)}
          >
            {name ? (
              <>
                {name} <em>{how}</em> {value}
              </>
            ) : (
              said
            )}
          </button>
        </Popover.Target>
        <button
          type="button"
          className={classes.remove}
          aria-label={`Remove ${said}`}
          onClick={props.onRemove}
        >
          <IconX size={12} />
        </button>
      </span>
      <Popover.Dropdown {...asDialog} aria-label={said} className={fields.form ?? ""}>
        {props.children}
      </Popover.Dropdown>
    </Popover>
  );
}
