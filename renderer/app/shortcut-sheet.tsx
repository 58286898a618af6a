import { Modal } from "@mantine/core";
import { useScreenActionList } from "../data/screen-actions.ts";
import { Keys } from "../ui/keys.tsx";
import type { Command } from "./commands.ts";
import classes from "./shortcut-sheet.module.css";
import { showShortcuts, useWindowStore } from "./window-store.ts";

type Row = { label: string; shortcut: string };

const everywhere: Row[] = [
  { label: "Next region", shortcut: "F6" },
  { label: "Previous region", shortcut: "Shift+F6" },
];
const inLists: Row[] = [
  { label: "Move", shortcut: "ArrowUp+ArrowDown" },
  { label: "First, last", shortcut: "Home+End" },
  { label: "Open", shortcut: "Enter" },
  { label: "Select", shortcut: "Space" },
  { label: "Close the panel", shortcut: "Esc" },
];

/** Every key there is on this screen. */
export function ShortcutSheet({ commands }: { commands: readonly Command[] }) {
  const opened = useWindowStore((state) => state.shortcuts);
  const screen = useScreenActionList((state) => state.actions);
  const withKeys = (list: readonly { label: string; shortcut?: string }[]) =>
    list.flatMap(({ label, shortcut }) => (shortcut ? [{ label, shortcut }] : []));
  return (
    <Modal
      opened={opened}
      onClose={() => showShortcuts(false)}
      title="Keyboard shortcuts"
      size={640}
    >
      <div className={classes.sheet}>
        <Group title="This screen" rows={withKeys(screen)} />
        <Group title="Everywhere" rows={[...withKeys(commands), ...everywhere]} />
        <Group title="Lists" rows={inLists} />
      </div>
    </Modal>
  );
}

function Group({ title, rows }: { title: string; rows: Row[] }) {
  if (rows.length === 0) return null;
  return (
    <section className={classes.group}>
      <h2 className={classes.title}>{title}</h2>
      <dl>
        {rows.map(({ label, shortcut }) => (
          <div key={label} className={classes.row}>
            <dt>{label}</dt>
            <dd>
              <Keys shortcut={shortcut} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
