import { Modal } from "@mantine/core";
import { useScreenActionList, type KeyGroup } from "../data/screen-actions.ts";
import { Keys } from "../ui/keys.tsx";
import type { Command } from "./commands.ts";
import classes from "./shortcut-sheet.module.css";
import { showShortcuts, useWindowStore } from "./window-store.ts";

type Rows = KeyGroup["rows"];

const everywhere: Rows = [
  { label: "Next region", shortcuts: ["F6"] },
  { label: "Previous region", shortcuts: ["Shift+F6"] },
];
const inLists: Rows = [
  { label: "Move", shortcuts: ["ArrowUp", "ArrowDown"] },
  { label: "First, last", shortcuts: ["Home", "End"] },
  { label: "Open", shortcuts: ["Enter"] },
  { label: "Select", shortcuts: ["Space"] },
  { label: "Close the panel", shortcuts: ["Esc"] },
];

/** Every key there is on this screen. */
export function ShortcutSheet({ commands }: { commands: readonly Command[] }) {
  const opened = useWindowStore((state) => state.shortcuts);
  const screen = useScreenActionList((state) => state.actions);
  const parts = useScreenActionList((state) => state.keys);
  const withKeys = (list: readonly { label: string; shortcut?: string; also?: string }[]) =>
    list.flatMap(({ label, shortcut, also }) =>
      shortcut ? [{ label, shortcuts: also ? [shortcut, also] : [shortcut] }] : [],
    );
  return (
    <Modal
      opened={opened}
      onClose={() => showShortcuts(false)}
      title="Keyboard shortcuts"
      size={parts.length > 0 ? 980 : 640}
    >
      <div className={classes.sheet} data-wide={parts.length > 0 || undefined}>
        <Group title="This screen" rows={withKeys(screen)} />
        {parts.map(({ title, rows }) => (
          <Group key={title} title={title} rows={rows} />
        ))}
        <Group title="Everywhere" rows={[...withKeys(commands), ...everywhere]} />
        <Group title="Lists" rows={inLists} />
      </div>
    </Modal>
  );
}

function Group({ title, rows }: { title: string; rows: Rows }) {
  if (rows.length === 0) return null;
  return (
    <section className={classes.group}>
      <h2 className={classes.title}>{title}</h2>
      <dl>
        {rows.map(({ label, shortcuts }) => (
          <div key={label} className={classes.row}>
            <dt>{label}</dt>
            <dd className={classes.keys}>
              {shortcuts.map((shortcut) => (
                <Keys key={shortcut} shortcut={shortcut} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
