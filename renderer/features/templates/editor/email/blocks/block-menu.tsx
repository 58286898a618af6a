import { Menu } from "@mantine/core";
import {
  IconClipboard,
  IconClipboardCopy,
  IconCopy,
  IconCut,
  IconDots,
  IconTrash,
} from "@tabler/icons-react";
import { IconAction } from "../../../../../ui/icon-action.tsx";
import { Keys } from "../../../../../ui/keys.tsx";

type Act = { run: () => void; disabled: boolean };

/** What can be done to the row that is chosen, for the mouse and for those who look for it. */
export function BlockMenu(props: {
  name: string;
  cut: Act;
  copy: Act;
  paste: Act;
  duplicate: Act;
  remove: Act;
}) {
  const acts = [
    { label: "Cut", keys: "Mod+X", icon: IconCut, act: props.cut },
    { label: "Copy", keys: "Mod+C", icon: IconClipboardCopy, act: props.copy },
    { label: "Paste", keys: "Mod+V", icon: IconClipboard, act: props.paste },
    { label: "Duplicate", keys: "Mod+D", icon: IconCopy, act: props.duplicate },
    { label: "Delete", keys: "Delete", icon: IconTrash, act: props.remove, danger: true },
  ];
  return (
    <Menu position="bottom-end" width={200} returnFocus>
      <Menu.Target>
        <IconAction size="sm" label={`Actions for ${props.name}`}>
          <IconDots size={16} />
        </IconAction>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map(({ label, keys, icon: Sign, act, danger }) => (
          <Menu.Item
            key={label}
            leftSection={<Sign size={16} />}
            rightSection={<Keys shortcut={keys} plain />}
            disabled={act.disabled}
            {...(danger ? { color: "red" } : {})}
            onClick={act.run}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
