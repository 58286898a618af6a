import { Button, Checkbox, Popover } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconArrowsHorizontal,
  IconColumns3,
  IconBaselineDensityMedium,
  IconMinus,
  IconPlus,
} from "@tabler/icons-react";
import { useState } from "react";
import { setPreferences, usePreferences } from "../../../../data/preferences.ts";
import { asDialog } from "../../../../ui/as-dialog.ts";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { useColumnLayout } from "../column-layout.ts";
import { orderedColumns } from "../contact-columns.tsx";
import classes from "./filters.module.css";

const step = 24;

/** Shows, moves and widens columns: what dragging does, for the keyboard too. Remembered for this computer. */
export function ColumnsList() {
  const [opened, setOpened] = useState(false);
  const { layout, show, moveBefore, resize, reset } = useColumnLayout();
  const columns = orderedColumns(layout.order);
  const widthNow = (key: string) =>
    layout.widths[key] ??
    document.querySelector(`[role=columnheader][data-column="${key}"]`)?.getBoundingClientRect()
      .width ??
    140;
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={320}
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <Button
          leftSection={<IconColumns3 size={15} />}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown {...asDialog} aria-label="Columns" p={10}>
        <ul className={classes.columns}>
          {columns.map(({ key, header }, at) => (
            <li key={key} className={classes.column}>
              <Checkbox
                label={header}
                checked={key === "contact" || !layout.hidden.includes(key)}
                disabled={key === "contact"}
                onChange={(event) => show(key, event.currentTarget.checked)}
              />
              <IconAction
                size="sm"
                label={`Move ${header} left`}
                disabled={at === 0}
                onClick={() => moveBefore(key, columns[at - 1]?.key ?? null)}
              >
                <IconArrowUp size={14} />
              </IconAction>
              <IconAction
                size="sm"
                label={`Move ${header} right`}
                disabled={at === columns.length - 1}
                onClick={() => moveBefore(key, columns[at + 2]?.key ?? null)}
              >
                <IconArrowDown size={14} />
              </IconAction>
              <IconAction
                size="sm"
                label={`Make ${header} narrower`}
                onClick={() => resize(key, widthNow(key) - step)}
              >
                <IconMinus size={14} />
              </IconAction>
              <IconAction
                size="sm"
                label={`Make ${header} wider`}
                onClick={() => resize(key, widthNow(key) + step)}
              >
                <IconPlus size={14} />
              </IconAction>
            </li>
          ))}
        </ul>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          mt={6}
          leftSection={<IconArrowsHorizontal size={14} />}
          onClick={reset}
        >
          Reset columns
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Rows of 36 or of 30 px, here and in every other list. */
export function DensityToggle() {
  const compact = usePreferences((state) => state.density) === "compact";
  return (
    <IconAction
      variant="default"
      label={compact ? "Comfortable rows" : "Compact rows"}
      onClick={() => setPreferences({ density: compact ? "comfortable" : "compact" })}
    >
      <IconBaselineDensityMedium size={16} />
    </IconAction>
  );
}
